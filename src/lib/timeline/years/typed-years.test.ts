import { describe, expect, it } from 'vitest';
import { baseLocale, locales, overwriteGetLocale } from '$lib/paraglide/runtime';
import { formatYears } from '$lib/site/text/format';
import { readYears, readYear, type ChosenYears } from './chosen-years';

const axis = { from: 2003, to: 2026 };

describe('readYear', () => {
  it('reads a year of the axis, in full or by its last two figures', () => {
    expect(readYear('2016', axis)).toBe(2016);
    expect(readYear('16', axis)).toBe(2016);
    expect(readYear('03', axis)).toBe(2003);
  });

  it.each(['1999', '2027', '99', '6', '201', '20166', '', 'year'])('refuses %j', (text) => {
    expect(readYear(text, axis)).toBeNull();
  });

  it('refuses two figures that fit two years', () => {
    expect(readYear('10', { from: 1905, to: 2026 })).toBeNull();
  });
});

describe('readYears', () => {
  it.each([
    '2014-2019',
    '2014–2019',
    '2014..2019',
    '2014 — 2019',
    '14–19',
    '2014–19',
    '2014 2019',
    ' 2019-2014 ',
  ])('reads %j as 2014 to 2019', (text) => {
    expect(readYears(text, axis)).toEqual({ mode: 'years', from: 2014, to: 2019 });
  });

  it('reads one year as that year', () => {
    expect(readYears('2016', axis)).toEqual({ mode: 'year', from: 2016, to: 2016 });
  });

  it.each(['', '2014-', '-2014', '2014-2030', '2014-2016-2018', 'all', '2014-x'])(
    'refuses %j',
    (text) => {
      expect(readYears(text, axis)).toBeNull();
    },
  );

  it.each(locales)('reads back what the field shows in %s', (locale) => {
    overwriteGetLocale(() => locale);
    const spans: ChosenYears[] = [
      { mode: 'year', from: 2022, to: 2022 },
      { mode: 'years', from: 2014, to: 2019 },
    ];
    for (const span of spans)
      expect(readYears(formatYears(span.from, span.to), axis)).toEqual(span);
    overwriteGetLocale(() => baseLocale);
  });
});
