import { readdirSync, readFileSync } from 'node:fs';
import { booleanPointInPolygon, union } from '@turf/turf';
import { pairs, sum } from 'd3-array';
import { geoDistance, geoInterpolate } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { signedArea } from '#core/earth/antimeridian';
import type { Position as Place } from '#core/record/model';
import type { AtlasData } from '#core/record/schema';
import { regionLookup, type Regions, withRegions } from '#core/earth/regions';
import { readJson } from './json';

interface RegionProperties {
  id: string;
  name: Record<'en' | 'ru' | 'zh', string>;
  order: number;
  note?: string;
}

const regions = JSON.parse(
  readFileSync('geodata/russia-china/regions.geojson', 'utf8'),
) as FeatureCollection<Polygon | MultiPolygon, RegionProperties>;

const polygons = regions.features.flatMap(({ properties, geometry }) =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((rings) => ({
    id: properties.id,
    rings,
  })),
);

/** Straight edges in longitude and latitude, as the file means them. */
function regionsAt(position: Position): string[] {
  return regions.features
    .filter((f) => booleanPointInPolygon(position, f))
    .map((f) => f.properties.id);
}

const wrapped = ([lng = 0, lat = 0]: Position): Position => [((lng + 540) % 360) - 180, lat];

describe('the regions', () => {
  it('have unique ids and orders and a name in three languages', () => {
    const ids = regions.features.map((f) => f.properties.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(regions.features.map((f) => f.id)).toEqual(ids);
    expect(regions.features.map((f) => f.properties.order)).toEqual(ids.map((_, i) => i + 1));
    for (const { properties } of regions.features) {
      expect(properties.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(properties.name.en).toMatch(/[a-z]/i);
      expect(properties.name.ru).toMatch(/[а-яё]/i);
      expect(properties.name.zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  // By RFC 7946 as all layers: geodata.test.ts.
  it('are single rings', () => {
    expect(polygons.filter(({ rings }) => rings.length !== 1)).toEqual([]);
  });

  it('meet along the same edges: no overlap, no sliver, only the two wide gaps meant to be', () => {
    // In square degrees, in which edges are straight; holes are negative.
    const areasOf = ({ geometry: { type, coordinates } }: Feature<Polygon | MultiPolygon>) =>
      (type === 'Polygon' ? coordinates : coordinates.flat()).map((ring) =>
        signedArea(ring as Place[]),
      );
    const whole = areasOf(union(regions)!);
    expect(sum(whole)).toBeCloseTo(sum(regions.features.flatMap(areasOf)), 6);
    const gaps = whole.filter((area) => area < 0);
    // Eastern Europe inland, and the Arabian and Anatolian interior.
    expect(gaps).toHaveLength(2);
    expect(Math.max(...gaps)).toBeLessThan(-100);
  });
});

interface PlacedEvent {
  id: string;
  sites: { name: string; position: Position }[];
  track: { waypoints: { position: Position }[] } | null;
}

describe('every place of the dataset', () => {
  const events = readdirSync('geodata/russia-china/events').map((file) =>
    readJson<PlacedEvent>(`geodata/russia-china/events/${file}`),
  );

  it('along a track lies in exactly one region every 50 km', () => {
    const astray: string[] = [];
    let steps = 0;
    for (const { id, track } of events) {
      for (const [a, b] of pairs((track?.waypoints ?? []).map((w) => w.position))) {
        const [from, to] = [wrapped(a), wrapped(b)] as [[number, number], [number, number]];
        const count = Math.max(1, Math.ceil((geoDistance(from, to) * 6371) / 50));
        for (let i = 0; i <= count; i++, steps++) {
          const position = geoInterpolate(from, to)(i / count);
          const ids = regionsAt(position);
          if (ids.length !== 1) astray.push(`${id} at ${position.join()}: ${ids.join(', ')}`);
        }
      }
    }
    expect(steps).toBeGreaterThan(1000);
    expect(astray).toEqual([]);
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
