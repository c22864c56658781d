import { describe, expect, it } from 'vitest';
import { clickYears, dragYears, grabAt, type ChosenYears } from './chosen-years';
import { slotCentre } from './year-axis';

const axis = { from: 2003, to: 2026 };
const fractionOf = (year: number) => slotCentre(year, axis);
const span = (from: number, to: number): ChosenYears => ({ mode: 'years', from, to });
const year = (to: number): ChosenYears => ({ mode: 'year', from: to, to });
const upTo = (to: number): ChosenYears => ({ mode: 'all', from: 2003, to });
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
