/** Ground by Turf against an independent count of points on the sphere and areas in closed form. */
import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcBetween } from '#core/earth/arcs';
import { Area } from '#core/earth/area';
import { polygonsKm2, splitAt180, type Polygons } from '#core/earth/overlay';
import { box } from '#core/earth/ring.fixture';
import { toUnit } from '#core/earth/sphere';
import { groundsFor } from '#core/reach/dataset';
import { groundBetween, groundKm2, groundsOf, type Grounds } from '#core/reach/ground';
import { SERIES_KINDS, type Position } from '#core/record/model';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { EARTH_KM } from '../answer/places';
import { countedOf } from '../answer/reading';
import {
  GLOBE_KM2,
  POINTS,
  anyPlace,
  knownOf,
  nearTo,
  pointsOf,
  reachedAt,
} from './places.fixture';

const ALL = { from: 0, to: 9999 };

const capKm2 = (km: number) => 2 * Math.PI * EARTH_KM ** 2 * (1 - Math.cos(km / EARTH_KM));
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

/** In any turn of the frame of polygons. */
const isIn = (polygons: Polygons, [lng, lat]: Position): boolean =>
  polygons.length > 0 &&
  [-360, 0, 360].some((turn) => booleanPointInPolygon([lng + turn, lat], multiPolygon(polygons)));
