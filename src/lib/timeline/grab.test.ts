import { describe, expect, it } from 'vitest';
import { clickYears, dragYears, grabAt, type ChosenYears } from './chosen-years';
import { slotCentre } from './year-axis';

const axis = { from: 2003, to: 2026 };
const at = (year: number) => slotCentre(year, axis);
const span = (from: number, to: number): ChosenYears => ({ mode: 'years', from, to });
const year = (to: number): ChosenYears => ({ mode: 'year', from: to, to });
const upTo = (to: number): ChosenYears => ({ mode: 'all', from: 2003, to });
const REACH = 0.02;
const held = (of: number, chosen: ChosenYears) => grabAt(at(of), chosen, axis, REACH);

describe('the pointer on the band', () => {
  it('takes an end by its pill, and moves it alone', () => {
    const grab = held(2014, span(2014, 2019));
    expect(grab).toMatchObject({ kind: 'edge', edge: 'from' });
    expect(dragYears(grab, at(2016), axis)).toEqual(span(2016, 2019));
    expect(dragYears(grab, at(2024), axis)).toEqual(span(2019, 2019));
    expect(clickYears(grab, at(2014), axis)).toEqual(span(2014, 2019));
  });

  it('takes the years as a whole between the pills', () => {
    const grab = held(2016, span(2014, 2019));
    expect(grab.kind).toBe('body');
    expect(dragYears(grab, at(2018), axis)).toEqual(span(2016, 2021));
    expect(dragYears(grab, at(2026), axis)).toEqual(span(2021, 2026));
  });

  it('goes to a year that is clicked, inside and outside', () => {
    for (const of of [2008, 2016, 2022])
      expect(clickYears(held(of, span(2014, 2019)), at(of), axis)).toEqual(year(of));
  });

  it('scrubs year by year from a year outside', () => {
    const grab = held(2008, span(2014, 2019));
    expect(dragYears(grab, at(2011), axis)).toEqual(year(2011));
    expect(dragYears(held(2016, year(2016)), at(2020), axis)).toEqual(year(2020));
  });

  it('ends all years earlier, or begins them later', () => {
    expect(dragYears(held(2026, upTo(2026)), at(2019), axis)).toEqual(upTo(2019));
    expect(dragYears(held(2003, upTo(2026)), at(2014), axis)).toEqual(span(2014, 2026));
    // No room to move as a whole.
    expect(held(2016, upTo(2026))).toEqual({ kind: 'year' });
  });

  it('opens a span of one year to the side it is drawn to', () => {
    const grab = held(2016, span(2016, 2016));
    expect(dragYears(grab, at(2014), axis)).toEqual(span(2014, 2016));
    expect(dragYears(grab, at(2019), axis)).toEqual(span(2016, 2019));
  });

  it('leaves a third between two ends that stand close', () => {
    const chosen = span(2014, 2016);
    expect(grabAt(at(2015), chosen, axis, 1).kind).toBe('body');
    expect(grabAt(at(2016), chosen, axis, 1)).toMatchObject({ kind: 'edge', edge: 'to' });
  });
});
