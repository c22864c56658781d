import { expect, it } from 'vitest';
import type { Position } from '../record/model';
import { continuous, densify, EARTH_RADIUS_KM, foldLng, toPosition, toUnit } from './sphere';

/** Of one degree of a great circle. */
const DEGREE_KM = (EARTH_RADIUS_KM * Math.PI) / 180;
const line = (text: string) =>
  text.split(' ').map((point) => point.split(',').map(Number) as Position);

it('a longitude is folded into -180 to 180, of which both ends stay', () => {
  expect([-180, 180, 0].map(foldLng)).toEqual([-180, 180, 0]);
  expect([181, -181, 539, 725].map(foldLng)).toEqual([-179, 179, 179, 5]);
});

it('a position is found again from its vector, near a pole too', () => {
  for (const position of line('30,-45 -179,89.9 120,0'))
    toPosition(toUnit(position)).forEach((n, i) => expect(n).toBeCloseTo(position[i]!, 9));
});

it('a line gets points no farther apart than a step, and no more than it needs', () => {
  const lngs = (stepKm: number) => densify(line('0,0 1,0'), stepKm).map(([lng]) => lng.toFixed(5));
  expect(lngs(DEGREE_KM)).toEqual(['0.00000', '1.00000']);
  expect(lngs(DEGREE_KM / 2.5)).toEqual(['0.00000', '0.33333', '0.66667', '1.00000']);
  expect(densify([])).toEqual([]);
});

it('a line goes on over 180°, also from where it is told to begin, and does not swing at a pole', () => {
  expect(continuous(line('170,0 -170,0 -180,0')).join(' ')).toBe('170,0 190,0 180,0');
  expect(continuous(line('-170,0'), 200)).toEqual([[190, 0]]);
  expect(continuous(line('170,80 0,90 -170,80')).join(' ')).toBe('170,80 170,90 190,80');
});
