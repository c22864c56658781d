import { describe, expect, it } from 'vitest';
import { studentQuantile, studentTwoSided } from './exact-tests';

describe("Student's t", () => {
  it('has the two-sided 95 % points of the printed tables', () => {
    const table: [df: number, t: number][] = [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [4, 2.776],
      [5, 2.571],
      [10, 2.228],
      [20, 2.086],
      [30, 2.042],
      [120, 1.98],
    ];
    for (const [df, t] of table) expect(studentQuantile(0.95, df)).toBeCloseTo(t, 2);
  });

  it('is the Cauchy distribution for one degree of freedom: half the mass within ±1', () => {
    expect(studentTwoSided(1, 1)).toBeCloseTo(0.5, 12);
  });
});
