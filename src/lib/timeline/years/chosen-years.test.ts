import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { YearSpan } from '#core/record/time';
import { baseLocale, locales, overwriteGetLocale } from '$lib/paraglide/runtime';
import { formatYears } from '$lib/site/text/format';
import { extendYears, grabAt, moveEdge, readYear, readYears, shiftYears } from './chosen-years';
import { slotCentre } from '$lib/view/year-axis';

const axis = { from: 2003, to: 2026 };
const span = (from: number, to: number): YearSpan => ({ from, to });
const year = (to: number) => span(to, to);

const anyYear = fc.integer({ min: axis.from, max: axis.to });
const anySpan = fc
  .tuple(anyYear, anyYear)
  .map((ends) => span(Math.min(...ends), Math.max(...ends)));
const years = fc.integer({ min: -40, max: 40 });

describe('every way to move', () => {
  it('keeps the chosen on the axis and right way round', () => {
    fc.assert(
      fc.property(
        anySpan,
        years,
        fc.constantFrom('from' as const, 'to' as const),
        (chosen, n, edge) => {
          const results = [
            shiftYears(chosen, n, axis),
            moveEdge(chosen, edge, chosen[edge] + n, axis),
            extendYears(chosen, edge, chosen[edge] + n, axis).chosen,
          ];
          for (const { from, to } of results)
            expect([axis.from, from, to, axis.to].toSorted()).toEqual([
              axis.from,
              from,
              to,
              axis.to,
            ]);
        },
      ),
    );
  });
});

it.each<[fact: string, result: YearSpan, expected: YearSpan]>([
  ['a span keeps its width at the start', shiftYears(span(2004, 2008), -5, axis), span(2003, 2007)],
  ['and at the end', shiftYears(span(2020, 2024), 5, axis), span(2022, 2026)],
  ['all years stay', shiftYears(axis, 5, axis), axis],
  ['an end stops at the other', moveEdge(span(2014, 2019), 'from', 2022, axis), year(2019)],
  ['on either side', moveEdge(span(2014, 2019), 'to', 2010, axis), year(2014)],
  ['a single year moves as a whole', moveEdge(year(2019), 'from', 2014, axis), year(2014)],
  ['all years end earlier', moveEdge(axis, 'to', 2012, axis), span(2003, 2012)],
])('%s', (_, result, expected) => expect(result).toEqual(expected));

describe('the pointer on the band', () => {
  const fractionOf = (column: number) => slotCentre(column, axis);
  const grabIn = (pressed: number, chosen: YearSpan, reach = 0.02) =>
    grabAt(fractionOf(pressed), chosen, axis, reach);

  it.each<[kind: string, chosen: YearSpan, from: number, to: number, expected: YearSpan]>([
    ['edge', span(2014, 2019), 2014, 2016, span(2016, 2019)],
    ['edge', span(2014, 2019), 2014, 2024, span(2019, 2019)],
    ['span', span(2014, 2019), 2016, 2018, span(2016, 2021)],
    ['span', span(2014, 2019), 2016, 2026, span(2021, 2026)],
    // From a year to another all between.
    ['year', span(2014, 2019), 2008, 2011, span(2008, 2011)],
    ['year', year(2016), 2016, 2014, span(2014, 2016)],
    ['edge', axis, 2026, 2019, span(2003, 2019)],
    ['edge', axis, 2003, 2014, span(2014, 2026)],
    // No room to move as a whole.
    ['year', axis, 2016, 2018, span(2016, 2018)],
  ])('takes hold of the %s of %j at %i, and drags it to %i', (kind, chosen, from, to, expected) => {
    const grab = grabIn(from, chosen);
    expect([grab.kind, grab.dragTo(fractionOf(to))]).toEqual([kind, expected]);
  });

  it('leaves a third between two ends that stand close', () => {
    expect(grabIn(2015, span(2014, 2016), 1).kind).toBe('span');
    expect(grabIn(2016, span(2014, 2016), 1)).toMatchObject({ kind: 'edge', edge: 'to' });
  });
});

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
    expect(readYears(text, axis)).toEqual(span(2014, 2019));
  });

  it('reads one year as that year', () => {
    expect(readYears('2016', axis)).toEqual(year(2016));
  });

  it.each(['', '2014-', '-2014', '2014-2030', '2014-2016-2018', 'all', '2014-x'])(
    'refuses %j',
    (text) => {
      expect(readYears(text, axis)).toBeNull();
    },
  );

  it.each(locales)('reads back what the field shows in %s', (locale) => {
    overwriteGetLocale(() => locale);
    for (const chosen of [year(2022), span(2014, 2019)])
      expect(readYears(formatYears(chosen.from, chosen.to), axis)).toEqual(chosen);
    overwriteGetLocale(() => baseLocale);
  });
});
