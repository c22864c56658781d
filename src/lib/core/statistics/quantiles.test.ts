import { describe, expect, it } from 'vitest';
import { quantiles } from './quantiles';

describe('quantiles', () => {
  it('are those of numpy and R (type 7): 5 % of 0..10 is 0.5, of 1..10 it is 1.45', () => {
    const values = Float64Array.from({ length: 11 }, (_, i) => 10 - i);
    expect(quantiles(values, [0.05, 0.5, 1])).toEqual([0.5, 5, 10]);
    const [low, high] = quantiles(values.slice(0, 10), [0.05, 0.95]);
    expect(low).toBeCloseTo(1.45, 12);
    expect(high).toBeCloseTo(9.55, 12);
  });

  it('leave out what is no number, and are none of nothing', () => {
    expect(quantiles(Float64Array.of(NaN, 7), [0.05])).toEqual([7]);
    expect(quantiles(Float64Array.of(NaN), [0.5])).toEqual([NaN]);
  });
});
