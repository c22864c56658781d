import { describe, expect, it } from 'vitest';
import { dateAt, isNearChosen, labelledYears, slotCentre, slotStart, yearAt } from './year-axis';

const axis = { from: 2003, to: 2026 };

describe('slots', () => {
  it('divide the track evenly from the first year to the last', () => {
    expect(slotStart(2003, axis)).toBe(0);
    expect(slotStart(2027, axis)).toBe(1);
    expect(slotCentre(2003, axis)).toBeCloseTo(0.5 / 24, 12);
  });

  it('give each centre back to its own year', () => {
    for (let year = 2003; year <= 2026; year++)
      expect(yearAt(slotCentre(year, axis), axis)).toBe(year);
  });

  it('give the end years to places beyond the ends', () => {
    expect(yearAt(-0.2, axis)).toBe(2003);
    expect(yearAt(1, axis)).toBe(2026);
  });
});

describe('dateAt', () => {
  it('puts the middle of a year of equal months in the middle of its slot', () => {
    expect(dateAt('2003-01-01', axis)).toBe(0);
    expect(dateAt('2003-07-01', axis)).toBeCloseTo(0.5 / 24, 12);
    expect(dateAt('2003-02-30', axis)).toBeNaN();
  });
});

describe('year labels', () => {
  it('name the ends of 24 years, and every fifth between them that is not near', () => {
    expect(labelledYears(axis)).toEqual([2003, 2010, 2015, 2020, 2026]);
  });

  it.each([0, 1, 5, 10, 50, 120])(
    'are at least one and at most seven on an axis of %i years more',
    (more) => {
      const { length } = labelledYears({ from: 1990, to: 1990 + more });
      expect(length).toBeGreaterThanOrEqual(1);
      expect(length).toBeLessThanOrEqual(7);
    },
  );

  it('give way to the ends of the choice, which are written in full', () => {
    const near = (mode: 'window' | 'cumulative' | 'all') =>
      labelledYears(axis).filter((year) =>
        isNearChosen(year, { mode, from: 2008, to: 2021 }, axis),
      );
    expect(near('window')).toEqual([2010, 2020]);
    expect(near('cumulative')).toEqual([2020]);
    expect(near('all')).toEqual([]);
  });
});
