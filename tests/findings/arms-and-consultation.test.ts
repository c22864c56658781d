/** Arms and consultation, recomputed by printed formulas. */
import { describe, expect, it } from 'vitest';
import {
  binomial,
  context,
  core,
  from0,
  mean,
  numbersOf,
  outcomeOf,
  perYear,
  risingOrders,
  volume,
} from './evidence.fixture';

describe('numbers recomputed: arms, consultation', () => {
  it('C14: SIPRI volume 2014 to 2018, p over 120 orders', () => {
    const values = volume(2014, 2018);
    expect(numbersOf('C14').ratio).toBeCloseTo(values[4]! / values[0]!, 3);
    expect(numbersOf('C14').p).toBeCloseTo(risingOrders(values), 4);
  });

  it('C04 and C15: SIPRI means and spreads', () => {
    expect(numbersOf('C04').ratio).toBeCloseTo(
      mean(volume(2020, 2022)) / mean(volume(2017, 2019)),
      3,
    );
    const [first, ...rest] = volume(2019, 2022);
    expect(numbersOf('C15').spread).toBeCloseTo(first! / Math.min(...rest), 2);
    expect(numbersOf('C15').spreadAfterFirst).toBeCloseTo(Math.max(...rest) / Math.min(...rest), 2);
  });

  it('C04, C15: compare levels without a test of chance, which has no gate', () => {
    for (const id of ['C04', 'C15']) expect(outcomeOf(id)).toMatchObject({ p: null, power: null });
  });

  it('C05: correlation of yearly changes of records and SIPRI volume 2014-2022', () => {
    const change = (values: number[]) => values.slice(1).map((x, i) => x - values[i]!);
    const [x, y] = [change(perYear(core, 2014, 2022)), change(volume(2014, 2022))];
    const [mx, my] = [mean(x), mean(y)];
    const cov = mean(x.map((a, i) => (a - mx) * (y[i]! - my)));
    const sd = (v: number[], m: number) => Math.sqrt(mean(v.map((a) => (a - m) ** 2)));
    expect(numbersOf('C05').r).toBeCloseTo(cov / sd(x, mx) / sd(y, my), 3);
    // Fisher's z against r² = ½: in eight pairs only an r of about 0 or less excludes it (z = 1.96).
    const z = (Math.atanh(numbersOf('C05').r!) - Math.atanh(Math.SQRT1_2)) * Math.sqrt(5);
    expect(z <= -1.96).toBe(outcomeOf('C05').verdict === 'supported');
    expect(numbersOf('C05').opposite).toBe(x.filter((a, i) => a * y[i]! < 0).length);
  });

  it('C06: coefficients of variation', () => {
    const cv = (values: number[]) =>
      Math.sqrt(mean(values.map((v) => (v - mean(values)) ** 2))) / mean(values);
    expect(numbersOf('C06').armsSpread).toBeCloseTo(cv(volume(2014, 2022)), 3);
    expect(numbersOf('C06').recordsSpread).toBeCloseTo(cv(perYear(core, 2014, 2022)), 3);
  });

  it('C08: rounds 15 (2019) and 16 (2021) prove 2020 to be without one', () => {
    const year = (round: number) =>
      context.items
        .find((item) => item.kind === 'security-consultation' && item.round === round)!
        .start.slice(0, 4);
    expect([year(15), year(16)]).toEqual(['2019', '2021']);
    expect(outcomeOf('C08').lists.yearsWithout).toEqual(['2020']);
  });

  it.each([
    ['C18', '2014', '2022'],
    ['C33', '1992', '2022'],
  ])('%s: one-way deals by direction, exact binomial p', (claim, from, to) => {
    const deals = context.items.filter(
      ({ deal, kind, start }) =>
        deal &&
        kind !== 'friction' &&
        kind !== 'order-book' &&
        start.slice(0, 4) >= from &&
        start.slice(0, 4) <= to,
    );
    const [china, russia] = ['RU-CN', 'CN-RU'].map(
      (way) => deals.filter(({ deal }) => deal!.direction === way).length,
    ) as [number, number];
    expect(numbersOf(claim)).toMatchObject({ hits: china, misses: russia });
    const n = china + russia;
    const p = from0(n)
      .filter((k) => k >= china)
      .reduce((sum, k) => sum + binomial(k, n, 0.5), 0);
    expect(numbersOf(claim).p).toBeCloseTo(p, 4);
  });

  it.each(['C31', 'C34'])('%s: training by who is taught', (claim) => {
    const training = context.items.filter(
      ({ kind, start }) =>
        kind === 'training' && start < '2023' && (claim === 'C34' || start >= '2014'),
    );
    const who = (learners: string) =>
      training.filter((item) => item.training?.learners === learners).length;
    expect(numbersOf(claim)).toMatchObject({
      hits: who('CN'),
      misses: who('RU'),
      others: who('both'),
    });
  });

  it('C10, C11, C36, C40: dates and tallies', () => {
    const tally = (date: string) =>
      context.meetingCounts.counts.find(({ asOf }) => asOf === date)!.count;
    const years = (Date.parse('2021-12-15') - Date.parse('2014-02-06')) / 31_557_600_000;
    expect(numbersOf('C10').meetingsPerYear).toBeCloseTo(
      (tally('2021-12-15') - tally('2014-02-06')) / years,
      2,
    );
    expect(numbersOf('C11')).toMatchObject({ count: 2, shortest: 4, longest: 5, lastYear: 2025 });
    expect(numbersOf('C36')).toMatchObject({ roundsA: 3, roundsB: 2 });
    expect(numbersOf('C40').earliestArms).toBe(2000);
  });
});
