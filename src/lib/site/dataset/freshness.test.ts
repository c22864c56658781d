import { expect, it } from 'vitest';
import { formatDate } from '../text/format';
import { freshness, set } from './set';

const daysAfter = (days: number) => {
  const date = new Date(set.lastLooked!.date);
  date.setUTCDate(date.getUTCDate() + days);
  return freshness(date.toISOString().slice(0, 10));
};

it('a set says when it was last looked at, and after 120 days that nobody has since', () => {
  const [day, looked] = [set.coverage.lastDay, set.lastLooked!.date].map((date) =>
    formatDate(date),
  );
  expect(freshness(null)).toBe(`Records to ${day} · none later known by ${looked}`);
  expect(daysAfter(120)).toBe(freshness(null));
  expect(daysAfter(121)).toBe(`Records to ${day} · not looked for since ${looked}`);
});
