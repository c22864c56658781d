/** Ground by region against points of the sphere, and against the whole. */
import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionalGround, type RegionalGround } from '#core/compare/regional-ground';
import { ELSEWHERE, RegionCut } from '#core/earth/cut';
import { polygonsKm2 } from '#core/earth/overlay';
import { box } from '#core/earth/ring.fixture';
import { toPosition } from '#core/earth/sphere';
import { groundsOf } from '#core/reach/ground';
import { SERIES_FIELDS } from '#core/reach/measures';
import { SERIES_KINDS } from '#core/record/model';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { countedOf, yearOf, type Counted } from '../answer/reading';
import { readJson } from '../json';
import {
  GLOBE_KM2,
  POINTS,
  anyPlace,
  knownOf,
  nearTo,
  pointsOf,
  reachedAt,
} from './places.fixture';

describe('the ground by region', () => {
  const periods = { before: { from: 2014, to: 2019 }, since: { from: 2020, to: 9999 } };
  const regional = regionalGround(reachDataset, { rule: 'all' }, periods);
  const areas = reachDataset.regions!.features.map(({ properties, geometry }) => {
    const shape = { type: 'Feature' as const, properties, geometry };
    return [properties.id, POINTS.map((p) => booleanPointInPolygon(toPosition(p), shape))] as const;
  });
  const isElsewhere = POINTS.map((_, i) => !areas.some(([, inside]) => inside[i]));
  const inRegion = new Map([...areas, [ELSEWHERE, isElsewhere] as const]);
  const cellKm2 = GLOBE_KM2 / POINTS.length;
  const limitKm = reachDataset.newPlaceKm;
  const isBegunIn = (first: number, last: number) => (record: Counted) =>
    yearOf(record) >= first && yearOf(record) <= last;

  // The second lies on both sides of 180°.
  it.each(['east-china-sea', 'bering-sea', 'north-pacific', 'central-asia', ELSEWHERE])(
    'has in %s what points within the limit have',
    (region) => {
      const within = inRegion.get(region)!;
      const own = POINTS.filter((_, i) => within[i]);
      for (const kind of SERIES_KINDS) {
        const visited = countedOf(kind, {});
        for (const [half, { from, to }] of Object.entries(periods)) {
          const isNear = (first: number, last: number) =>
            nearTo(limitKm, visited.filter(isBegunIn(first, last)).flatMap(pointsOf));
          const reached = own.filter(isNear(from, to));
          const isOld = isNear(0, from - 1);
          const fresh = reached.filter((point) => !isOld(point));
          const cut = regional.regions[region]?.[half as 'before'].ground[SERIES_FIELDS[kind]];
          // Of n points chance would miss √n; even ones miss less.
          const misses = (km2: number, n: number) => Math.abs(km2 / cellKm2 - n) / Math.sqrt(n + 9);
          const { reachKm2 = 0, newKm2 = 0, share = 0 } = cut ?? {};
          expect(misses(reachKm2, reached.length), `${kind} ${half}`).toBeLessThan(1);
          expect(misses(newKm2, fresh.length), `new ${kind} ${half}`).toBeLessThan(1);
          expect(misses(share * own.length * cellKm2, reached.length)).toBeLessThan(1);
        }
      }
    },
  );

  it('says "at least" in the published file where places known only within bounds may add to it', () => {
    /** Shores, and points 100 km apart, may hide as much of a region. */
    const SLACK_KM = 60;
    const published = readJson<RegionalGround>('static/data/regional-ground.json').regions;
    const least: string[] = [];
    for (const kind of SERIES_KINDS)
      for (const [half, { from, to }] of Object.entries(periods)) {
        const records = countedOf(kind, { admits: ({ scope }) => scope === 'core' });
        const visited = records.filter(isBegunIn(from, to));
        const bounds = visited.flatMap(({ own }) =>
          own.flatMap(({ area, xyz }) => xyz.filter((_, i) => area && i % 4 === 0)),
        );
        const mayAdd = (slackKm: number) => {
          const isNear = nearTo(limitKm - slackKm, bounds);
          const isSure = nearTo(limitKm + slackKm, visited.flatMap(pointsOf));
          return POINTS.map((point) => isNear(point) && !isSure(point));
        };
        const [surely, perhaps] = [mayAdd(SLACK_KM), mayAdd(-SLACK_KM)];
        for (const [region, isInside] of inRegion) {
          const many = POINTS.filter((_, i) => surely[i] && isInside[i]).length > 2;
          const any = POINTS.some((_, i) => perhaps[i] && isInside[i]);
          const told = `${region} ${kind} ${half}`;
          const own = published[region]?.[half as 'before'].ground;
          const isLeast = own?.[SERIES_FIELDS[kind]].atLeast ?? false;
          if (many) least.push(told);
          // What no region holds has strips between them, too narrow for these points.
          if (many || !(any || region === ELSEWHERE)) expect(isLeast, told).toBe(many);
        }
      }
    expect(least.length).toBeGreaterThan(20);
    expect(least).toContain('mediterranean exercise before');
  });

  it('has in each direction what its regions have, and beside them home and the rest', () => {
    const { directions } = reachDataset.directions!;
    const listed = new Set(directions.flatMap(({ regions }) => regions));
    const home = Object.keys(regional.regions).filter((id) => id !== ELSEWHERE && !listed.has(id));
    const rest = [
      { id: 'home', regions: home },
      { id: ELSEWHERE, regions: [ELSEWHERE] },
    ];
    for (const { id, regions } of [...directions, ...rest])
      for (const half of ['before', 'since'] as const)
        for (const field of Object.values(SERIES_FIELDS)) {
          const parts = regions.map((region) => regional.regions[region]?.[half].ground[field]);
          const whole = regional.directions[id]?.[half].ground[field];
          for (const area of ['reachKm2', 'newKm2'] as const) {
            const km2 = parts.reduce((sum, part) => sum + (part?.[area] ?? 0), 0);
            // Each part is rounded to a km².
            const apart = Math.abs((whole?.[area] ?? 0) - km2);
            expect(apart, `${id} ${field} ${area}`).toBeLessThanOrEqual(1 + parts.length);
          }
          expect(whole?.atLeast, `${id} ${field}`).toBe(
            parts.find((part) => part?.atLeast)?.atLeast,
          );
        }
  });

  it('adds up to the whole, with the rest, at poles and 180° too', () => {
    const edges = fc.tuple(fc.integer({ min: -179, max: -1 }), fc.integer({ min: 1, max: 179 }));
    const lats = fc.tuple(fc.integer({ min: -89, max: -1 }), fc.integer({ min: 0, max: 89 }));
    fc.assert(
      fc.property(anyPlace, anyPlace, edges, lats, (a, b, [west, east], [south, north]) => {
        const both = [a, b].map((position) => [2000, position] as const);
        const grounds = groundsOf(reachedAt(both), 600);
        const lngs = [-180, west, east, 180];
        const tiles = [-90, south, north, 90].flatMap((top, i, rows) =>
          i === 0 ? [] : lngs.slice(1).map((right, j) => box(lngs[j]!, rows[i - 1]!, right, top)),
        );
        const features = tiles.map((ring, i) => ({
          properties: { id: `${i}` },
          geometry: { type: 'Polygon' as const, coordinates: [ring] },
        }));
        const cut = new RegionCut({ features }, grounds.west);
        const whole = knownOf(grounds);
        const parts = features.map(({ properties: { id } }) => cut.km2([id], whole));
        const km2 = polygonsKm2(whole);
        expect(parts.reduce((total, part) => total + part) / km2).toBeCloseTo(1, 3);
        const others = new RegionCut({ features: features.slice(1) }, grounds.west);
        expect(Math.abs(others.km2([ELSEWHERE], whole) - parts[0]!)).toBeLessThan(km2 / 1000);
      }),
      { numRuns: process.env.DEEP ? 200 : 15 },
    );
  });
});
