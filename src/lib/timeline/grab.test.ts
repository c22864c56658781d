import { describe, expect, it } from 'vitest';
import { clickYears, dragYears, grabAt, type ChosenYears } from './chosen-years';
import { slotCentre, slotStart } from './year-axis';

const axis = { from: 2003, to: 2026 };
const reach = 10 / 800;
const window: ChosenYears = { mode: 'window', from: 2010, to: 2015 };
const centre = (year: number) => slotCentre(year, axis);

describe('a pointer on the track', () => {
  it('takes the year under it in the modes with one handle', () => {
    for (const mode of ['year', 'cumulative', 'all'] as const) {
      const grab = grabAt(centre(2012), { mode, from: 2003, to: 2020 }, axis, reach);
      expect(dragYears(grab, centre(2014), axis).to).toBe(2014);
    }
  });

  it('takes an end of a window without moving it', () => {
    for (const at of [centre(2015) - reach / 2, centre(2015) + reach / 2]) {
      const grab = grabAt(at, window, axis, reach);
      expect(dragYears(grab, at, axis)).toEqual(window);
      expect(clickYears(grab, at, axis)).toEqual(window);
    }
  });

  it('drags an end up to the other one', () => {
    const grab = grabAt(centre(2015), window, axis, reach);
    expect(dragYears(grab, centre(2018), axis)).toMatchObject({ from: 2010, to: 2018 });
    expect(dragYears(grab, centre(2004), axis)).toMatchObject({ from: 2010, to: 2010 });
  });

  it('drags the start of a running total to a window, and by a mere press goes to its year', () => {
    const total: ChosenYears = { mode: 'cumulative', from: 2003, to: 2020 };
    const grab = grabAt(centre(2003), total, axis, reach);
    expect(dragYears(grab, centre(2009), axis)).toEqual({ mode: 'window', from: 2009, to: 2020 });
    expect(clickYears(grab, centre(2003), axis)).toEqual({ ...total, to: 2003 });
  });

  it('drags the body and keeps the width at the ends', () => {
    const grab = grabAt(centre(2012), window, axis, reach);
    expect(dragYears(grab, centre(2014), axis)).toMatchObject({ from: 2012, to: 2017 });
    expect(dragYears(grab, 2, axis)).toMatchObject({ from: 2021, to: 2026 });
  });

  it('brings the nearer end to a clicked year, outside and inside', () => {
    const click = (year: number) =>
      clickYears(grabAt(centre(year), window, axis, reach), centre(year), axis);
    expect(click(2007)).toMatchObject({ from: 2007, to: 2015 });
    expect(click(2020)).toMatchObject({ from: 2010, to: 2020 });
    expect(click(2011)).toMatchObject({ from: 2011, to: 2015 });
    expect(click(2014)).toMatchObject({ from: 2010, to: 2014 });
  });

  it('opens a window of one year to the side it is drawn to', () => {
    const grab = grabAt(centre(2012), { mode: 'window', from: 2012, to: 2012 }, axis, reach);
    expect(dragYears(grab, centre(2014), axis)).toMatchObject({ from: 2012, to: 2014 });
    expect(dragYears(grab, centre(2009), axis)).toMatchObject({ from: 2009, to: 2012 });
    expect(clickYears(grab, centre(2012), axis)).toMatchObject({ from: 2012, to: 2012 });
  });

  it('leaves the body of a narrow window free to be taken, even by a finger', () => {
    const narrow: ChosenYears = { mode: 'window', from: 2012, to: 2013 };
    expect(grabAt(slotStart(2013, axis), narrow, axis, 22 / 300).kind).toBe('body');
  });
});
