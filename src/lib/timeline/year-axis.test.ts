import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  TIERS,
  boundaryAt,
  decimalYear,
  labelStride,
  placeYearLabels,
  slotCentre,
  slotStart,
  yearAt,
} from './year-axis';
import { MODES } from '$lib/view/view';
import { fitYears } from './chosen-years';

const axis = { first: 2003, last: 2026 };

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
    expect(boundaryAt(1.4, axis)).toBe(2027);
  });
});

describe('decimalYear', () => {
  it('puts 2 July 182 days into 365, in a leap year 183 into 366', () => {
    expect(decimalYear('2021-01-01')).toBe(2021);
    expect(decimalYear('2021-07-02')).toBeCloseTo(2021 + 182 / 365, 12);
    expect(decimalYear('2020-07-02')).toBeCloseTo(2020 + 183 / 366, 12);
    expect(decimalYear('2020-12-31')).toBeCloseTo(2020 + 365 / 366, 12);
  });

  it('names a date that is none', () => {
    expect(() => decimalYear('2021-02-30')).toThrow('date is 2021-02-30, expected YYYY-MM-DD');
  });
});

describe('year labels', () => {
  it('name every year in full on the wide track', () => {
    expect(labelStride(axis, TIERS.wide)).toEqual({ every: 1, short: false });
  });

  it('are cut and thinned where they would touch', () => {
    expect(labelStride(axis, TIERS.narrow)).toEqual({ every: 2, short: true });
    expect(labelStride(axis, 150)).toEqual({ every: 4, short: true });
  });

  it('never touch, whatever is chosen and however long the axis is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom(...MODES),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom(...Object.values(TIERS)),
        (length, mode, a, b, width) => {
          const long = { first: 1950, last: 1950 + length };
          const span = fitYears({ mode, from: 1950 + a, to: 1950 + b }, long);
          const labels = placeYearLabels(long, span, width).toSorted((p, q) => p.x - q.x);
          labels.slice(1).forEach((label, i) => {
            const before = labels[i];
            if (!before) return;
            // 13 px bold figures are 7 px wide, 12 px figures 6.2, a dash 7.
            const px = (text: string, chosen: boolean) => text.length * (chosen ? 7 : 6.2);
            const room = (px(label.text, label.chosen) + px(before.text, before.chosen)) / 2;
            expect((label.x - before.x) * width).toBeGreaterThan(room);
          });
        },
      ),
    );
  });

  it('share one label where two ends are too close', () => {
    const span = fitYears({ mode: 'window', from: 2014, to: 2015 }, axis);
    const chosen = placeYearLabels(axis, span, TIERS.narrow).filter((label) => label.chosen);
    expect(chosen.map(({ text }) => text)).toEqual(['2014–15']);
  });
});
