import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODES } from '$lib/view/view';
import {
  changeMode,
  extendYears,
  fitYears,
  moveEdge,
  playNext,
  playStart,
  shiftYears,
  type ChosenYears,
} from './chosen-years';

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
