import { afterEach, describe, expect, it } from 'vitest';
import { crossTable, toCsv } from '$lib/charts/figure/chart-table';
import { m } from '$lib/paraglide/messages';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { compareSentence, yearsText } from './labels';

afterEach(() => overwriteGetLocale(() => 'en'));

describe('the sentence on two periods', () => {
  it('counts a year that is covered in part by its part', () => {
    const km2 = { gainedKm2: 0, keptKm2: 0, leftKm2: 0 };
    const told = compareSentence(
      {
        a: { from: 2014, to: 2019, records: 21 },
        b: { from: 2023, to: 2026, records: 21 },
        byKind: { all: km2, exercise: km2, patrol: km2 },
      } as Parameters<typeof compareSentence>[0],
      { coverage: { from: '2003-01', to: '2026-06' } },
    );
    // 21 / 6 and 21 / 3.5.
    expect(told).toContain('3.5');
    expect(told).toContain('6.0');
    expect(told).toContain('From 2014–2019 to 2023–2026 (to June)');
  });
});

it('years of which the last is known in part say so, but for those typed into a field', () => {
  const since = { from: 2023, to: 2026 };
  expect(yearsText(since, { coverage: { from: '2003-01', to: '2026-06' } })).toBe(
    '2023–2026 (to June)',
  );
  expect(yearsText(since)).toBe('2023–2026');
});

it.each([
  ['en', 'Year,Baltic,Source'],
  ['ru', 'Год,Baltic,Source'],
  ['zh', '年份,Baltic,Source'],
] as const)('the file of a chart heads its column of years with the word: %s', (locale, head) => {
  overwriteGetLocale(() => locale);
  const table = crossTable(m.cmp_year(), ['2017'], [{ label: 'Baltic', values: [1] }], String);
  expect(toCsv(table, { column: 'Source', text: 'ours' }).split('\r\n')[0]).toBe(head);
});
