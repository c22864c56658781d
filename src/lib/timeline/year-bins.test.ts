import { describe, expect, it } from 'vitest';
import {
  BARS_PX,
  binByYear,
  binCeiling,
  countBetween,
  unitPx,
  type DatedRecord,
} from './year-bins';

const axis = { from: 2018, to: 2022 };
const records: DatedRecord[] = [
  { kind: 'exercise', start: '2018-09-11', end: '2018-09-17' },
  { kind: 'command-post', start: '2019-05-01', end: '2019-05-03' },
  { kind: 'patrol', start: '2019-07-23', end: '2019-07-23' },
  { kind: 'exercise', start: '2019-12-27', end: '2020-01-03' },
  { kind: 'passage', start: '2022-09-01', end: '2022-09-02' },
];

describe('binByYear', () => {
  it('counts a record in every year it overlaps, split into exercises and patrols', () => {
    expect(binByYear(records, axis)).toEqual([
      { year: 2018, total: 1, counts: { exercise: 1, patrol: 0 } },
      { year: 2019, total: 3, counts: { exercise: 2, patrol: 1 } },
      { year: 2020, total: 1, counts: { exercise: 1, patrol: 0 } },
      { year: 2021, total: 0, counts: { exercise: 0, patrol: 0 } },
      { year: 2022, total: 1, counts: { exercise: 0, patrol: 1 } },
    ]);
  });

  it('keeps every year of the axis when a filter lets nothing through', () => {
    const bins = binByYear([], axis);
    expect(bins.map(({ year }) => year)).toEqual([2018, 2019, 2020, 2021, 2022]);
    expect(bins.every(({ total }) => total === 0)).toBe(true);
  });

  it('leaves out years beyond the axis and keeps the part of a record inside it', () => {
    const bins = binByYear(records, { from: 2020, to: 2021 });
    expect(bins.map(({ total }) => total)).toEqual([1, 0]);
  });

  it('adds up over a split of the records', () => {
    const whole = binByYear(records, axis);
    const a = binByYear(records.slice(0, 2), axis);
    const b = binByYear(records.slice(2), axis);
    expect(whole.map(({ total }) => total)).toEqual(
      a.map(({ total }, i) => total + (b[i]?.total ?? 0)),
    );
  });
});

describe('countBetween', () => {
  it('counts a record over New Year once', () => {
    expect(countBetween(records, 2019, 2020)).toBe(3);
    expect(countBetween(records, 2020, 2020)).toBe(1);
  });
});

describe('unitPx', () => {
  it('is whole pixels while records can be counted, and the highest bar always fits', () => {
    for (let ceiling = 4; ceiling < 400; ceiling++) {
      const unit = unitPx(ceiling);
      if (unit >= 3) expect(Number.isInteger(unit)).toBe(true);
      expect(unit * ceiling).toBeLessThanOrEqual(BARS_PX + 1e-9);
    }
  });

  it('does not let one record fill the height', () => {
    expect(binCeiling(binByYear(records.slice(0, 1), axis))).toBe(4);
  });
});
