import { describe, expect, it } from 'vitest';
import { distancesBetween } from '../reach/distances';
import { EVERYWHERE, NOWHERE } from '../reach/new-places.fixture';
import { seriesUnder, visitsIn, type Visit, type VisitSeries } from '../reach/new-places';
import type { ReachRecord } from '../record/schema';
import { record } from '../record/record.fixture';
import { chanceOf, chanceOfFall, expectedNew, powerOf } from './chance';
import type { Percentiles } from '../statistics/shares';
import { certaintyOf, changeOf, countsOf, upTo, type Counts } from './counts';

const PERIODS = {
  before: { from: 2014, to: 2019 },
  since: { from: 2020 },
  tested: [],
};
const LIMIT_KM = 500;

function seriesOf(records: readonly ReachRecord[]): VisitSeries {
  const [exercises] = distancesBetween(records, NOWHERE);
  const ids = new Set(records.map(({ id }) => id));
  return seriesUnder(exercises!, { ids, staging: false, ...EVERYWHERE });
}

const counted = (series: VisitSeries, year = 2026): Counts =>
  countsOf(visitsIn(series, LIMIT_KM), {
    periods: PERIODS,
    year,
    limitKm: LIMIT_KM,
    coveredTo: null,
  });

/** One on the equator in each year given; ten degrees are over 500 km. */
const onEquator = (places: readonly (readonly [year: number, lng: number])[]): VisitSeries =>
  seriesOf(
    places.map(([year, lng], i) =>
      record(`r${String(i).padStart(2, '0')}`, `${year}-06-01`, [[lng, 0]]),
    ),
  );

describe('chance', () => {
  /** Five far from all and from each other before, five at one place since. */
  const LONELY = [1, 2, 3, 4, 5];
  const PLACES = [
    [2003, 0],
    ...LONELY.map((i) => [2014 + (i % 5), 20 * i] as const),
    ...LONELY.map((i) => [2020 + (i % 5), 160] as const),
  ] as const;
  const series = onEquator(PLACES);

  /** Of all ways to order six lonely ones and five of one place: hits before and since. */
  function everyOrder() {
    const orders: { before: number; since: number }[] = [];
    for (let mask = 0; mask < 2048; mask++) {
      const isLonely = Array.from({ length: 11 }, (_, slot) => ((mask >> slot) & 1) === 1);
      if (isLonely.filter(Boolean).length !== 6) continue;
      const firstAlike = isLonely.indexOf(false);
      const isHit = (slot: number) => isLonely[slot]! || slot === firstAlike;
      const hits = (from: number) => [0, 1, 2, 3, 4].filter((i) => isHit(from + i)).length;
      // The first of all is in neither period.
      orders.push({ before: hits(1), since: hits(6) });
    }
    return orders;
  }

  it('is what counting out all orders gives: of 462 patterns', () => {
    const orders = everyOrder();
    expect(orders).toHaveLength(462);
    const counts = counted(series);
    expect([counts.before.k, counts.since!.k]).toEqual([5, 1]);
    const observed = { before: 5, since: 1 };
    const share = (holds: (order: (typeof orders)[number]) => boolean) =>
      orders.filter(holds).length / orders.length;
    const chance = chanceOf(series, counts, { orders: 4999, seed: 1 })!;
    const mean = (period: 'before' | 'since') =>
      orders.reduce((sum, order) => sum + order[period], 0) / 462;
    expect(chance.expectedBefore).toBeCloseTo(mean('before'), 1);
    expect(chance.expectedSince).toBeCloseTo(mean('since'), 1);
    const fall = ({ before, since }: typeof observed) => before - since;
    // Far from the limit each draw is as the stored points. Of 992 orders a tenth is off by 0.0095 two times in three.
    const shares: [Percentiles, number][] = [
      [chance.fell, share((order) => fall(order) >= fall(observed))],
      [chance.rose, share((order) => fall(order) <= fall(observed))],
      [chance.spurt, share(({ before }) => before >= 5)],
      [chance.lull, share(({ since }) => since <= 1)],
    ];
    for (const [drawn, expected] of shares)
      for (const p of drawn) expect(Math.abs(p - expected)).toBeLessThan(0.03);
  });

  it('expects one new place of each that is alone, as one before all its neighbours comes once in n', () => {
    // Six lonely ones, and of the five alike each is first once in five; less the first of all.
    expect(expectedNew(series, LIMIT_KM)).toBeCloseTo(6 + 1 - 1, 12);
    const { expectedBefore, expectedSince } = chanceOf(series, counted(series))!;
    expect(Math.abs(expectedBefore + expectedSince - 6)).toBeLessThan(0.05);
  });

  it('repeats with its seed, and is not asked of fewer than five on a side', () => {
    const counts = counted(series);
    expect(chanceOf(series, counts)).toEqual(chanceOf(series, counts));
    const short = upTo(series, 2022);
    expect(counted(short, 2022).since!.n).toBeLessThan(5);
    expect(chanceOf(short, counted(short, 2022))).toBeNull();
  });

  it('asks for the fall alone by the same orders, also where later records are left out', () => {
    const longer = onEquator([...PLACES, [2025, 160], [2026, 160]]);
    for (const year of [2026, 2024]) {
      const until = upTo(longer, year);
      const input = [until, counted(until, year), { orders: 199, seed: 1 }] as const;
      expect(chanceOf(...input)).toMatchObject(chanceOfFall(...input)!);
    }
    const short = upTo(series, 2022);
    expect(chanceOfFall(short, counted(short, 2022))).toBeNull();
  });

  it('leaves those not counted where they are', () => {
    const counts = counted(series);
    // Nothing moves and nothing is counted: every order shows the same.
    expect(chanceOfFall(series, counts, { seed: 1 }, { isCounted: () => false })!.fell).toEqual([
      ...[1, 1, 1],
    ]);
  });

  it('notices a complete stop of many, and does not take none for one', () => {
    const many = onEquator([
      [2003, -180],
      ...Array.from({ length: 15 }, (_, i) => [2014 + (i % 6), -170 + 11 * i] as const),
      ...Array.from({ length: 15 }, (_, i) => [2020 + (i % 6), -170 + 11 * i] as const),
    ]);
    const { stop, half } = powerOf(many, counted(many))!;
    expect(stop).toBeGreaterThan(0.9);
    expect(half).toBeLessThan(stop);
  });
});

describe('the counts', () => {
  const visit = (year: number, status: string, km: number | null, leastKm = km, mostKm = km) =>
    ({ start: `${year}-06-01`, status, km, leastKm, mostKm }) as Visit;
  const visits = [
    visit(2010, 'new', null),
    visit(2012, 'new', 900),
    visit(2014, 'new', 800),
    visit(2015, 'return', 40, 0, 130),
    visit(2016, 'perhaps', 510, 400, 620),
    visit(2021, 'new', 700),
    visit(2022, 'return', 100),
  ];
  const countsIn = (year: number, own = visits) => {
    const periods = { ...PERIODS, later: { from: 2022 } };
    return countsOf(own, { periods, year, limitKm: LIMIT_KM, coveredTo: '2021-06' });
  };

  it('are of each period up to the year, the first of all beside them, half a year as half', () => {
    expect(countsIn(2021)).toMatchObject({
      earlier: { from: 2010, to: 2013, k: 1, n: 1, recordsPerYear: 0.5, newPerYear: 0.25 },
      before: { from: 2014, to: 2019, k: 1, atMost: 2, n: 3, recordsPerYear: 0.5, medianKm: 510 },
      since: { from: 2020, to: 2021, k: 1, n: 1, recordsPerYear: 0.6667, newPerYear: 0.6667 },
      later: null,
    });
    expect(countsIn(2019).since).toBeNull();
    expect(countsIn(2020).since).toMatchObject({ from: 2020, to: 2020, n: 0, medianKm: null });
    expect(countsIn(2022).later).toMatchObject({ k: 0, n: 1 });
    expect(countsIn(2026, visits.slice(2)).earlier).toMatchObject({ from: 2014, to: 2013, n: 0 });
  });

  it('tell the middle distance as a bound, to one figure, if all in the middle may be at an earlier place', () => {
    const under = (...own: Visit[]) => countsIn(2019, own).before.medianUnderKm;
    const [, , far, near, between] = visits;
    const other = visit(2017, 'return', 90, 0, 240);
    expect(under(near!)).toBe(200);
    expect(under(far!, near!, other, other)).toBe(300);
    expect(under(near!, other)).toBe(300);
    expect(under(other, between!)).toBeNull();
    expect(under(near!, between!, far!)).toBeNull();
    expect(under()).toBeNull();
    expect(under(visit(2015, 'return', 5, 0, 20))).toBe(20);
  });

  it('of a series up to a year leave out what came later', () => {
    const yearly = [2014, 2015, 2016].map((year, i): [number, number] => [year, 20 * i]);
    const { records, places, reached } = upTo(onEquator(yearly), 2015);
    expect([records, places, reached].map(({ length }) => length)).toEqual([2, 2, 2]);
  });
});

describe('the change', () => {
  const period = (k: number, n: number, atMost = k) => ({ k, n, atMost }) as Counts['before'];
  const change = (before: Counts['before'], since: Counts['before'] | null, expected = 9) =>
    changeOf({ before, since } as Counts, expected);

  it('is read from the shares, the perhaps new counted against the fall', () => {
    expect(change(period(11, 15), period(3, 17, 5))).toBe('spread');
    expect(change(period(9, 15, 11), period(3, 17, 6))).toBe('spread');
    expect(change(period(9, 20), period(4, 20))).toBe('half');
    expect(change(period(4, 9), period(5, 11))).toBe('same');
    expect(change(period(8, 10), period(5, 10))).toBe('less');
    expect(change(period(2, 10), period(8, 10))).toBe('more');
    // At the edges: half of them, half as many, 15 of 100 apart.
    expect(change(period(5, 10), period(4, 10, 4))).toBe('spread');
    expect(change(period(8, 10), period(4, 10))).toBe('spread');
    expect(change(period(40, 100), period(20, 100))).toBe('half');
    expect(change(period(0, 100), period(15, 100))).toBe('more');
    expect(change(period(10, 10), period(5, 10))).toBe('half');
  });

  it('is none with fewer than five on a side, or where hardly any could be new', () => {
    expect(change(period(4, 4), period(0, 20))).toBe('few');
    expect(change(period(4, 9), null)).toBe('few');
    expect(change(period(0, 13), period(0, 13), 0.4)).toBe('coarse');
    // Twice none is a floor and no finding.
    expect(change(period(0, 13), period(0, 13))).toBe('coarse');
    expect(change(period(0, 13), period(0, 13, 1))).toBe('same');
  });
});

describe('the certainty', () => {
  const certainty = (fell: number, steady: number | null, stop = 1) =>
    certaintyOf({ fell: [0, fell, 1], rose: [1, 1, 1] }, 'spread', { stop }, steady);

  it('by the middle of the draws is strong below 1 in 40, some below 1 in 10, weak below 1 in 3, else none', () => {
    const words = [0.024, 0.025, 0.099, 0.1, 0.33, 1 / 3].map((fell) => certainty(fell, 1));
    expect(words).toEqual(['strong', 'some', 'some', 'weak', 'weak', 'none']);
  });

  it('is a step less where fewer than nine of ten variations stay', () => {
    const words = [0.012, 0.05, 0.2, 0.5].map((fell) => certainty(fell, 0.89));
    expect(words).toEqual(['some', 'weak', 'none', 'none']);
    expect(certainty(0.012, 0.9)).toBe('strong');
  });

  it('is too few to tell only of silence that a complete stop would share', () => {
    expect(certainty(0.4, 1, 0.49)).toBe('too-few');
    expect(certainty(0.4, 1, 0.5)).toBe('none');
    // A significant result is never gated away.
    expect(certainty(0.01, 1, 0.1)).toBe('strong');
  });
});
