import { describe, expect, it } from 'vitest';
import { correlationTest, meanShift, trendTest } from './permutation-tests';

describe('permutation tests', () => {
  it('give a strictly rising series of n years p = 1/n! upwards and 1 downwards', () => {
    const { slope, p } = trendTest([2014, 2015, 2016, 2017, 2018], [1, 2, 3, 4, 5]);
    expect(slope).toBeCloseTo(1, 12);
    expect(p).toEqual({ up: 1 / 120, down: 1 });
  });

  it('give a constant series p = 1 both ways', () => {
    expect(trendTest([1, 2, 3, 4], [7, 7, 7, 7]).p).toEqual({ up: 1, down: 1 });
  });

  it('split 3 and 3 values in 20 ways: the largest three in one group has p = 1/20', () => {
    const { difference, p } = meanShift([1, 2, 3], [4, 5, 6])!;
    expect(difference).toBe(3);
    expect(p.up).toBeCloseTo(1 / 20, 12);
    expect(meanShift([], [1])).toBeNull();
  });

  it('correlate two rising series perfectly, p = 1/n!, and give nothing for a constant one', () => {
    const { r, p } = correlationTest([1, 2, 3, 4], [2, 4, 6, 8])!;
    expect(r).toBeCloseTo(1, 12);
    expect(p.up).toBeCloseTo(1 / 24, 12);
    expect(correlationTest([1, 2, 3], [5, 5, 5])).toBeNull();
  });

  it('repeat when orders are drawn, with a p that is never zero', () => {
    const years = Array.from({ length: 12 }, (_, i) => 2003 + i);
    const once = trendTest(years, years);
    expect(once.p.up).toBe(1 / 5000);
    expect(trendTest(years, years)).toEqual(once);
  });
});
