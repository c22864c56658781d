import { expect, it } from 'vitest';
import { arcBetween } from '../earth/arcs';
import { Area } from '../earth/area';
import { box } from '../earth/ring.fixture';
import { toUnit } from '../earth/sphere';
import type { Reached } from '../reach/ground';
import { newShares } from './drawn-ground';

const first: Reached = { year: 2000, arcs: [arcBetween(toUnit([0, 0]))], bounds: [] };
const within = (...edges: [number, number, number, number]): Reached => ({
  year: 2010,
  arcs: [],
  bounds: [new Area([[box(...edges)]])],
});
const sharesOf = (...reached: Reached[]) => newShares(reached, 500)({ from: 2010, to: 2019 });

it('all is new far from what is known, next to nothing at it, and either where bounds are both', () => {
  expect(sharesOf(first, within(40, 0, 50, 5))).toEqual([1, 1]);
  expect(sharesOf(first, within(-0.1, -0.1, 0.1, 0.1))![1]).toBeLessThan(0.03);
  const [low, high] = sharesOf(first, within(-1, -1, 12, 1))!;
  expect(low).toBeLessThan(0.3);
  expect(high).toBe(1);
  expect(sharesOf(first)).toBeNull();
});
