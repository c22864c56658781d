import { expect, it } from 'vitest';
import { toneOf } from './tone';

it.each([
  [2020, 2026, 'earlier earlier earlier strong strong'],
  [2016, 2016, 'earlier earlier later later later'],
])('the tones of years under %i to %i', (from, to, tones) => {
  const years = [2013, 2014, 2019, 2020, 2026];
  expect(years.map((year) => toneOf(year, { from, to })).join(' ')).toBe(tones);
});
