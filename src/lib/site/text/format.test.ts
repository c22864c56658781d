import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale, type Locale } from '$lib/paraglide/runtime';
import { formatMonth, formatYears } from './format';

const speak = (locale: Locale) => overwriteGetLocale(() => locale);
afterEach(() => speak('en'));

describe('years of which the last is known in part', () => {
  it.each([
    ['en', '2023–2026 (to June)'],
    ['ru', '2023–2026 (по июнь)'],
    ['zh', '2023—2026（至6月）'],
  ] as const)('say so in %s', (locale, told) => {
    speak(locale);
    expect(formatYears(2023, 2026, '2026-06-30')).toBe(told);
    expect(formatYears(2023, 2026, '2026-06')).toBe(told);
  });

  it('are told from years that end before, and from a year known whole', () => {
    expect(formatYears(2020, 2022, '2026-06')).toBe('2020–2022');
    expect(formatYears(2026, 2026, '2026-12')).toBe('2026');
    expect(formatYears(2026, 2026, '2026-12-31')).toBe('2026');
    expect(formatYears(2026, 2026)).toBe('2026');
  });
});

it('the month of a date stands by itself, in the words of the language', () => {
  const told = (['en', 'ru', 'zh'] as const).map((locale) => {
    speak(locale);
    return formatMonth('2026-06-30');
  });
  expect(told).toEqual(['June', 'июнь', '6月']);
});
