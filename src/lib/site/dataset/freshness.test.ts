import { expect, it } from 'vitest';
import { freshness, set } from './set';

const daysAfter = (days: number) => {
  const date = new Date(set.lastLooked!.date);
  date.setUTCDate(date.getUTCDate() + days);
  return freshness(date.toISOString().slice(0, 10));
};

it('a set says when it was last looked at, and after 120 days that nobody has since', () => {
  expect(freshness(null)).toBe('Records to 30 June 2026 · last looked 30 November 2026');
  expect(daysAfter(120)).toBe(freshness(null));
  expect(daysAfter(121)).toBe('Records to 30 June 2026 · not looked for since 30 November 2026');
});
