import { readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { REFERENCE_LAYERS, drawReference } from './reference';

const read = (file: string) =>
  JSON.parse(readFileSync(`static/data/${file}.geojson`, 'utf8')) as FeatureCollection;
const data = {
  regions: read('regions'),
  'watch-zones': read('watch-zones'),
  straits: read('straits'),
};
const drawn = drawReference(data, ({ ru, en }) => ru ?? en);

describe('regions, zones and straits', () => {
  it('of nothing loaded are empty', () => {
    for (const features of Object.values(drawReference({}, ({ en }) => en)))
      expect(features).toEqual([]);
  });

  it('are drawn one and all, each with a name in the language asked for', () => {
    expect(drawn.regions).toHaveLength(data.regions.features.length);
    for (const layer of REFERENCE_LAYERS) {
      const names = drawn.named.filter((name) => name.layer === layer);
      expect(names).toHaveLength(data[layer].features.length);
      for (const { text } of names) expect(text).toMatch(/[а-я]/i);
    }
  });

  it('have no line along 180°, where their polygons are cut', () => {
    let steps = 0;
    for (const { geometry } of [...drawn.zones, ...drawn.regionOutlines])
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
