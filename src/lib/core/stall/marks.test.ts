import { describe, expect, it } from 'vitest';
import type { DirectionSet, Travelled } from '../reach/directions';
import { marksChance } from './marks';

const NAMES = { en: 'x', ru: 'x', zh: 'x' };
const SET: DirectionSet = {
  origin: { position: [130.7, 42.3] },
  directions: [{ id: 'west', name: NAMES, short: NAMES, where: NAMES, regions: ['a'] }],
};
const ALL = { precise: false, staging: false, region: null };
const QUICK = { shuffles: 1999, standstills: 20, seed: 1 };

const going = (years: readonly number[], km: (i: number) => number): Travelled[] =>
  years.map((year, i) => ({
    id: `r${String(i).padStart(3, '0')}`,
    kind: 'exercise',
    start: `${year}-06-01`,
    places: [{ region: 'a', precision: 'site', km: km(i), position: [100, 40] }],
  }));

describe('marks', () => {
  it('of records in random order are the records of a sequence: 1 + 1/2 + … + 1/n on average', () => {
    const n = 12;
    const [period] = marksChance(
      going(new Array<number>(n).fill(2005), (i) => 1000 * (i + 1)),
      SET,
      2026,
      ALL,
      QUICK,
    );
    const harmonic = Array.from({ length: n }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b);
    const variance = Array.from({ length: n }, (_, i) => (1 / (i + 1)) * (1 - 1 / (i + 1))).reduce(
      (a, b) => a + b,
    );
    // Four standard errors of the mean of the random orders (Rényi 1962).
    expect(Math.abs(period!.expected - harmonic)).toBeLessThan(
      4 * Math.sqrt(variance / QUICK.shuffles),
    );
    expect(period).toMatchObject({ records: n, advances: n, from: 2003, to: 2013 });
    // Only one order in n! is as good.
    expect(period!.pAsMany).toBeCloseTo(1 / (QUICK.shuffles + 1), 10);
  });

  it('are counted in their period: all of ten at once, then none', () => {
    const years = [...new Array<number>(10).fill(2015), ...new Array<number>(10).fill(2024)];
    const [grown, still] = marksChance(
      going(years, (i) => (i < 10 ? 1000 * (i + 1) : 1000)),
      SET,
      2026,
      ALL,
      QUICK,
    );
    expect(grown).toMatchObject({ from: 2014, to: 2019, records: 10, advances: 10 });
    expect(still).toMatchObject({ from: 2023, to: 2026, records: 10, advances: 0 });
    expect(still!.pAsMany).toBe(1);
  });

  it('leave a long standstill in many directions to be noticed, a short or single one not', () => {
    const power = (directions: number, quiet: number) => {
      const set = {
        ...SET,
        directions: Array.from({ length: directions }, (_, i) => ({
          ...SET.directions[0]!,
          id: `d${i}`,
          regions: [`a${i}`],
        })),
      };
      const years = [...new Array<number>(40).fill(2015), ...new Array<number>(quiet).fill(2024)];
      const records = going(years, (i) => 300 * (i + 1)).map((record, i) => ({
        ...record,
        places: record.places.map((place) => ({ ...place, region: `a${i % directions}` })),
      }));
      return marksChance(records, set, 2026, ALL, QUICK).at(-1)!.power;
    };
    // The farthest of a single direction lies among the first 40 of 120 in a third of all orders.
    expect(power(1, 80)).toBe(0);
    expect(power(8, 2)).toBe(0);
    expect(power(8, 80)).toBeGreaterThan(0.5);
  });

  it('look only at years up to the one asked for, and close the last period there', () => {
    const records = going([2015, 2021, 2025], () => 1000);
    const periods = marksChance(records, SET, 2021, ALL, QUICK);
    expect(periods.map(({ from, to }) => [from, to])).toEqual([
      [2014, 2019],
      [2020, 2021],
    ]);
  });

  it('say of the period that ends in a year known in part up to which month', () => {
    const records = going([2015, 2021, 2025], () => 1000);
    const told = (coveredTo: string) =>
      marksChance(records, SET, 2026, ALL, { ...QUICK, coveredTo }).map((of) => of.coveredTo);
    expect(told('2026-06')).toEqual([undefined, undefined, '2026-06']);
    expect(told('2026-12')).toEqual([undefined, undefined, undefined]);
  });

  it('of a period are the same whichever other periods are asked for', () => {
    const records = going([2004, 2006, 2015, 2016, 2021, 2025], (i) => 700 * ((i * 5) % 7));
    const all = marksChance(records, SET, 2026, ALL, QUICK);
    const alone = { from: 2014, to: 2019 };
    expect(marksChance(records, SET, 2026, ALL, QUICK, [alone])).toEqual(
      all.filter(({ from }) => from === alone.from),
    );
  });

  it('are the same for the same seed', () => {
    const records = going([2004, 2006, 2015, 2016, 2021, 2025], (i) => 700 * ((i * 5) % 7));
    const twice = [1, 2].map(() => marksChance(records, SET, 2026, ALL, QUICK));
    expect(twice[0]).toEqual(twice[1]);
  });
});
