import { geoArea } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hullCorners } from './hull';
import { sphericalHull } from './hull.fixture';
import { ringAreaKm2 } from './geodesic';
import type { Position } from '../record/model';
import { cross, dot, toUnit } from './sphere';

/** Fixture A of the specification: a ring over 180°, area from GeographicLib's Planimeter. */
const northPacific: Position[] = [
  [132, 43],
  [145, 44],
  [158, 53],
  [178, 52],
  [-176, 52],
  [-168, 54],
  [-165, 60],
  [177, 64],
];
const NORTH_PACIFIC_KM2 = 4_204_115;

function area(positions: readonly Position[]): number {
  const hull = sphericalHull(positions);
  return 'areaKm2' in hull ? hull.areaKm2 : NaN;
}
/** On the sphere, where the hull is one: along the geodesics of the ellipsoid a corner may lie kilometres inside. */
function sphereHull(positions: readonly Position[]) {
  const corners = hullCorners(positions.map(toUnit));
  if (!Array.isArray(corners)) return null;
  // d3 wants clockwise rings.
  const ring = [...corners, corners[0]!].map((i) => positions[i]!).reverse();
  return { corners, area: geoArea({ type: 'Polygon', coordinates: [ring] }) };
}
const reason = (positions: readonly Position[]) => {
  const hull = sphericalHull(positions);
  return 'reason' in hull ? hull.reason : undefined;
};
const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('the hull over 180°', () => {
  it('has the area of fixture A, not that of a hull round the world', () => {
    expect(relative(area(northPacific), NORTH_PACIFIC_KM2)).toBeLessThan(0.001);
  });

  it('has the area of fixture B', () => {
    const four: Position[] = [
      [170, 50],
      [-170, 55],
      [-175, 65],
      [175, 60],
    ];
    expect(relative(area(four), 997_460)).toBeLessThan(0.001);
  });

  it('does not change when every longitude turns, whole turns are added or the order changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -360, max: 360 }),
        fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 8, maxLength: 8 }),
        fc.shuffledSubarray(northPacific, { minLength: 8 }),
        (turn, laps, order) => {
          const moved = order.map(([lng, lat], i): Position => [lng + turn + 360 * laps[i]!, lat]);
          expect(relative(area(moved), NORTH_PACIFIC_KM2)).toBeLessThan(0.001);
        },
      ),
    );
  });

  it('is the same mirrored to the south', () => {
    const south = northPacific.map(([lng, lat]): Position => [lng, -lat]);
    expect(area(south)).toBeCloseTo(area(northPacific), 3);
  });
});

describe('a hull', () => {
  it('of an octant is an eighth of the ellipsoid', () => {
    const octant: Position[] = [
      [0, 0],
      [90, 0],
      [0, 90],
    ];
    // Total area of WGS84 from its closed form: 510,065,621.724 km².
    expect(relative(area(octant), 510_065_621.724 / 8)).toBeLessThan(1e-9);
  });

  it('runs anticlockwise, and a triangle 100 m wide is still one', () => {
    const tiny: Position[] = [
      [10, 50.001],
      [10.001, 50],
      [10, 50],
    ];
    const [a, b, c] = (hullCorners(tiny.map(toUnit)) as number[]).map((i) => toUnit(tiny[i]!));
    // Of three directions the volume that they span is positive when they turn anticlockwise.
    expect(dot(a!, cross(b!, c!))).toBeGreaterThan(0);
    // Half of 111.25 m by 71.7 m: a thousandth of a degree of each at 50° N on WGS84.
    expect(area(tiny)).toBeCloseTo((0.11125 * 0.0717) / 2, 4);
  });

  it('round the pole holds the pole', () => {
    const arctic: Position[] = [
      [0, 70],
      [90, 70],
      [180, 70],
      [-90, 70],
      [30, 88],
    ];
    const hull = sphericalHull(arctic);
    expect('ring' in hull && hull.ring).toHaveLength(4);
    expect(area(arctic)).toBeCloseTo(ringAreaKm2(arctic.slice(0, 4)), 6);
  });

  it.each([
    ['no position', []],
    ['one position', [[10, 10]]],
    ['the same place three times', Array(3).fill([10, 10])],
    ['positions along one meridian', [10, 20, 30, 40].map((lat) => [50, lat])],
    ['positions along a great circle', [0, 10, 20, 30].map((lng) => [lng, 0])],
  ] as [string, Position[]][])('of %s has no area', (_, positions) => {
    expect(reason(positions)).toBe('fewer-than-3-non-collinear');
  });

  it.each([
    [
      'two antipodes and a third',
      [
        [0, 0],
        [180, 0],
        [90, 10],
      ],
    ],
    [
      'three positions round the equator',
      [
        [0, 0],
        [120, 0],
        [-120, 0],
      ],
    ],
    [
      'a tetrahedron',
      [
        [0, 90],
        [0, -19.47],
        [120, -19.47],
        [-120, -19.47],
      ],
    ],
  ] as [string, Position[]][])('of %s does not fit in a hemisphere', (_, positions) => {
    expect(reason(positions)).toBe('spans-more-than-a-hemisphere');
  });

  it('of positions up to 89° from a centre still exists', () => {
    const wide: Position[] = [0, 120, 240].map((lng) => [lng, 1]);
    expect(area(wide)).toBeGreaterThan(0.45 * 510_065_621);
    expect(area(wide)).toBeLessThan(0.5 * 510_065_621);
  });

  /** The first lies beyond the great circle between two others, and within the geodesic. */
  const AT_AN_EDGE: [number, number][] = [
    [0, 57.7],
    [4.23, 58.79],
    [0, 0],
    [-42.13, 26.92],
  ];
  it('never shrinks when a position is added, and holds its own corners only once', () => {
    // Hundredths of a degree: places in a record are no finer.
    const degrees = fc.integer({ min: -6000, max: 6000 }).map((n) => n / 100);
    const position = fc.tuple(degrees, degrees);
    fc.assert(
      fc.property(fc.array(position, { minLength: 4, maxLength: 30 }), (positions) => {
        const whole = sphereHull(positions);
        if (!whole) return;
        expect(new Set(whole.corners).size).toBe(whole.corners.length);
        const fewer = sphereHull(positions.slice(1));
        if (fewer) expect(whole.area).toBeGreaterThanOrEqual(fewer.area * (1 - 1e-6));
      }),
      { examples: [[AT_AN_EDGE]] },
    );
  });
});
