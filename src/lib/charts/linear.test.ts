import { expect, it } from 'vitest';
import { linear } from './linear';

it('leads the ends of the domain to those of the range, and goes on beyond them', () => {
  const y = linear([2003, 2023], [100, 0]);
  expect([2003, 2013, 2023, 2033].map(y)).toEqual([100, 50, 0, -50]);
});

it('puts the only value of a domain into the middle', () => {
  expect(linear([7, 7], [0, 100])(7)).toBe(50);
});
