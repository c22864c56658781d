import { describe, expect, it } from 'vitest';
import { placeCurve, type ReachYear } from './CurveLines.svelte';

const axis = { from: 2018, to: 2021 };
const at = (year: number, all: number | null): ReachYear => ({
  year,
  newGroundKm2: { all, exercise: all, patrol: all === null ? null : 0 },
});

const path = (years: ReachYear[], curve = 'all') =>
  placeCurve(axis, years).lines.find((line) => line.curve === curve)?.path;

describe('placeCurve', () => {
  it('runs through the middle of each year, the largest value at the top', () => {
    // Four years on a box of 1000 × 100: centres at 125, 375, 625, 875.
    const years = [at(2018, 1e6), at(2019, 2e6), at(2020, 0), at(2021, 0.5e6)];
    expect(path(years)).toBe('M125,50L375,0L625,100L875,75');
    expect(placeCurve(axis, years).topKm2).toBe(2e6);
  });

  it('lies on the floor in a year without a record', () => {
    expect(path([at(2018, 1e6), at(2019, null), at(2020, 1e6)])).toBe('M125,0L375,100L625,0');
  });

  it('breaks where a year is missing', () => {
    expect(path([at(2018, 1e6), at(2019, 1e6), at(2021, 1e6)])).toBe('M125,0L375,0M875,0Z');
  });

  it('leaves out years beyond the axis, and does not scale to them', () => {
    expect(path([at(2010, 9e6), at(2018, 1e6), at(2019, 1e6)])).toBe('M125,0L375,0');
  });

  it('draws no NaN for a series of nothing but zeros', () => {
    expect(path([at(2018, 0), at(2019, 0)])).toBe('M125,100L375,100');
    expect(path([])).toBe('');
  });
});
