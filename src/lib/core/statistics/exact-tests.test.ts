import { describe, expect, it } from 'vitest';
import { binomialTest, fisherGreater, rateRatio, shareInterval } from './exact-tests';

describe('exact tests', () => {
  it("equal R's poisson.test(c(11, 21), c(800, 3011)): 0.8584264 to 4.2772659", () => {
    const { ratio, interval } = rateRatio({ count: 21, time: 3011 }, { count: 11, time: 800 })!;
    expect(ratio).toBeCloseTo(1.971488, 6);
    expect(interval[0]).toBeCloseTo(0.8584264, 6);
    expect(interval[1]).toBeCloseTo(4.2772659, 6);
  });

  it("equal R's fisher.test on the lady tasting tea: 3 of 4 against 1 of 4, p 0.2429", () => {
    expect(fisherGreater({ hits: 1, of: 4 }, { hits: 3, of: 4 })).toBeCloseTo(17 / 70, 12);
  });

  it('sum to closed forms: 9 heads in 10 is 11 / 1024', () => {
    const { greater, less } = binomialTest(9, 10);
    expect(greater).toBeCloseTo(11 / 1024, 12);
    expect(less).toBeCloseTo(1023 / 1024, 12);
  });

  it('bound a share of none in n by 1 - 0.025^(1/n) (Clopper and Pearson)', () => {
    expect(shareInterval(0, 8)).toEqual([0, expect.closeTo(1 - 0.025 ** (1 / 8), 9)]);
    expect(shareInterval(8, 8)[1]).toBe(1);
  });

  it('leave the ratio open where one side has no event, and give nothing where neither has', () => {
    expect(rateRatio({ count: 0, time: 3 }, { count: 4, time: 3 })).toMatchObject({
      ratio: null,
      interval: [expect.any(Number), null],
    });
    expect(rateRatio({ count: 0, time: 3 }, { count: 0, time: 3 })).toBeNull();
  });
});
