import { describe, expect, it } from 'vitest';
import { labelledYears, slotCentre, yearAt } from './year-axis';

const axis = { from: 2003, to: 2026 };

it('each slot gives its centre back, the end ones also what lies beyond', () => {
  const years = [2003, 2004, 2015, 2025, 2026];
  expect(years.map((year) => yearAt(slotCentre(year, axis), axis))).toEqual(years);
  expect([-0.2, 1].map((fraction) => yearAt(fraction, axis))).toEqual([2003, 2026]);
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
