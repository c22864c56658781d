import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseLocale, locales, overwriteGetLocale } from '$lib/paraglide/runtime';
import { formatYears } from '$lib/site/text/format';
import { MODES } from '$lib/view/view';
import {
  changeMode,
  clickYears,
  dragYears,
  extendYears,
  fitYears,
  grabAt,
  moveEdge,
  playNext,
  playStart,
  readYear,
  readYears,
  shiftYears,
  type ChosenYears,
} from './chosen-years';
import { slotCentre } from './year-axis';

const axis = { from: 2003, to: 2026 };
const year = (to: number): ChosenYears => ({ mode: 'year', from: to, to });
const span = (from: number, to: number): ChosenYears => ({ mode: 'years', from, to });
const upTo = (to: number): ChosenYears => ({ mode: 'all', from: 2003, to });

const anySpan = fc
  .record({ mode: fc.constantFrom(...MODES), a: fc.integer(), b: fc.integer() })
  .map(({ mode, a, b }) => fitYears({ mode, from: a, to: b }, axis));
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
            changeMode(chosen, 'years', 5, axis),
            playStart(chosen, axis),
            playNext(chosen, axis) ?? chosen,
          ];
          for (const result of results) {
            expect(result).toEqual(fitYears(result, axis));
            expect(result.from).toBeLessThanOrEqual(result.to);
          }
        },
      ),
    );
  });

  it('sliding a window there and back again changes nothing away from the ends', () => {
    const chosen = span(2012, 2015);
    expect(shiftYears(shiftYears(chosen, 3, axis), -3, axis)).toEqual(chosen);
  });
});

describe('shiftYears', () => {
  it('keeps the width of a window at the ends of the axis', () => {
    expect(shiftYears(span(2004, 2008), -5, axis)).toEqual(span(2003, 2007));
    expect(shiftYears(span(2020, 2024), 5, axis)).toEqual(span(2022, 2026));
  });

  it('moves only the end of all years up to one', () => {
    expect(shiftYears(upTo(2010), 5, axis)).toEqual(upTo(2015));
  });
});

describe('moveEdge', () => {
  it('collapses a window to one year and no further', () => {
    expect(moveEdge(span(2014, 2019), 'from', 2022, axis)).toEqual(span(2019, 2019));
    expect(moveEdge(span(2014, 2019), 'to', 2010, axis)).toEqual(span(2014, 2014));
  });

  it('makes a span of a single year, and of all up to one, when the start is moved', () => {
    expect(moveEdge(upTo(2019), 'from', 2014, axis)).toEqual(span(2014, 2019));
    expect(moveEdge(year(2019), 'from', 2014, axis)).toEqual(span(2014, 2019));
  });

  it('moves the end of all up to a year', () => {
    expect(moveEdge(upTo(2026), 'to', 2012, axis)).toEqual(upTo(2012));
  });
});

describe('extendYears', () => {
  it('keeps the year and opens on the side the other end is moved to', () => {
    expect(extendYears(year(2016), 'to', 2015, axis)).toEqual({
      chosen: span(2015, 2016),
      kept: 'to',
    });
    expect(extendYears(year(2016), 'to', 2017, axis)).toEqual({
      chosen: span(2016, 2017),
      kept: 'from',
    });
  });

  it('closes a window to the kept year again', () => {
    expect(extendYears(span(2015, 2016), 'to', 2016, axis)).toEqual({
      chosen: span(2016, 2016),
      kept: 'to',
    });
  });
});

describe('changeMode', () => {
  it('opens a span of the last width that ends at the year shown', () => {
    expect(changeMode(year(2019), 'years', 5, axis)).toEqual(span(2015, 2019));
  });

  it('keeps that width at the start of the axis', () => {
    expect(changeMode(year(2004), 'years', 5, axis)).toEqual(span(2003, 2007));
  });

  it('shows all there is, and of that the last year', () => {
    expect(changeMode(span(2014, 2016), 'all', 3, axis)).toEqual(upTo(2026));
    expect(changeMode(upTo(2026), 'year', 3, axis)).toEqual(year(2026));
  });
});

const fractionOf = (column: number) => slotCentre(column, axis);
const REACH = 0.02;
const grabIn = (pressed: number, chosen: ChosenYears) =>
  grabAt(fractionOf(pressed), chosen, axis, REACH);

describe('the pointer on the band', () => {
  it('takes an end by its pill, and moves it alone', () => {
    const grab = grabIn(2014, span(2014, 2019));
    expect(grab).toMatchObject({ kind: 'edge', edge: 'from' });
    expect(dragYears(grab, fractionOf(2016), axis)).toEqual(span(2016, 2019));
    expect(dragYears(grab, fractionOf(2024), axis)).toEqual(span(2019, 2019));
    expect(clickYears(grab, fractionOf(2014), axis)).toEqual(span(2014, 2019));
  });

  it('takes the years as a whole between the pills', () => {
    const grab = grabIn(2016, span(2014, 2019));
    expect(grab.kind).toBe('body');
    expect(dragYears(grab, fractionOf(2018), axis)).toEqual(span(2016, 2021));
    expect(dragYears(grab, fractionOf(2026), axis)).toEqual(span(2021, 2026));
  });

  it('goes to a year that is clicked, inside and outside', () => {
    for (const clicked of [2008, 2016, 2022]) {
      const grab = grabIn(clicked, span(2014, 2019));
      expect(clickYears(grab, fractionOf(clicked), axis)).toEqual(year(clicked));
    }
  });

  it('scrubs year by year from a year outside', () => {
    const grab = grabIn(2008, span(2014, 2019));
    expect(dragYears(grab, fractionOf(2011), axis)).toEqual(year(2011));
    expect(dragYears(grabIn(2016, year(2016)), fractionOf(2020), axis)).toEqual(year(2020));
  });

  it('ends all years earlier, or begins them later', () => {
    expect(dragYears(grabIn(2026, upTo(2026)), fractionOf(2019), axis)).toEqual(upTo(2019));
    expect(dragYears(grabIn(2003, upTo(2026)), fractionOf(2014), axis)).toEqual(span(2014, 2026));
    // No room to move as a whole.
    expect(grabIn(2016, upTo(2026))).toEqual({ kind: 'year' });
  });

  it('opens a span of one year to the side it is drawn to', () => {
    const grab = grabIn(2016, span(2016, 2016));
    expect(dragYears(grab, fractionOf(2014), axis)).toEqual(span(2014, 2016));
    expect(dragYears(grab, fractionOf(2019), axis)).toEqual(span(2016, 2019));
  });

  it('leaves a third between two ends that stand close', () => {
    const chosen = span(2014, 2016);
    expect(grabAt(fractionOf(2015), chosen, axis, 1).kind).toBe('body');
    expect(grabAt(fractionOf(2016), chosen, axis, 1)).toMatchObject({ kind: 'edge', edge: 'to' });
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
