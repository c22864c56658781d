import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakPosterior, shortestRun } from './sought-break';

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
/** The chance of one order of k hits in n at an unknown rate: k! (n - k)! / (n + 1)!. */
const marginal = (k: number, n: number) => (factorial(k) * factorial(n - k)) / factorial(n + 1);

describe('the posterior of a break', () => {
  it('is the product of the marginals of both sides, by factorials', () => {
    // After the first of 1, 1, 0: 1/2 · 1/6; after the second: 1/3 · 1/2.
    const weights = [marginal(1, 1) * marginal(1, 2), marginal(2, 2) * marginal(0, 1)];
    const whole = weights[0]! + weights[1]!;
    expect(breakPosterior([1, 1, 0])).toEqual(weights.map((w) => expect.closeTo(w / whole, 12)));
  });

  const series = fc.array(fc.constantFrom(0, 1), { minLength: 2, maxLength: 40 });

  it('sums to 1, is mirrored with the order, and does not know hits from misses', () => {
    fc.assert(
      fc.property(series, (hits) => {
        const posterior = breakPosterior(hits);
        expect(posterior.reduce((whole, share) => whole + share, 0)).toBeCloseTo(1, 9);
        const mirrored = breakPosterior(hits.toReversed()).toReversed();
        const swapped = breakPosterior(hits.map((hit) => 1 - hit));
        posterior.forEach((share, i) => {
          expect(mirrored[i]).toBeCloseTo(share, 9);
          expect(swapped[i]).toBeCloseTo(share, 9);
        });
      }),
    );
  });

  it('is greatest where twelve hits end and twelve misses begin', () => {
    const posterior = breakPosterior([...Array(12).fill(1), ...Array(12).fill(0)] as number[]);
    expect(posterior.indexOf(Math.max(...posterior))).toBe(11);
  });
});

it('the shortest run holds the share, and no shorter one does', () => {
  expect(shortestRun([0.1, 0.5, 0.35, 0.05], 0.8)).toEqual([1, 2]);
  expect(shortestRun([0.9, 0.1], 0.8)).toEqual([0, 0]);
  expect(shortestRun([0.25, 0.25, 0.25, 0.25], 0.8)).toEqual([0, 3]);
});
