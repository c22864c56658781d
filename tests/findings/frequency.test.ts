/** How often, recomputed by counts and printed formulas. */
import { describe, expect, it } from 'vitest';
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
    const n = a + b;
    const terms = from0(n).map((k) => binomial(k, n, 0.5));
    const p =
      claim === 'C03'
        ? terms.slice(b).reduce((sum, x) => sum + x, 0)
        : terms.filter((x) => x <= terms[b]! * (1 + 1e-9)).reduce((sum, x) => sum + x, 0);
    expect(numbersOf(claim).p).toBeCloseTo(p, 3);
  });

  it('C21: counts of exercises 2012-2019 and their slope by least squares', () => {
    const counts = perYear(exercises, 2012, 2019);
    expect(numbersOf('C21').records).toBe(counts.reduce((sum, n) => sum + n, 0));
    const slope = counts.reduce((sum, n, i) => sum + n * (i - 3.5), 0) / 42;
    expect(numbersOf('C21').perYearMore).toBeCloseTo(slope, 3);
  });

  it('C01: which of records, arms and consultation rise 2014-2019, all 720 orders counted', () => {
    const rounds = context.items.filter(
      ({ kind, round }) => kind === 'security-consultation' && round !== undefined,
    );
    const series = {
      records: perYear(core, 2014, 2019),
      arms: volume(2014, 2019),
      consultation: [2014, 2015, 2016, 2017, 2018, 2019].map(
        (year) => rounds.filter(({ start }) => start.startsWith(`${year}`)).length,
      ),
    };
    const rising = Object.entries(series)
      .filter(([, values]) => 2 * risingOrders(values) <= 0.05)
      .map(([name]) => name);
    expect(outcomeOf('C01').lists.rising).toEqual(rising);
  });

  it('C02: records a year 2003-2013 and 2014-2022, SIPRI means 2000-2013 and 2014-2022', () => {
    const ratio = inYears(core, 2014, 2022).length / 9 / (inYears(core, 2003, 2013).length / 11);
    expect(numbersOf('C02').recordsRatio).toBeCloseTo(ratio, 2);
    expect(numbersOf('C02').armsRatio).toBeCloseTo(
      mean(volume(2014, 2022)) / mean(volume(2000, 2013)),
      3,
    );
  });

  it('C27: exercises that begin in the 35 months before and during the closures', () => {
    const begin = (from: string, to: string) =>
      exercises.filter(({ start }) => start.slice(0, 7) >= from && start.slice(0, 7) <= to).length;
    expect(numbersOf('C27')).toMatchObject({
      before: begin('2017-03', '2020-01'),
      during: begin('2020-02', '2022-12'),
      after: begin('2023-01', '2026-06'),
      afterMonths: 42,
    });
  });

  it('C29: exercises with land forces 2014-2021 and since', () => {
    const land = exercises.filter(({ domains }) => domains.includes('land'));
    const [a, b] = [inYears(land, 2014, 2021).length, inYears(land, 2022, 2026).length];
    expect(numbersOf('C29')).toMatchObject({ landA: a, landB: b });
    // 8 years against 4.5: the data end in June 2026.
    const p = from0(b).reduce((sum, k) => sum + binomial(k, a + b, 4.5 / 12.5), 0);
    expect(numbersOf('C29').p).toBeCloseTo(p, 3);
  });
});
