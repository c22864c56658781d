import { readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { REFERENCE_LAYERS } from '$lib/view/view';
import { drawReference, outlinesOf } from './reference';

const read = (file: string) =>
  JSON.parse(readFileSync(`static/data/${file}.geojson`, 'utf8')) as FeatureCollection;
const data = Object.fromEntries(REFERENCE_LAYERS.map((layer) => [layer, read(layer)])) as Record<
  (typeof REFERENCE_LAYERS)[number],
  FeatureCollection
>;
const drawn = drawReference(data, ({ ru, en }) => ru ?? en);

describe('regions, zones and straits', () => {
  it('of nothing loaded are empty', () => {
    const { reference, named } = drawReference({}, ({ en }) => en);
    expect([...Object.values(reference).flat(), ...named]).toEqual([]);
  });

  it('are drawn one and all, each with a name in the language asked for', () => {
    for (const layer of REFERENCE_LAYERS) {
      expect(drawn.reference[layer]).toHaveLength(data[layer].features.length);
      const { named: names } = drawReference({ [layer]: data[layer] }, ({ ru, en }) => ru ?? en);
      expect(names).toHaveLength(data[layer].features.length);
      for (const { text } of names) expect(text).toMatch(/[а-я]/i);
    }
  });

  it('have no line along 180°, where their polygons are cut', () => {
    let steps = 0;
    const { regions, 'watch-zones': zones } = drawn.reference;
    for (const { geometry } of outlinesOf([...zones, ...regions]))
      for (const line of geometry.coordinates)
        line.slice(1).forEach(([lng, lat], i) => {
          const [x, y] = line[i]!;
          steps++;
          expect(Math.abs(lng!) === 180 && x === lng).toBe(false);
          expect(Math.hypot(lng! - x!, lat! - y!)).toBeLessThan(2.9);
        });
    expect(steps).toBeGreaterThan(300);
  });

  it('stand with their name among them: Alaska beyond 180°, not in Africa', () => {
    const [[lng] = []] = drawn.named.find(({ text }) => /Аляска/.test(text))!.positions;
    expect(Math.abs(lng!)).toBeGreaterThan(130);
  });
});
