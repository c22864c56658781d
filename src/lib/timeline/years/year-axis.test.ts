import { describe, expect, it } from 'vitest';
import { dateAt, labelledYears, slotCentre, slotStart, yearAt } from './year-axis';

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
  const texts = (slotPx: number, from = 2003, to = 2012) =>
    labelledYears({ from, to }, slotPx).map(({ text }) => text);

  it('name every year where there is room, each fifth in full', () => {
    expect(texts(42)).toEqual([
      '2003',
      '’04',
      '2005',
      '’06',
      '’07',
      '’08',
      '’09',
      '2010',
      '’11',
      '’12',
    ]);
  });

  it('are of two digits where a year is narrow, and every fifth alone where it is narrower', () => {
    expect(texts(15, 2017, 2021)).toEqual(['17', '18', '19', '20', '21']);
    expect(texts(9)).toEqual(['2005', '2010']);
  });
});
