/** How often, recomputed by counts and printed formulas. */
import { describe, expect, it } from 'vitest';
import { randomBelow, seededRandom } from '../../src/lib/core/statistics/random';
import {
  binomial,
  context,
  core,
  exercises,
  from0,
  inYears,
  mean,
  numbersOf,
  outcomeOf,
  perYear,
  risingOrders,
  volume,
} from './evidence.fixture';

describe('numbers recomputed: frequency', () => {
  it.each([
    ['C03', core],
    ['C24', exercises],
  ])('%s: records of 2017-2019 against 2020-2022', (claim, records) => {
    const [a, b] = [inYears(records, 2017, 2019).length, inYears(records, 2020, 2022).length];
    expect(numbersOf(claim)).toMatchObject({
      countA: a,
      countB: b,
      perYearA: expect.closeTo(a / 3, 3),
    });
    expect(numbersOf(claim).ratio).toBeCloseTo(b / a, 3);
    // "Level" is shown only where a doubling (two in three) and a halving (one in three) are excluded.
    const n = a + b;
    const sum = (share: number, wanted: (k: number) => boolean) =>
      from0(n)
        .filter(wanted)
        .reduce((all, k) => all + binomial(k, n, share), 0);
    const notTwice = sum(2 / 3, (k) => k <= b);
    const p =
      claim === 'C03'
        ? notTwice
        : Math.max(
            notTwice,
            sum(1 / 3, (k) => k >= b),
          );
    expect(numbersOf(claim).p).toBeCloseTo(p, 3);
  });

  it('C21: exercises 2003-2013 and 2014-2019, thrown 40,000 times into all 17 years', () => {
    const [a, b] = [perYear(exercises, 2003, 2013), perYear(exercises, 2014, 2019)];
    const sum = (counts: number[]) => counts.reduce((all, n) => all + n, 0);
    expect(numbersOf('C21')).toMatchObject({ countA: sum(a), countB: sum(b) });
    const lateness = (years: number[]) => sum(years.map((year) => Math.max(0, year - 2013)));
    const observed = b.reduce((all, n, i) => all + n * (i + 1), 0);
    const random = seededRandom(21);
    const draws = 40_000;
    let asLate = 0;
    for (let i = 0; i < draws; i++) {
      const years = Array.from({ length: sum(a) + sum(b) }, () => 2003 + randomBelow(random, 17));
      if (lateness(years) >= observed) asLate++;
    }
    const { p } = numbersOf('C21');
    expect(Math.abs(p! - asLate / draws)).toBeLessThan(4 * Math.sqrt((p! * (1 - p!)) / draws));
  });

  it('C01: arms do not rise in all 720 orders; a consultation a year can hardly rise', () => {
    const rounds = context.items.filter(
      ({ kind, round }) => kind === 'security-consultation' && round !== undefined,
    );
    const held = [2014, 2015, 2016, 2017, 2018, 2019].map(
      (year) => rounds.filter(({ start }) => start.startsWith(`${year}`)).length,
    );
    expect(held).toEqual([1, 1, 1, 1, 1, 1]);
    expect(2 * risingOrders(volume(2014, 2019))).toBeGreaterThan(0.05);
    const { lists, verdict, inPart } = outcomeOf('C01');
    expect([lists.notRising, lists.untold]).toEqual([['arms'], ['consultation']]);
    expect([lists.rising!.length, verdict, inPart]).toEqual([1, 'mixed', 'one-part']);
  });

  it('C02: records a year 2003-2013 and 2014-2022, SIPRI means 2000-2013 and 2014-2022', () => {
    const ratio = inYears(core, 2014, 2022).length / 9 / (inYears(core, 2003, 2013).length / 11);
    expect(numbersOf('C02').recordsRatio).toBeCloseTo(ratio, 2);
    expect(numbersOf('C02').armsRatio).toBeCloseTo(
      mean(volume(2014, 2022)) / mean(volume(2000, 2013)),
      3,
    );
  });

  it('C29: exercises with land forces 2014-2021 and since', () => {
    const land = exercises.filter(({ domains }) => domains.includes('land'));
    const [a, b] = [inYears(land, 2014, 2021).length, inYears(land, 2022, 2026).length];
    expect(numbersOf('C29')).toMatchObject({ countA: a, countB: b });
    // 8 years against 4.5: the data end in June 2026.
    const p = from0(b).reduce((sum, k) => sum + binomial(k, a + b, 4.5 / 12.5), 0);
    expect(numbersOf('C29').p).toBeCloseTo(p, 3);
  });
});
