import { describe, expect, it } from 'vitest';
import { placeSparkline } from './sparkline';

const points = [3, 0, 6].map((y, i) => ({ x: 2018 + i, y }));

describe('placeSparkline', () => {
  it('runs from the floor to the top of its box', () => {
    expect(placeSparkline(points).path).toBe('M1,12L50,22L99,2');
  });

  it('marks a year that has a value', () => {
    expect(placeSparkline(points, 2020).dot).toEqual({ x: 99, y: 2 });
    expect(placeSparkline(points, 1999).dot).toBeNull();
    expect(placeSparkline([{ x: 2020, y: null }], 2020).dot).toBeNull();
  });

  it('has no NaN for nothing, one point or only zeros', () => {
    for (const some of [
      [],
      points.slice(0, 1),
      [
        { x: 2018, y: 0 },
        { x: 2019, y: 0 },
      ],
    ]) {
      expect(JSON.stringify(placeSparkline(some))).not.toContain('NaN');
    }
  });
});
