/** Ground by Turf against an independent count of points on the sphere and areas in closed form. */
import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcBetween } from '#core/earth/arcs';
import { Area } from '#core/earth/area';
import { box } from '#core/earth/ring.fixture';
import { polygonsKm2, splitAt180, type Polygons } from '#core/earth/overlay';
import { ELSEWHERE, RegionCut } from '#core/earth/cut';
import { toPosition, toUnit } from '#core/earth/sphere';
import { groundsFor } from '#core/reach/dataset';
import {
  groundBetween,
  groundKm2,
  groundsOf,
  type Grounds,
  type Reached,
} from '#core/reach/ground';
import { regionalGround, type RegionalGround } from '#core/compare/regional-ground';
import { SERIES_FIELDS } from '#core/reach/measures';
import { SERIES_KINDS, type Position } from '#core/record/model';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { EARTH_KM, dot, type Vector } from '../answer/places';
import { countedOf, yearOf, type Counted } from '../answer/reading';
import { readJson } from '../json';
import { position as anyPosition } from './arbitrary.fixture';

const GLOBE_KM2 = 4 * Math.PI * EARTH_KM ** 2;
const ALL = { from: 0, to: 9999 };

const reachedAt = (places: readonly (readonly [year: number, position: Position])[]): Reached[] =>
  places.map(([year, position]) => ({ year, arcs: [arcBetween(toUnit(position))], bounds: [] }));
const knownOf = ({ steps }: Grounds): Polygons => steps.at(-1)?.known ?? [];

const capKm2 = (km: number) => 2 * Math.PI * EARTH_KM ** 2 * (1 - Math.cos(km / EARTH_KM));
const anyPlace = fc.oneof(
  anyPosition,
  fc.constantFrom<Position>([0, 90], [12, -90], [180, 60], [-180, -3], [50, 85.5], [5, 89.99]),
);

describe('the ground of one place has, to 0.3 %, at poles and 180° too,', () => {
  const areas: [string, fc.Arbitrary<{ grounds: Grounds; km2: number }>][] = [
    [
      'the area of its cap',
      fc.tuple(anyPlace, fc.integer({ min: 50, max: 2000 })).map(([position, km]) => {
        return { grounds: groundsOf(reachedAt([[2000, position]]), km), km2: capKm2(km) };
      }),
    ],
    [
      'that of the strip along a leg and of its ends',
      fc
        .tuple(anyPlace, anyPlace)
        .map(([from, to]) => arcBetween(toUnit(from), toUnit(to)))
        .filter(({ length }) => length < 3.1)
        .map((leg) => {
          const strip = 2 * leg.length * EARTH_KM ** 2 * Math.sin(300 / EARTH_KM);
          const grounds = groundsOf([{ year: 2000, arcs: [leg], bounds: [] }], 300);
          return { grounds, km2: strip + capKm2(300) };
        }),
    ],
  ];
  it.each(areas)('%s', (_, drawn) => {
    const isRight = ({ grounds, km2 }: { grounds: Grounds; km2: number }) =>
      Math.abs(groundKm2(grounds, ALL).knownKm2! / km2 - 1) < 0.003;
    fc.assert(fc.property(drawn, isRight), { numRuns: process.env.DEEP ? 1000 : 25 });
  });
});

describe('the ground of many places', () => {
  const years = fc.integer({ min: 2000, max: 2005 });
  /** Places that all but coincide, at poles and on both sides of 180° too. */
  const crowded = fc
    .tuple(
      anyPlace,
      fc.array(
        fc.tuple(
          years,
          fc.double({ min: -8, max: 8, noNaN: true }),
          fc.double({ min: -1e-4, max: 8, noNaN: true }),
        ),
        { minLength: 2, maxLength: 12 },
      ),
    )
    .map(([[lng, lat], offsets]) =>
      offsets.map(([year, x, y]): [number, Position] => [year, [lng + x, Math.max(-90, lat - y)]]),
    );
  it('only grows; what is new is a part of the reach; it splits at 180° without loss', () => {
    fc.assert(
      fc.property(crowded, (places) => {
        const grounds = groundsOf(reachedAt(places), 400);
        // Longer than any rim here; each of its corners may move by a cell of the 10 m grid.
        const rimKm = 4 * Math.PI * 400;
        const cellsKm2 = rimKm * 0.0112;
        let before = 0;
        for (const { year } of grounds.steps) {
          const { reachKm2, newKm2, knownKm2 } = groundKm2(grounds, { from: year, to: year });
          expect(knownKm2).toBeGreaterThan(before - cellsKm2);
          expect(newKm2).toBeLessThan(reachKm2! * 1.001);
          const { added } = groundBetween(grounds, { from: year, to: year });
          // A place so near that its rim lies within 2 ‰ of the limit of what is known adds nothing.
          expect(Math.abs(polygonsKm2(added) - newKm2!)).toBeLessThan(rimKm * 0.8);
          before = knownKm2!;
        }
        const split = splitAt180(knownOf(grounds));
        // An edge 400 km away may move by half a cell of the 10 m grid: 2 × 5.6 m / 400 km are 3e-5.
        expect(polygonsKm2(split) / before).toBeCloseTo(1, 4);
        for (const ring of split.flat()) {
          expect(ring.at(-1)).toEqual(ring[0]);
          ring.forEach(([lng, lat]) => {
            expect(Math.abs(lng)).toBeLessThanOrEqual(180);
            expect(Math.abs(lat)).toBeLessThanOrEqual(90);
          });
        }
      }),
      { numRuns: process.env.DEEP ? 200 : 15 },
    );
  });

  it('has a place known only within bounds apart, as perhaps', () => {
    const bounded = { year: 2001, arcs: [], bounds: [new Area([[box(178, 10, 184, 16)]])] };
    const certain = reachedAt([[2000, [-170, 13]]]);
    const grounds = groundsOf([...certain, bounded], 400);
    expect(groundKm2(grounds, { from: 2001, to: 2001 })).toEqual({
      reachKm2: null,
      newKm2: null,
      knownKm2: groundKm2(grounds, ALL).reachKm2,
      atLeast: ['reachKm2', 'newKm2', 'knownKm2'],
    });
    const perhaps = grounds.perhaps(ALL);
    // 400 km are 3.6° of a meridian; what is known is not in it.
    const isPerhaps = (lng: number, lat: number) => isIn(perhaps, [lng, lat]);
    expect([isPerhaps(181, 13), isPerhaps(181, 19)]).toEqual([true, true]);
    expect([isPerhaps(181, 20), isPerhaps(187, 13)]).toEqual([false, false]);
    expect(grounds.perhaps({ from: 2000, to: 2000 })).toEqual([]);
  });

  it('is nothing without a place', () => {
    const grounds = groundsOf([{ year: 2000, arcs: [], bounds: [] }], 500);
    expect(Object.values(groundKm2(grounds, ALL))).toEqual([0, 0, 0]);
    expect([...Object.values(groundBetween(grounds, ALL)), splitAt180([])]).toEqual([[], [], []]);
  });
});

/** Evenly over the sphere, by the golden angle. */
const POINTS = Array.from({ length: 40_000 }, (_, i): Vector => {
  const z = 1 - (2 * i + 1) / 40_000;
  const angle = i * Math.PI * (3 - Math.sqrt(5));
  const r = Math.sqrt(1 - z * z);
  return [r * Math.cos(angle), r * Math.sin(angle), z];
});

/** Where a record surely was, as tests/answer reads it. */
const pointsOf = ({ own }: Counted): Vector[] => own.flatMap(({ area, xyz }) => (area ? [] : xyz));

function nearTo(km: number, places: readonly Vector[]) {
  const cosine = Math.cos(km / EARTH_KM);
  return (point: Vector) => places.some((place) => dot(place, point) >= cosine);
}

describe('the ground of the shipped set', () => {
  const limitKm = reachDataset.newPlaceKm;

  it.each(SERIES_KINDS)('of kind %s has in every year the share of 40,000 points', (kind) => {
    const records = countedOf(kind, {});
    const grounds = groundsFor(reachDataset, { rule: 'all' })[kind];
    const isReached = new Uint8Array(POINTS.length);
    for (const year of new Set(records.map(({ start }) => Number(start.slice(0, 4))))) {
      const places = records.filter(({ start }) => start.startsWith(`${year}`)).flatMap(pointsOf);
      const isNear = nearTo(limitKm, places);
      const counts = { reachKm2: 0, newKm2: 0, knownKm2: 0 };
      POINTS.forEach((point, i) => {
        if (isNear(point)) {
          counts.reachKm2++;
          if (!isReached[i]) counts.newKm2++;
          isReached[i] = 1;
        }
      });
      counts.knownKm2 = isReached.reduce((sum, flag) => sum + flag, 0);
      const measured = groundKm2(grounds, { from: year, to: year });
      for (const [field, count] of Object.entries(counts)) {
        const percent = (100 * (measured[field as keyof typeof counts] ?? 0)) / GLOBE_KM2;
        expect(Math.abs(percent - (100 * count) / POINTS.length), `${year} ${field}`).toBeLessThan(
          0.05,
        );
      }
    }
  });
});

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
        const grounds = groundsOf(
          reachedAt([
            [2000, a],
            [2000, b],
          ]),
          600,
        );
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

/** In any turn of the frame of polygons. */
const isIn = (polygons: Polygons, [lng, lat]: Position): boolean =>
  polygons.length > 0 &&
  [-360, 0, 360].some((turn) => booleanPointInPolygon([lng + turn, lat], multiPolygon(polygons)));
