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
const window = (from: number, to: number): ChosenYears => ({ mode: 'window', from, to });
const cumulative = (to: number): ChosenYears => ({ mode: 'cumulative', from: 2003, to });
const all: ChosenYears = { mode: 'all', from: 2003, to: 2026 };

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
            changeMode(chosen, 'window', { year: 2016, width: 5 }, axis),
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
    const chosen = window(2012, 2015);
    expect(shiftYears(shiftYears(chosen, 3, axis), -3, axis)).toEqual(chosen);
  });
});

describe('shiftYears', () => {
  it('keeps the width of a window at the ends of the axis', () => {
    expect(shiftYears(window(2004, 2008), -5, axis)).toEqual(window(2003, 2007));
    expect(shiftYears(window(2020, 2024), 5, axis)).toEqual(window(2022, 2026));
  });

  it('moves only the end of a cumulative chosen', () => {
    expect(shiftYears(cumulative(2010), 5, axis)).toEqual(cumulative(2015));
  });
});

describe('moveEdge', () => {
  it('collapses a window to one year and no further', () => {
    expect(moveEdge(window(2014, 2019), 'from', 2022, axis)).toEqual(window(2019, 2019));
    expect(moveEdge(window(2014, 2019), 'to', 2010, axis)).toEqual(window(2014, 2014));
  });

  it('opens a single year to a window when its start is moved', () => {
    expect(moveEdge(year(2019), 'from', 2014, axis)).toEqual(window(2014, 2019));
  });

  it('goes to one year when everything was shown', () => {
    expect(moveEdge(all, 'to', 2012, axis)).toEqual(year(2012));
  });
});

describe('extendYears', () => {
  it('keeps the year and opens on the side the other end is moved to', () => {
    expect(extendYears(year(2016), 'to', 2015, axis)).toEqual({
      chosen: window(2015, 2016),
      kept: 'to',
    });
    expect(extendYears(year(2016), 'to', 2017, axis)).toEqual({
      chosen: window(2016, 2017),
      kept: 'from',
    });
  });

  it('closes a window to the kept year again', () => {
    expect(extendYears(window(2015, 2016), 'to', 2016, axis)).toEqual({
      chosen: window(2016, 2016),
      kept: 'to',
    });
  });
});

describe('changeMode', () => {
  const memory = { year: 2016, width: 5 };

  it('opens a window of the last width that ends at the year shown', () => {
    expect(changeMode(year(2019), 'window', memory, axis)).toEqual(window(2015, 2019));
  });

  it('keeps the width of a window at the start of the axis', () => {
    expect(changeMode(year(2004), 'window', memory, axis)).toEqual(window(2003, 2007));
  });

  it('returns from everything to the year shown before', () => {
    expect(changeMode(all, 'year', memory, axis)).toEqual(year(2016));
    expect(changeMode(all, 'cumulative', memory, axis)).toEqual(cumulative(2016));
  });
});

describe('play', () => {
  it('starts again from the first year at the end', () => {
    expect(playStart(year(2026), axis)).toEqual(year(2003));
    expect(playStart(cumulative(2026), axis)).toEqual(cumulative(2003));
    expect(playStart(window(2022, 2026), axis)).toEqual(window(2003, 2007));
    expect(playStart(year(2025), axis)).toEqual(year(2025));
  });

  it('plays everything as a cumulative chosen from the first year', () => {
    expect(playStart(all, axis)).toEqual(cumulative(2003));
  });

  it('slides a window, and grows one that filled the axis', () => {
    expect(playNext(window(2004, 2006), axis)).toEqual(window(2005, 2007));
    expect(playStart(window(2003, 2026), axis)).toEqual(cumulative(2003));
    expect(playNext(cumulative(2005), axis)).toEqual(cumulative(2006));
  });

  it('has nothing after the last year', () => {
    expect(playNext(year(2026), axis)).toBeNull();
  });
});
