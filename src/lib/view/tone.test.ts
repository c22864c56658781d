import { expect, it } from 'vitest';
import { toneOf } from './tone';

const compared = { from: 2014, to: 2019 };

it.each([
  // Years chosen are strong, those of the period compared middle, earlier ones pale.
  [2020, 2026, compared, 'pale middle middle strong strong'],
  // A year within that period has it up to itself.
  [2016, 2016, compared, 'pale middle later later later'],
  [2020, 2026, null, 'pale pale pale strong strong'],
])('the tones of years under %i to %i', (from, to, period, tones) => {
  const years = [2013, 2014, 2019, 2020, 2026];
  expect(years.map((year) => toneOf(year, { from, to }, period)).join(' ')).toBe(tones);
});
