import { describe, expect, it } from 'vitest';
import type { Occupancy } from '../reach/select';
import { pValues, slotsOf } from './null-model';
import { seededRandom, shuffle } from '../statistics/random';
import { inputOf, world } from './simulated.fixture';
import { stallTest } from './stall';

describe('shuffles', () => {
  it('keep the number of records of every year and every record', () => {
    const { records } = inputOf(world(1));
    const slots = slotsOf(records);
    const at = slots.observed.slice();
    shuffle(at, seededRandom(1));
    expect([...at].sort((a, b) => a - b)).toEqual(records.map((_, i) => i));
    expect([...at]).not.toEqual([...slots.observed]);
  });

  it('have the mean new ground that the hypergeometric closed form gives (within 4 SE)', () => {
    const occupancy = inputOf(world(3));
    const result = stallTest(occupancy, {
      periods: [{ from: 2020, to: 2022 }],
      span: { from: 2003, to: 2026 },
      scan: null,
      shuffles: 4000,
      seed: 1,
    });
    const count = (from: number, to: number) =>
      occupancy.records.filter(({ years }) => years[0]! >= from && years[0]! <= to).length;
    const expected = expectedNewGround(
      occupancy,
      occupancy.records.length,
      count(2003, 2019),
      count(2020, 2022),
    );
    const test = result.periods[0]!.measures[0]!;
    if (test.verdict === 'cannot-be-tested') throw new Error(test.reason);
    // The shuffles' own spread: (p975 - p025) / 3.92 is about one standard deviation.
    const se = (test.p975 - test.p025) / 3.92 / Math.sqrt(4000);
    expect(Math.abs(test.median - expected)).toBeLessThan(0.1 * expected);
    const mean = result.newGround
      .filter(({ year }) => year >= 2020 && year <= 2022)
      .reduce((sum, year) => sum + year.mean, 0);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * se);
  });
});

describe('p values', () => {
  it('are (1 + count) / (1 + draws), ties on both sides', () => {
    const draws = Float64Array.from([1, 2, 2, 3]);
    expect(pValues(2, draws)).toEqual({ slower: 4 / 5, faster: 4 / 5, twoSided: 1 });
    expect(pValues(0, draws)).toEqual({ slower: 1 / 5, faster: 1, twoSided: 2 / 5 });
  });

  it('take a draw without a value as evidence for neither side', () => {
    expect(pValues(0, Float64Array.from([NaN, 1, 1]))).toEqual({
      slower: 2 / 4,
      faster: 1,
      twoSided: 1,
    });
  });

  it('take sums that differ by rounding as ties', () => {
    expect(pValues(0.1 + 0.2, Float64Array.from([0.3])).slower).toBe(1);
  });
});

/**
 * Mean of the new ground of a period over *all* shuffles, km², in closed form: ground occupied by k
 * of n records is first reached in the period when none of the k falls in the `before` slots ahead
 * of it and not all miss the `during` slots of it (hypergeometric). Every record must
 * be free to move.
 */
function expectedNewGround(
  { cellKm2, records }: Occupancy,
  n: number,
  before: number,
  during: number,
): number {
  // C(n - m, k) / C(n, k): no one of k records among m of n slots.
  const missed = (k: number, m: number) => {
    let chance = 1;
    for (let i = 0; i < k; i++) chance *= Math.max(0, n - m - i) / (n - i);
    return chance;
  };
  let sum = 0;
  cellKm2.forEach((km2, cell) => {
    const k = records.filter(({ cells }) => cells.includes(cell)).length;
    sum += km2 * (missed(k, before) - missed(k, before + during));
  });
  return sum;
}
