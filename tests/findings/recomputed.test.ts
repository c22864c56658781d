/** The numbers of claims, recomputed by plain searches and closed forms. */
import { describe, expect, it } from 'vitest';
import type { CheckBy } from '#core/context/claims';
import {
  binomialSum,
  checkOf,
  context,
  core,
  exercises,
  inYears,
  mean,
  outcomeOf,
  perYear,
  volume,
  evidence,
} from './evidence.fixture';
import { LAST, RULES, count, read, yearOf, yearsWithin } from '../answer/reading';

const oneSided = (id: string) => outcomeOf(id).chance!.oneSided;

describe('rates', () => {
  it.each([
    ['C01', core, [2003, 2013, 2014, 2019]],
    ['C02', core, [2003, 2013, 2014, 2022]],
    ['C21', exercises, [2003, 2013, 2014, 2019]],
  ] as const)(
    '%s: as many so late, if each record fell into any year alike',
    (id, records, years) => {
      const [from, last, first, to] = years;
      const [a, b] = [inYears(records, from, last).length, inYears(records, first, to).length];
      expect(outcomeOf(id).numbers).toMatchObject({ countBefore: a, count: b });
      const share = (to - first + 1) / (to - from + 1);
      expect(oneSided(id)).toBeCloseTo(
        binomialSum(a + b, share, (k) => k >= b),
        9,
      );
    },
  );

  it('C29: land forces in 8 years against those since, of which the last may be covered in part', () => {
    const land = exercises.filter(({ domains }) => domains.includes('land'));
    const { to } = outcomeOf('C29').numbers;
    const [a, b] = [inYears(land, 2014, 2021).length, inYears(land, 2022, to!).length];
    expect(outcomeOf('C29').numbers).toMatchObject({ countBefore: a, count: b });
    expect(oneSided('C29')).toBeCloseTo(
      binomialSum(a + b, yearsWithin(2022, to!) / yearsWithin(2014, to!), (k) => k <= b),
      9,
    );
  });

  it('C03 and C24: no growth excludes a doubling (two in three), level a halving too', () => {
    const counts = (records: typeof core) =>
      [inYears(records, 2017, 2019).length, inYears(records, 2020, 2022).length] as const;
    const [a, b] = counts(core);
    expect(oneSided('C03')).toBeCloseTo(
      binomialSum(a + b, 2 / 3, (k) => k <= b),
      9,
    );
    const [c, d] = counts(exercises);
    const notTwice = binomialSum(c + d, 2 / 3, (k) => k <= d);
    const notHalf = binomialSum(c + d, 1 / 3, (k) => k >= d);
    expect(oneSided('C24')).toBeCloseTo(Math.max(notTwice, notHalf), 9);
  });
});

describe('shares', () => {
  const inData = (from: string, to: string) => (item: (typeof context.items)[number]) =>
    item.start.slice(0, 4) >= from && item.start.slice(0, 4) <= to;

  it.each([
    ['C18', '2014', '2022'],
    ['C33', '1992', '2022'],
  ])('%s: one-way deals by direction, against one half', (id, from, to) => {
    const deals = context.items.filter(
      (item) =>
        item.deal && !['friction', 'order-book'].includes(item.kind) && inData(from, to)(item),
    );
    const way = (direction: string) =>
      deals.filter(({ deal }) => deal!.direction === direction).length;
    const [china, n] = [way('RU-CN'), way('RU-CN') + way('CN-RU')];
    expect(outcomeOf(id).numbers).toMatchObject({ hits: china, of: n });
    expect(oneSided(id)).toBeCloseTo(
      binomialSum(n, 0.5, (k) => k >= china),
      9,
    );
  });

  it('C28: meetings of ministers and commissions, in person and in all', () => {
    const meetings = context.items.filter(({ kind }) =>
      ['defence-ministers', 'military-commission'].includes(kind),
    );
    const [before, after] = [inData('2020', '2022'), inData('2023', '2023')].map((isIn) => {
      const held = meetings.filter(isIn);
      return [held.filter(({ mode }) => mode === 'in-person').length, held.length];
    });
    const { hitsBefore, ofBefore, hits, of: total } = outcomeOf('C28').numbers;
    expect([hitsBefore, ofBefore]).toEqual(before);
    expect([hits, total]).toEqual(after);
  });
});

describe('amounts', () => {
  const [v2014, v2018] = [volume(2014, 2014)[0]!, volume(2018, 2018)[0]!];

  it('C04, C14 and C15: SIPRI’s volumes', () => {
    const level = mean(volume(2020, 2022)) / mean(volume(2017, 2019));
    expect(outcomeOf('C04').numbers.ratio).toBeCloseTo(level, 4);
    expect(outcomeOf('C14').numbers.ratio).toBeCloseTo(v2018 / v2014, 3);
    // Four years at a fifth more each would be 2.07 times as much.
    expect(outcomeOf('C14').verdict === 'supported').toBe(v2018 / v2014 >= 1.2 ** 4);
    const [first, ...rest] = volume(2019, 2022);
    expect(outcomeOf('C15').numbers.spread).toBeCloseTo(first! / Math.min(...rest), 3);
  });

  it('C01 and C02: the volume of 2019 to that of 2014; the mean before and since 2014', () => {
    expect(outcomeOf('C01').numbers.armsRatio).toBeCloseTo(volume(2019, 2019)[0]! / v2014, 3);
    expect(outcomeOf('C01').numbers.armsEarlier).toBe(outcomeOf('C14').numbers.ratio);
    expect(outcomeOf('C02').numbers.armsRatio).toBeCloseTo(
      mean(volume(2014, 2022)) / mean(volume(2000, 2013)),
      4,
    );
  });

  it('C05: years in which records and volume moved opposite ways', () => {
    const signs = (values: number[]) =>
      values.slice(1).map((value, i) => Math.sign(value - values[i]!));
    const [x, y] = [signs(perYear(core, 2014, 2022)), signs(volume(2014, 2022))];
    const opposite = x.filter((sign, i) => sign * y[i]! === -1).length;
    expect(outcomeOf('C05').numbers).toMatchObject({ opposite, steps: 8 });
  });

  it('C06: coefficients of variation', () => {
    const cv = (values: number[]) =>
      Math.sqrt(mean(values.map((v) => (v - mean(values)) ** 2))) / mean(values);
    expect(outcomeOf('C06').numbers.arms).toBeCloseTo(cv(volume(2014, 2022)), 4);
    expect(outcomeOf('C06').numbers.activity).toBeCloseTo(cv(perYear(core, 2014, 2022)), 4);
  });

  it('C08: rounds 15 (2019) and 16 (2021) prove 2020 to be without one', () => {
    const years = new Map(
      context.items
        .filter(({ kind }) => kind === 'security-consultation')
        .map(({ round, start }) => [round, Number(start.slice(0, 4))]),
    );
    expect([years.get(15), years.get(16)]).toEqual([2019, 2021]);
    expect(outcomeOf('C08').lists.without).toEqual(['2020']);
  });

  it('C11: the two road maps, of 2017 to 2020 and of 2021 to 2025', () => {
    expect(outcomeOf('C11').numbers).toMatchObject({ plans: 2, shortest: 4, longest: 5 });
  });

  it.each([
    ['C23', 2017, 2019],
    ['C26', 2020, 2022],
  ])('%s: demanding practices an exercise, where a source supports them', (id, from, to) => {
    const { practices } = (checkOf(id) as CheckBy<'comparison'>).series;
    const wanted = practices!.of === 'records' ? practices!.practices! : [];
    const sourced = inYears(exercises, from, to).filter(({ sources }) =>
      sources.some(({ supports }) => supports.includes('practices')),
    );
    const demanding = sourced.map(
      (record) => record.practices.filter((practice) => wanted.includes(practice)).length,
    );
    expect(outcomeOf(id).numbers.count).toBe(sourced.length);
    expect(outcomeOf(id).numbers.mean).toBeCloseTo(mean(demanding), 3);
  });
});

describe('new places', () => {
  it('C22 and C25 have the counts of the first screen to the years of the claim, and apart those since', () => {
    const { numbers, counted } = outcomeOf('C25');
    const visits = read(RULES[0]![2]).filter(({ kind }) => kind === 'exercise');
    const before = count(visits, 2014, 2019);
    const since = count(visits, 2020, 2022);
    const later = count(visits, 2023, LAST);
    const [hitsBefore, hitsBeforeMost, ofBefore] = [before.k, before.atMost, before.n];
    expect(numbers).toMatchObject({ hitsBefore, hitsBeforeMost, ofBefore });
    expect(numbers).toMatchObject({ hits: since.k, hitsMost: since.atMost, of: since.n });
    expect(numbers).toMatchObject({ later: later.k, laterMost: later.atMost, ofLater: later.n });
    const newIn = (from: number, to: number) =>
      visits.filter(
        (visit) => visit.status === 'new' && yearOf(visit) >= from && yearOf(visit) <= to,
      );
    expect(counted).toEqual(newIn(2020, 2022).map(({ id }) => id));
    expect(outcomeOf('C22').counted).toHaveLength(before.k);
  });

  it('are as likely by chance as the verdicts of the first screen, at the end of the claim', () => {
    const verdictIn = (year: number) =>
      evidence.newPlaces.verdictsAt[year]!.find(({ kind }) => kind === 'exercise')!;
    expect(oneSided('C22')).toBe(verdictIn(LAST).chance!.spurt[1]);
    expect(oneSided('C25')).toBe(verdictIn(2022).chance!.fell[1]);
    expect(outcomeOf('C25').chance!.reading).toBe(verdictIn(2022).certainty);
  });
});
