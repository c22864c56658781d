/**
 * The engine against values that come from elsewhere: closed forms, GeographicLib, d3-geo and
 * d3-geo-voronoi, and properties that hold for any records. Each test says its source.
 */
import { geoArea, geoDistance, geoInterpolate } from 'd3-geo';
// @ts-expect-error no types are published
import { geoVoronoi } from 'd3-geo-voronoi';
import fc from 'fast-check';
import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { capAreaKm2, capRing, minimalCap } from '../src/lib/core/cap';
import { footprint } from '../src/lib/core/cells';
import { destination, distanceKm, ringAreaKm2 } from '../src/lib/core/geodesic';
import { cellKm2 } from '../src/lib/core/grid';
import { homeOf, type HomeRings } from '../src/lib/core/home';
import { sphericalHull } from '../src/lib/core/hull';
import type { SpanMeasures } from '../src/lib/core/measures';
import type { Position, ReachRecord } from '../src/lib/core/model';
import { NearestIndex, Pieces } from '../src/lib/core/nearest';
import { PlaceCounter } from '../src/lib/core/places';
import { measureYears, type ReachSettings } from '../src/lib/core/reach';
import { record } from '../src/lib/core/record.fixture';
import {
  EARTH_RADIUS_KM,
  angleBetween,
  arcKm,
  densify,
  dot,
  interpolate,
  toPosition,
  toUnit,
  type UnitVector,
} from '../src/lib/core/sphere';

/** WGS84 from its closed form, km². */
const ELLIPSOID_KM2 = 510_065_621.724;
const relative = (value: number, expected: number) => Math.abs(value / expected - 1);
const sumKm2 = (cells: Iterable<number>) => [...cells].reduce((sum, c) => sum + cellKm2(c), 0);

/** Tenths of a degree, away from the poles. */
const position: fc.Arbitrary<Position> = fc.tuple(
  fc.integer({ min: -1800, max: 1800 }).map((n) => n / 10),
  fc.integer({ min: -800, max: 800 }).map((n) => n / 10),
);
/** Positions within 35° of a centre: they fit in a hemisphere wherever it is. */
const cluster = fc
  .tuple(
    position,
    fc.array(fc.tuple(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 100, max: 3900 })), {
      minLength: 4,
      maxLength: 20,
    }),
  )
  .map(([centre, legs]) => legs.map(([bearing, km]) => destination(centre, bearing, km)));

describe('lengths', () => {
  it('on the sphere are those of d3-geo', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(arcKm(toUnit(a), toUnit(b))).toBeCloseTo(geoDistance(a, b) * EARTH_RADIUS_KM, 6);
      }),
    );
  });

  it('on the ellipsoid: JFK to Singapore, the example of the GeographicLib documentation', () => {
    // geod: 40.6 -73.8 to 1.3667 103.9833, published there as 15347628 m (WGS84).
    const expected = geographiclib.Geodesic.WGS84.Inverse(40.6, -73.8, 1.3667, 103.9833).s12! / 1e3;
    expect(distanceKm([-73.8, 40.6], [103.9833, 1.3667])).toBe(expected);
    expect(expected).toBeGreaterThan(15_340);
    expect(expected).toBeLessThan(15_360);
  });

  it('between antipodes are half the circumference', () => {
    expect(arcKm([1, 0, 0], [-1, 0, 0])).toBeCloseTo(Math.PI * EARTH_RADIUS_KM, 9);
    // Half a meridian of WGS84 is 20003.9315 km.
    expect(distanceKm([0, 90], [0, -90])).toBeCloseTo(20_003.9315, 3);
  });

  it('along a great circle follow d3-geo, in steps of at most 100 km without a jump', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        if (geoDistance(a, b) > 3) return;
        const between = interpolate(toUnit(a), toUnit(b), 0.3);
        const [lng, lat] = geoInterpolate(a, b)(0.3);
        expect(angleBetween(between, toUnit([lng, lat]))).toBeLessThan(1e-9);
        const line = densify([a, b]);
        line.slice(1).forEach((p, i) => {
          expect(arcKm(toUnit(p), toUnit(line[i]!))).toBeLessThan(100.001);
          expect(Math.abs(p[0] - line[i]![0])).toBeLessThanOrEqual(180);
        });
      }),
    );
  });
});

describe('areas', () => {
  it.each([
    [0, 0],
    [180, 45],
    [-179.9, -60],
    [30, 90],
    [0, -89],
  ] as Position[])(
    'of a 1,000 km cap around %s, %s is 3,135,100 km² to 0.3 %% (fixture C)',
    (...at) => {
      expect(relative(ringAreaKm2(capRing(at as Position, 1000, 360)), 3_135_100)).toBeLessThan(
        0.003,
      );
    },
  );

  it.each([1, 7, 30, 90, 179])('of a lune %i° wide is its part of the ellipsoid', (width) => {
    const lune: Position[] = [
      [10, 90],
      [10, 0],
      [10, -90],
      [10 + width, 0],
    ];
    expect(relative(ringAreaKm2(lune), (ELLIPSOID_KM2 * width) / 360)).toBeLessThan(1e-9);
  });

  it('of footprints of a disc are those of the cap, wherever it lies', () => {
    fc.assert(
      fc.property(position, fc.integer({ min: 150, max: 900 }), ([lng, lat], km) => {
        const cells = footprint([toUnit([lng, lat])], [], km);
        // A cell is in or out by its centre: the error is of the order of the rim's few cells.
        const rim = (2 * Math.PI * km) / 40;
        expect(Math.abs(sumKm2(cells) - capAreaKm2(km)) / 1770).toBeLessThan(
          1.6 * Math.sqrt(rim) + 2,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('of 250 km around 180°E 60°N are 198,661 km² in cells, the trial of the specification', () => {
    expect(sumKm2(footprint([toUnit([180, 60])], [], 250))).toBeCloseTo(198_661, -1);
  });

  it('of an octant: the hull is an eighth of the ellipsoid', () => {
    const hull = sphericalHull([
      [0, 0],
      [90, 0],
      [0, 90],
      [45, 30],
    ]);
    expect('areaKm2' in hull && relative(hull.areaKm2, ELLIPSOID_KM2 / 8) < 1e-9).toBe(true);
  });
});

describe('footprints', () => {
  it('hold exactly the cells whose centre is near, counted one by one over the whole disc', () => {
    // Brute force: a disc twice as wide must hold them all; filter it by distance.
    fc.assert(
      fc.property(position, ([lng, lat]) => {
        const unit = toUnit([lng, lat]);
        const near = footprint([unit], [], 150);
        const wide = new Set(footprint([unit], [], 300));
        expect(near.every((cell) => wide.has(cell))).toBe(true);
        const line = footprint([], [[unit, unit]], 150);
        expect(line).toEqual(near);
      }),
      { numRuns: 40 },
    );
  });

  it('of a track are the union of discs along it, which are never wider', () => {
    const ends = [toUnit([160, 50]), toUnit([-160, 55])];
    const swath = new Set(footprint([], [ends], 150));
    const steps = Array.from({ length: 2000 }, (_, i) => interpolate(ends[0]!, ends[1]!, i / 1999));
    const discs = new Set(footprint(steps, [], 150));
    expect([...discs].filter((cell) => !swath.has(cell))).toEqual([]);
    // The steps are 0.7 km apart: a centre may be missed by their sagitta alone.
    expect([...swath].filter((cell) => !discs.has(cell)).length).toBeLessThanOrEqual(1);
  });
});

describe('hulls', () => {
  it('are those of d3-geo-voronoi', () => {
    fc.assert(
      fc.property(cluster, (positions) => {
        const hull = sphericalHull(positions);
        const unique = [...new Map(positions.map((p) => [p.join(), p])).values()];
        if (!('ring' in hull) || unique.length < 4) return;

        const other = geoVoronoi(unique).hull() as { coordinates: Position[][] } | null;
        if (!other) return;
        const ring = other.coordinates[0]!;
        expect(relative(hull.areaKm2, ringAreaKm2(ring.slice(0, -1)))).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('have the area of d3-geo on the sphere, to what flattening changes', () => {
    fc.assert(
      fc.property(cluster, (positions) => {
        const hull = sphericalHull(positions);
        if (!('ring' in hull) || hull.areaKm2 < 10_000) return;
        const clockwise = [...hull.ring, hull.ring[0]!].reverse();
        const km2 = geoArea({ type: 'Polygon', coordinates: [clockwise] }) * 6371.0072 ** 2;
        expect(relative(hull.areaKm2, km2)).toBeLessThan(0.012);
      }),
      { numRuns: 60 },
    );
  });

  it('fit in the smallest cap, which a brute-force search cannot shrink', () => {
    fc.assert(
      fc.property(cluster, (positions) => {
        const units = positions.map(toUnit);
        const cap = minimalCap(units)!;
        const least = (axis: UnitVector) => Math.min(...units.map((unit) => dot(unit, axis)));
        const reached = least(cap.axis);
        expect(Math.acos(reached)).toBeCloseTo(cap.radius, 9);
        for (let bearing = 0; bearing < 360; bearing += 15) {
          for (const km of [5, 100, 1000]) {
            const moved = toUnit(destination(toPosition(cap.axis), bearing, km));
            expect(least(moved)).toBeLessThanOrEqual(reached + 1e-9);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('nearest places and land', () => {
  it('are found as by looking at all of them', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 80 }), position, (all, from) => {
        const pieces = new Pieces();
        all.forEach((p, i) => pieces.add(toUnit(p), toUnit(p), i % 5));
        const index = new NearestIndex(pieces);
        const brute = (keep: (i: number) => boolean) =>
          Math.min(...all.filter((_, i) => keep(i)).map((p) => arcKm(toUnit(p), toUnit(from))));
        expect(index.nearest(toUnit(from))!.km).toBeCloseTo(
          brute(() => true),
          4,
        );
        const km = brute((i) => i % 5 < 2);
        expect(index.nearest(toUnit(from), 2)?.km ?? Infinity).toBeCloseTo(km, 4);
        expect(index.isWithin(toUnit(from), km + 0.1, 2)).toBe(true);
        if (km > 0.2) expect(index.isWithin(toUnit(from), km - 0.1, 2)).toBe(false);
      }),
    );
  });

  it('over 180° and round the world: distance to a box of land by hand', () => {
    const box: Position[] = [
      [175, 60],
      [-175, 60],
      [-175, 65],
      [175, 65],
    ];
    const rings: HomeRings = {
      RU: [box],
      CN: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    };
    const land = homeOf(rings).RU;
    expect(land.distance([180, 62])).toMatchObject({ km: 0 });
    expect(land.distance([-180, 62])).toMatchObject({ km: 0 });
    expect(land.distance([170, 62]).km).toBeCloseTo(distanceKm([170, 62], [175, 62.07]), 0);
    expect(land.distance([180, 70]).km).toBeCloseTo(distanceKm([180, 70], [180, 65]), 2);
    fc.assert(
      fc.property(position, ([lng, lat]) => {
        const unit = toUnit([lng, lat]);
        expect(land.boundKm(unit)).toBeGreaterThanOrEqual(land.distance([lng, lat]).km * 0.99);
      }),
    );
  });

  it('are counted as places alike in any order', () => {
    const near = fc.tuple(
      fc.integer({ min: 0, max: 300 }).map((n) => n / 100),
      fc.integer({ min: 0, max: 300 }).map((n) => n / 100),
    );
    fc.assert(
      fc.property(fc.array(near, { minLength: 1, maxLength: 30 }), (all) => {
        const count = (positions: [number, number][]) => {
          const places = new PlaceCounter();
          for (const p of positions) places.add(toUnit(p));
          return places.count;
        };
        const brute = components(all.map((p) => toUnit(p)));
        expect(count(all)).toBe(brute);
        expect(count([...all].reverse())).toBe(brute);
        expect(count([...all, ...all])).toBe(brute);
      }),
    );
  });
});

/** Connected components under "at most 25 km apart", by flooding. */
function components(units: UnitVector[]): number {
  const open = new Set(units.map((_, i) => i));
  let count = 0;
  for (const start of open) {
    count++;
    const queue = [start];
    open.delete(start);
    for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
      for (const j of [...open]) {
        if (arcKm(units[i]!, units[j]!) > 25) continue;
        open.delete(j);
        queue.push(j);
      }
    }
  }
  return count;
}

const settings: ReachSettings = {
  from: 2014,
  to: 2017,
  radiusKm: 150,
  precise: false,
  staging: false,
  region: null,
};
const records: fc.Arbitrary<ReachRecord[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 2014, max: 2017 }),
      fc.array(fc.tuple(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -500, max: 500 })), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.constantFrom('exercise' as const, 'patrol' as const),
    ),
    { minLength: 2, maxLength: 10 },
  )
  .map((all) =>
    all.map(([year, places, kind], i) =>
      record(
        `r${i}`,
        `${year}-06-01`,
        places.map(([x, y]): Position => [x / 10, y / 10]),
        { kind },
      ),
    ),
  );
const yearsOf = (of: ReachRecord[]) => measureYears(of, settings, null);
const moved = (of: ReachRecord[], move: (p: Position) => Position): ReachRecord[] =>
  of.map((r) => ({ ...r, sites: r.sites.map((s) => ({ ...s, position: move(s.position) })) }));
/** Measures without cells, which have no symmetry. */
const smooth = ({
  extentKm2,
  standardDistanceKm,
  frontierKm,
  sites,
  resultantLength,
}: SpanMeasures) => [extentKm2, standardDistanceKm, frontierKm, sites, resultantLength];

function expectClose(a: (number | null)[], b: (number | null)[]): void {
  a.forEach((value, i) => {
    if (value === null || b[i] === null) expect(value).toBe(b[i]);
    else expect(Math.abs(value - b[i]!)).toBeLessThanOrEqual(Math.max(0.2, 1e-6 * value));
  });
}

describe('the measures of any records', () => {
  it('do not change when the globe turns about its axis, over 180° too', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: -179, max: 179 }), (of, turn) => {
        const turned = moved(of, ([lng, lat]) => {
          const raw = lng + turn;
          return [raw > 180 ? raw - 360 : raw < -180 ? raw + 360 : raw, lat];
        });
        const [before, after] = [yearsOf(of).years, yearsOf(turned).years];
        before.forEach((year, i) => expectClose(smooth(year), smooth(after[i]!)));
      }),
      { numRuns: 30 },
    );
  });

  it('are the same mirrored to the other hemisphere', () => {
    fc.assert(
      fc.property(records, (of) => {
        const after = yearsOf(moved(of, ([lng, lat]) => [lng, -lat])).years;
        yearsOf(of).years.forEach((year, i) => expectClose(smooth(year), smooth(after[i]!)));
      }),
      { numRuns: 30 },
    );
  });

  it('are the same bytes in whatever order the records come', () => {
    fc.assert(
      fc.property(
        records.chain((of) =>
          fc.tuple(fc.constant(of), fc.shuffledSubarray(of, { minLength: of.length })),
        ),
        ([of, shuffled]) => {
          expect(JSON.stringify(yearsOf(shuffled))).toBe(JSON.stringify(yearsOf(of)));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('of a record given twice add nothing to ground, extent, sites or frontier', () => {
    fc.assert(
      fc.property(records, (of) => {
        const twice = [...of, { ...of[0]!, id: 'again' }];
        const after = yearsOf(twice).years;
        yearsOf(of).years.forEach((year, i) => {
          const other = after[i]!;
          expect(other.footprintKm2).toEqual(year.footprintKm2);
          expect(other.newGroundKm2).toEqual(year.newGroundKm2);
          expect(other.extentKm2).toBe(year.extentKm2);
          expect(other.sites).toBe(year.sites);
          expect(other.frontierKm).toBe(year.frontierKm);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('never shrink in footprint, extent and cumulative ground when a record is added', () => {
    fc.assert(
      fc.property(records, (of) => {
        const [fewer, more] = [yearsOf(of.slice(1)), yearsOf(of)];
        const pairs = [...fewer.years, ...fewer.cumulative].map(
          (span, i) => [span, [...more.years, ...more.cumulative][i]!] as const,
        );
        for (const [less, greater] of pairs) {
          expect(greater.footprintKm2.all ?? 0).toBeGreaterThanOrEqual(less.footprintKm2.all ?? 0);
          if (less.extentKm2 !== null && greater.extentKm2 !== null) {
            expect(greater.extentKm2).toBeGreaterThanOrEqual(less.extentKm2 - 2);
          }
        }
        const totals = more.cumulative.map(({ footprintKm2 }) => footprintKm2.all ?? 0);
        expect([...totals].sort((a, b) => a - b)).toEqual(totals);
      }),
      { numRuns: 30 },
    );
  });

  it('add up: the new ground of all years is the ground of all years', () => {
    fc.assert(
      fc.property(records, (of) => {
        const { years, cumulative } = yearsOf(of);
        const added = years.reduce((sum, { newGroundKm2 }) => sum + (newGroundKm2.all ?? 0), 0);
        expect(Math.abs(added - cumulative.at(-1)!.footprintKm2.all!)).toBeLessThanOrEqual(4);
      }),
      { numRuns: 30 },
    );
  });

  it('lose by the deciding record what leaving it out by hand takes away', () => {
    fc.assert(
      fc.property(records, (of) => {
        const { years } = yearsOf(of);
        for (const year of years) {
          const members = of.filter(({ start }) => Number(start.slice(0, 4)) === year.year);
          const losses = members.map((r) => {
            const left = yearsOf(of.filter((other) => other !== r)).years;
            const same = left.find(({ year: y }) => y === year.year)!;
            return {
              footprint: (year.footprintKm2.all ?? 0) - (same.footprintKm2.all ?? 0),
              extent: (year.extentKm2 ?? 0) - (same.extentKm2 ?? 0),
            };
          });
          const largest = (of: number[]) => Math.max(0, ...of);
          const decided = year.decidingRecord;
          const footprintLoss = -(decided['footprintKm2.all']?.change ?? 0);
          expect(Math.abs(footprintLoss - largest(losses.map((l) => l.footprint)))).toBeLessThan(3);
          const extentLoss = -(decided.extentKm2?.change ?? 0);
          const expected = largest(losses.map((l) => l.extent));
          // Chosen on the sphere: of two records that matter almost alike it may name either.
          expect(Math.abs(extentLoss - expected)).toBeLessThanOrEqual(3 + 0.01 * expected);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('never hold NaN or infinity', () => {
    fc.assert(
      fc.property(records, (of) => {
        const check = (value: unknown): void => {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
          else if (value !== null && typeof value === 'object') Object.values(value).forEach(check);
        };
        check(yearsOf(of));
      }),
      { numRuns: 30 },
    );
  });
});
