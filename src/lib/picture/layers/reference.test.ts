import { readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { drawReference } from './reference';

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
    for (const { features } of Object.values(drawReference({}, ({ en }) => en)))
      expect(features).toEqual([]);
  });

  it('are drawn one and all, each with a name in the language asked for', () => {
    expect(drawn.regions.features).toHaveLength(data.regions.features.length);
    expect(drawn.straits.features).toHaveLength(data.straits.features.length);
    const names = drawn.zones.features.filter(({ geometry }) => geometry.type === 'Point');
    expect(names).toHaveLength(data['watch-zones'].features.length);
    for (const { properties } of names) expect(properties.name).toMatch(/[а-я]/i);
  });

  it('have no line along 180°, where their polygons are cut', () => {
    let steps = 0;
    for (const { geometry } of [...drawn.zones.features, ...drawn.regionLines.features]) {
      if (geometry.type === 'Point') continue;
      for (const line of geometry.coordinates)
        line.slice(1).forEach(([lng, lat], i) => {
          const [x, y] = line[i]!;
          steps++;
          expect(Math.abs(lng!) === 180 && x === lng).toBe(false);
          expect(Math.hypot(lng! - x!, lat! - y!)).toBeLessThan(2.9);
        });
    }
    expect(steps).toBeGreaterThan(300);
  });

  it('stand with their name among them: Alaska beyond 180°, not in Africa', () => {
    const name = drawn.zones.features.find(
      ({ geometry, properties }) => geometry.type === 'Point' && /Аляска/.test(properties.name),
    )!;
    const [lng] = name.geometry.coordinates as number[];
    expect(Math.abs(lng!)).toBeGreaterThan(130);
  });
});
