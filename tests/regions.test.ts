import { readdirSync, readFileSync } from 'node:fs';
import { booleanPointInPolygon } from '@turf/turf';
import { geoDistance, geoInterpolate } from 'd3-geo';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { AtlasData } from '../src/lib/core/record/schema';
import { regionLookup, type Regions, withRegions } from '../src/lib/core/earth/regions';
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

  it('never cross themselves or each other: no two edges meet except at a shared vertex', () => {
    const allEdges = polygons.flatMap(({ id, rings }) =>
      edges(rings[0] ?? []).map((edge) => ({ id, edge })),
    );
    const clashes: string[] = [];
    for (const [i, a] of allEdges.entries()) {
      for (const b of allEdges.slice(i + 1)) {
        if (clash(a.edge, b.edge))
          clashes.push(`${a.id} ${a.edge.join('>')} × ${b.id} ${b.edge.join('>')}`);
      }
    }
    expect(clashes).toEqual([]);
  });

  it('do not overlap on a one-degree grid', () => {
    const overlaps: string[] = [];
    // Off the round tenths, so that no grid point lies on an edge.
    for (let lng = -179.617; lng < 180; lng += 1) {
      for (let lat = -59.713; lat < 90; lat += 1) {
        const ids = regionsAt([lng, lat]);
        if (ids.length > 1) overlaps.push(`${lng},${lat}: ${ids.join(', ')}`);
      }
    }
    expect(overlaps).toEqual([]);
  });
});

describe('between the regions', () => {
  it('neighbours share identical edges: no sliver is left, only the two wide gaps meant to be', () => {
    const gaps = gapAreas().filter((area) => area > 0);
    // Eastern Europe inland, and the Arabian and Anatolian interior; square degrees.
    expect(gaps).toHaveLength(2);
    expect(Math.min(...gaps)).toBeGreaterThan(100);
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
      for (const [a, b] of edges((track?.waypoints ?? []).map((w) => w.position))) {
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

type Edge = [Position, Position];

function edges(line: Position[]): Edge[] {
  return line.slice(1).map((to, i) => [line[i] as Position, to]);
}

/** Plane areas of the loops of edges without a neighbour: gaps are positive, outlines negative. */
function gapAreas(): number[] {
  const allEdges = polygons.flatMap(({ rings }) => edges(rings[0] ?? []));
  const walked = new Set(allEdges.map(([a, b]) => `${a}>${b}`));
  const next = new Map<string, Edge[]>();
  for (const [a, b] of allEdges.filter(([from, to]) => !walked.has(`${to}>${from}`))) {
    next.set(`${b}`, [...(next.get(`${b}`) ?? []), [b, a]]);
  }
  const areas: number[] = [];
  for (const start of next.keys()) {
    let doubleArea = 0;
    for (let edge = next.get(start)?.pop(); edge; edge = next.get(`${edge[1]}`)?.pop()) {
      const [[x = NaN, y = NaN], [x2 = NaN, y2 = NaN]] = edge;
      doubleArea += x * y2 - x2 * y;
    }
    if (doubleArea !== 0) areas.push(doubleArea / 2);
  }
  return areas;
}

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];

function side(
  [px = NaN, py = NaN]: Position,
  [[ax = NaN, ay = NaN], [bx = NaN, by = NaN]]: Edge,
): number {
  const cross = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  return Math.abs(cross) < 1e-9 ? 0 : Math.sign(cross);
}

/** Strictly between the ends of the edge. */
function within(p: Position, edge: Edge): boolean {
  if (side(p, edge) !== 0 || same(p, edge[0]) || same(p, edge[1])) return false;
  const [a, b] = edge;
  return [0, 1].every(
    (k) => Math.min(a[k]!, b[k]!) - 1e-9 <= p[k]! && p[k]! <= Math.max(a[k]!, b[k]!) + 1e-9,
  );
}

/** Crossing, a vertex inside the other edge, or the same edge walked the same way. */
function clash(a: Edge, b: Edge): boolean {
  if (same(a[0], b[0]) && same(a[1], b[1])) return true;
  if (a.some((p) => within(p, b)) || b.some((p) => within(p, a))) return true;
  return side(a[0], b) * side(a[1], b) < 0 && side(b[0], a) * side(b[1], a) < 0;
}

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
