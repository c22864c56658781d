/** Power: closed forms and a published table, simulation, and that it silences nothing that was found. */
import { range } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { binomialPower, rateChance, shareChance } from '../../geodata/analysis/chance';
import type { Side } from '#core/context/claims';
import { binomialTest } from '#core/statistics/exact-tests';
import { isStrong } from '#core/statistics/certainty';
import { seededRandom } from '#core/statistics/random';

const majority = (n: number) => (k: number) => binomialTest(k, n).greater;

/** Of rates in two periods of equal length. */
const equalRates = (a: number, b: number, side: Side) =>
  rateChance({ count: a, time: 3 }, { count: b, time: 3 }, side);
const powerOf = (a: number, b: number, side: Side) => equalRates(a, b, side).power!.share;
const sharePower = (a: number, b: number) =>
  shareChance({ hits: 0, of: a }, { hits: 0, of: b }).power!.share;

describe('the power of a test', () => {
  it('of six one-way things is that of six in a row, and five can never be strong evidence', () => {
    // One half to the sixth is 1/64, below 1 in 40; to the fifth 1/32, above it.
    expect(binomialPower(6, 0.75, majority(6))).toBeCloseTo(0.75 ** 6, 12);
    expect(binomialPower(5, 0.75, majority(5))).toBe(0);
  });

  it('of twenty, three in four going one way, is that of the binomial table: 0.6172', () => {
    expect(binomialPower(20, 0.75, majority(20))).toBeCloseTo(0.6172, 4);
  });

  it('to see a doubling in six records of two equal periods is two thirds to the sixth', () => {
    for (const b of [0, 3, 6]) expect(powerOf(6 - b, b, 'up')).toBeCloseTo((2 / 3) ** 6, 12);
    expect(powerOf(3, 3, 'down')).toBeCloseTo((2 / 3) ** 6, 12);
  });

  it('of equivalence is none with few records and nearly full with many', () => {
    expect(powerOf(9, 8, 'level')).toBe(0);
    expect(powerOf(100, 100, 'level')).toBeGreaterThan(0.95);
  });

  it('of Fisher’s test in two and two is none, as its smallest p is 1/6', () => {
    expect(sharePower(2, 2)).toBe(0);
    expect(sharePower(60, 60)).toBeGreaterThan(0.99);
  });

  it.each([
    ['a doubled rate is noticed', 'up', 40, 2 / 3, 1 / 2],
    ['an unchanged rate is shown to be level', 'level', 60, 1 / 2, 2 / 3],
  ] as const)('%s as often as it says; else in 1 of 40 at most', (_, side, n, share, other) => {
    const draws = 2000;
    const isNoticed = range(n + 1).map((b) => isStrong(equalRates(n - b, b, side).oneSided));
    const random = seededRandom(1);
    /** Of series whose records fall into the later period with this probability. */
    const noticed = (p: number) => {
      const later = () => Array.from({ length: n }, random).filter((x) => x < p).length;
      return Array.from({ length: draws }, later).filter((b) => isNoticed[b]).length / draws;
    };
    const expected = powerOf(n / 2, n / 2, side);
    expect(Math.abs(noticed(share) - expected)).toBeLessThan(4 * Math.sqrt(0.25 / draws));
    expect(noticed(other)).toBeLessThan(0.025 + 4 * Math.sqrt(0.025 / draws));
  });
});
