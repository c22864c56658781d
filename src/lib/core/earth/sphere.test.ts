import { expect, it } from 'vitest';
import { continuous, densify, EARTH_RADIUS_KM, foldLng, toPosition, toUnit } from './sphere';

/** Of one degree of a great circle. */
const DEGREE_KM = (EARTH_RADIUS_KM * Math.PI) / 180;

it('a longitude is folded into -180 to 180, of which both ends stay', () => {
  expect([-180, 180, 0].map(foldLng)).toEqual([-180, 180, 0]);
  expect([181, -181, 539, 725].map(foldLng)).toEqual([-179, 179, 179, 5]);
});

it('a position is found again from its vector, near a pole too', () => {
  for (const [lng, lat] of [
    [30, -45],
    [-179, 89.9],
    [120, 0],
  ] as const) {
    const [x, y] = toPosition(toUnit([lng, lat]));
    expect([x, y]).toEqual([expect.closeTo(lng, 9), expect.closeTo(lat, 9)]);
  }
});

it('a line gets points no farther apart than a step, and no more than it needs', () => {
  const lngs = (stepKm: number) =>
    densify(
      [
        [0, 0],
        [1, 0],
      ],
      stepKm,
    ).map(([lng]) => lng);
  expect(lngs(DEGREE_KM)).toEqual([0, expect.closeTo(1, 9)]);
  const thirds = [0, 1 / 3, 2 / 3, 1].map((lng) => expect.closeTo(lng, 9) as number);
  expect(lngs(DEGREE_KM / 2.5)).toEqual(thirds);
  expect(densify([])).toEqual([]);
});

it('a line goes on over 180°, also from where it is told to begin, and does not swing at a pole', () => {
  expect(
    continuous([
      [170, 0],
      [-170, 0],
      [-180, 0],
    ]),
  ).toEqual([
    [170, 0],
    [190, 0],
    [180, 0],
  ]);
  expect(continuous([[-170, 0]], 200)).toEqual([[190, 0]]);
  expect(
    continuous([
      [170, 80],
      [0, 90],
      [-170, 80],
    ]),
  ).toEqual([
    [170, 80],
    [170, 90],
    [190, 80],
  ]);
});
