import { union } from '@turf/turf';
import { sum } from 'd3-array';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { signedArea } from '#core/earth/antimeridian';
import type { Position } from '#core/record/model';
import type { AtlasData } from '#core/record/schema';
import { regionLookup, type Regions, withRegions } from '#core/earth/regions';
import { readJson } from './json';

type RegionsFile = FeatureCollection<Polygon | MultiPolygon, { id: string; order: number }>;
const regions = readJson<RegionsFile>('geodata/russia-china/regions.geojson');

describe('the regions', () => {
  it('have unique ids, in order, and single rings', () => {
    const ids = regions.features.map(({ properties }) => properties.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(regions.features.map(({ id }) => id)).toEqual(ids);
    expect(regions.features.map(({ properties }) => properties.order)).toEqual(
      ids.map((_, i) => i + 1),
    );
    // By RFC 7946 as all layers: geodata.test.ts.
    const rings = regions.features.flatMap(({ geometry: { type, coordinates } }) =>
      type === 'Polygon' ? [coordinates] : coordinates,
    );
    expect(rings.filter(({ length }) => length !== 1)).toEqual([]);
  });

  it('meet along the same edges: no overlap, no sliver, only the two wide gaps meant to be', () => {
    // In square degrees, in which edges are straight; holes are negative.
    const areasOf = ({ geometry: { type, coordinates } }: Feature<Polygon | MultiPolygon>) =>
      (type === 'Polygon' ? coordinates : coordinates.flat()).map((ring) =>
        signedArea(ring as Position[]),
      );
    const whole = areasOf(union(regions)!);
    expect(sum(whole)).toBeCloseTo(sum(regions.features.flatMap(areasOf)), 6);
    const gaps = whole.filter((area) => area < 0);
    // Eastern Europe inland, and the Arabian and Anatolian interior.
    expect(gaps).toHaveLength(2);
    expect(Math.max(...gaps)).toBeLessThan(-100);
  });
});

it("a reader's own record gets the regions that the build gives ours", () => {
  const ours = readJson<AtlasData>('static/data/events.json');
  const built = readJson<Regions>('static/data/regions.geojson');
  const regionAt = regionLookup(built);
  for (const record of ours.records) {
    const bare = {
      ...record,
      sites: record.sites.map((site) => ({ ...site, region: '' })),
      track: record.track && { ...record.track, regionShare: {} },
    };
    expect(withRegions(bare, regionAt)).toEqual(record);
  }
});
