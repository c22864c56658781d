import { describe, expect, it } from 'vitest';
import { toneOf } from './tone';

describe('the tone of a year', () => {
  const compared = { from: 2014, to: 2019 };

  it('is strong in the years chosen, middle in the period compared, pale before it', () => {
    const since = { from: 2020, to: 2026 };
    expect([2013, 2014, 2019, 2020, 2026].map((year) => toneOf(year, since, compared))).toEqual([
      'pale',
      'middle',
      'middle',
      'strong',
      'strong',
    ]);
  });

  it('of a year within the period compared has that period up to it, and what comes later', () => {
    const chosen = { from: 2016, to: 2016 };
    expect([2013, 2015, 2016, 2017].map((year) => toneOf(year, chosen, compared))).toEqual([
      'pale',
      'middle',
      'strong',
      'later',
    ]);
  });

  it('has no middle without a period', () => {
    expect(toneOf(2015, { from: 2020, to: 2026 }, null)).toBe('pale');
  });
});
