import { mean, median, range, sum } from 'd3-array';
import type { VisitSeries } from '../reach/new-places';
import { roundScore } from '../reach/round';
import { SERIES_KINDS } from '../record/model';
import { inPeriod, yearOf, type YearSpan } from '../record/time';
import { fisherGreater } from '../statistics/exact-tests';
import { randomBelow, seededRandom, streamSeed, type Random } from '../statistics/random';
import { FEWEST, type Counts } from './counts';
import { fallOf, inRandomOrders, shareOf } from './random-orders';

/** The observed series among random orders of the same records. Shares of the orders, unless said otherwise. */
export interface Chance {
  orders: number;
  /** The mean number of records at a new place in each period. */
  expectedBefore: number;
  expectedSince: number;
  /** In which the share at a new place falls as much, or rises as much. */
  fell: number;
  rose: number;
  /** With as many new places in the earlier period, and with as few in the later one. */
  spurt: number;
  lull: number;
  /** In which the median distance from the nearest earlier record falls as much. */
  closer: number;
  /** Fisher's exact test of one rate in both periods, one-sided. */
  fisher: number;
}

/** The share of simulated series in which the test notices a fall. */
export interface Power {
  /** If no record since the break were at a new place. */
  stop: number;
  /** If the share at a new place were half of that before. */
  half: number;
}

export interface VerdictSettings {
  orders: number;
  /** How many series are simulated for each alternative; 0 leaves the power out. */
  series: number;
  seed: number;
}

export const VERDICT_DEFAULTS: VerdictSettings = { orders: 19_999, series: 100, seed: 1 };

/**
 * Compares a series with random orders of the same records; null with fewer than five records in a period.
 *
 * @param series up to the year of the counts (upTo)
 * @param isCounted the other records keep their places in the order: they are only there to be returned to
 */
export function chanceOf(
  series: VisitSeries,
  counts: Pick<Counts, 'before' | 'since' | 'limitKm'>,
  { orders, seed }: Pick<VerdictSettings, 'orders' | 'seed'> = VERDICT_DEFAULTS,
  isCounted: (id: string) => boolean = () => true,
): Chance | null {
  const { before, since, limitKm } = counts;
  if (!since || before.n < FEWEST || since.n < FEWEST) return null;
  const slots = range(series.records.length);
  const movable = slots.filter((slot) => isCounted(series.records[slot]!.id));
  const slotsBefore = slotsIn(series, movable, before);
  const slotsSince = slotsIn(series, movable, since);
  const measurePeriod = (km: readonly number[], period: readonly number[], n: number) => {
    // The first record of all has none before it.
    const distances = period.map((slot) => km[slot]!).filter((distance) => distance < Infinity);
    const k = distances.filter((distance) => distance > limitKm).length;
    return { k, n, medianKm: median(distances) ?? 0 };
  };
  const measure = (order: readonly number[]) => {
    const km = nearestEarlierKm(series, order);
    return {
      before: measurePeriod(km, slotsBefore, before.n),
      since: measurePeriod(km, slotsSince, since.n),
    };
  };
  const observed = measure(slots);
  const random = seededRandom(streamSeed(seed, SERIES_KINDS.indexOf(series.kind)));
  const simulated = inRandomOrders(slots.length, movable, orders, random, measure);
  const shareWith = (holds: (result: typeof observed) => boolean) =>
    roundScore(shareOf(simulated, holds));
  const closer = (result: typeof observed) => result.before.medianKm - result.since.medianKm;
  return {
    orders,
    expectedBefore: roundScore(mean(simulated, (result) => result.before.k)!),
    expectedSince: roundScore(mean(simulated, (result) => result.since.k)!),
    fell: shareWith((result) => fallOf(result) >= fallOf(observed)),
    rose: shareWith((result) => fallOf(result) <= fallOf(observed)),
    spurt: shareWith((result) => result.before.k >= observed.before.k),
    lull: shareWith((result) => result.since.k <= observed.since.k),
    closer: shareWith((result) => closer(result) >= closer(observed)),
    fisher: roundScore(
      fisherGreater({ hits: since.k, of: since.n }, { hits: before.k, of: before.n }),
    ),
  };
}

/**
 * `fell` of `chanceOf` alone, by the same random orders: without distances it takes a fraction of the time. Null with
 * fewer than five records in a period.
 */
export function chanceOfFall(
  series: VisitSeries,
  counts: Pick<Counts, 'before' | 'since' | 'limitKm'>,
  { orders, seed }: Pick<VerdictSettings, 'orders' | 'seed'> = VERDICT_DEFAULTS,
  isCounted: (id: string) => boolean = () => true,
): number | null {
  const slots = range(series.records.length);
  const movable = slots.filter((slot) => isCounted(series.records[slot]!.id));
  const fallIn = fallMeasure(series, counts, movable);
  if (!fallIn) return null;
  const observed = fallIn(slots);
  const random = seededRandom(streamSeed(seed, SERIES_KINDS.indexOf(series.kind)));
  const falls = inRandomOrders(slots.length, movable, orders, random, fallIn);
  return roundScore(shareOf(falls, (fall) => fall >= observed));
}

/**
 * By how much the share at a new place falls between the periods, if the records came in an order. Null with fewer
 * than five records in a period.
 *
 * @param counted the slots whose records count
 */
function fallMeasure(
  series: VisitSeries,
  { before, since, limitKm }: Pick<Counts, 'before' | 'since' | 'limitKm'>,
  counted: readonly number[],
): ((order: readonly number[]) => number) | null {
  if (!since || before.n < FEWEST || since.n < FEWEST) return null;
  const slotsBefore = slotsIn(series, counted, before);
  const slotsSince = slotsIn(series, counted, since);
  const near = nearRecords(series, limitKm);
  return (order) => {
    const hits = hitsAlong(order, near);
    const hitsIn = (period: readonly number[]) => sum(period, (slot) => hits[slot]!);
    return fallOf({
      before: { k: hitsIn(slotsBefore), n: before.n },
      since: { k: hitsIn(slotsSince), n: since.n },
    });
  };
}

const slotsIn = ({ records }: VisitSeries, slots: readonly number[], period: YearSpan): number[] =>
  slots.filter((slot) => inPeriod(records[slot]!, period));

/**
 * The km of each visit (`visitsIn`) if the records came in another order: from the place of a record farthest from all
 * before it. Infinite for the first.
 */
function nearestEarlierKm({ places }: VisitSeries, order: readonly number[]): number[] {
  return order.map((record, slot) => {
    let farthest = 0;
    for (const { km } of places[record]!) {
      let nearest = Infinity;
      for (let earlier = 0; earlier < slot && nearest > farthest; earlier++) {
        nearest = Math.min(nearest, km[order[earlier]!]!);
      }
      farthest = Math.max(farthest, nearest);
    }
    return farthest;
  });
}

/** A fall is noticed at this one-sided p. */
const NOTICED = 0.05;
/** Random orders of each simulated series. */
const SIMULATED_ORDERS = 99;
/** In a simulated series: a record that is at a new place wherever it comes. */
const ALWAYS_NEW = -1;

/**
 * How often the test would notice a fall; null with fewer than five records in a period. Records up to the break stay
 * as they are. Of those since, each is at a new place with the rate of the alternative, and otherwise where a random
 * earlier record had been.
 */
export function powerOf(
  series: VisitSeries,
  counts: Pick<Counts, 'before' | 'since' | 'limitKm'>,
  { series: simulations, seed }: Pick<VerdictSettings, 'series' | 'seed'> = VERDICT_DEFAULTS,
): Power | null {
  const { before, since } = counts;
  const slots = range(series.records.length);
  const fallMeasured = fallMeasure(series, counts, slots);
  if (!since || !fallMeasured || simulations === 0) return null;
  const firstSince = slots.find((slot) => yearOf(series.records[slot]!.start) >= since.from)!;
  const isNoticed = (newRate: number, random: Random) => {
    const simulated = slots.map((slot) => {
      if (slot < firstSince) return slot;
      return random() < newRate ? ALWAYS_NEW : randomBelow(random, firstSince);
    });
    const fallIn = (order: readonly number[]) => fallMeasured(order.map((i) => simulated[i]!));
    const observed = fallIn(slots);
    const falls = inRandomOrders(slots.length, slots, SIMULATED_ORDERS, random, fallIn);
    return shareOf(falls, (fall) => fall >= observed) <= NOTICED;
  };
  const shareNoticed = (newRate: number, stream: number) => {
    const random = seededRandom(streamSeed(seed, stream));
    const noticed = range(simulations).filter(() => isNoticed(newRate, random));
    return roundScore(noticed.length / simulations);
  };
  return { stop: shareNoticed(0, 10), half: shareNoticed(before.k / before.n / 2, 11) };
}

/** The records within the limit of each place of each record, by stored points; of a track mostly the same again. */
export const nearRecords = ({ places }: VisitSeries, limitKm: number): number[][][] =>
  places.map((own) => {
    const distinct = new Map<string, number[]>();
    for (const { km } of own) {
      const near = range(km.length).filter((other) => km[other]! <= limitKm);
      distinct.set(near.join(), near);
    }
    return [...distinct.values()];
  });

/** 1 for each record of an order that is at a new place; 0 for the first of all, which has none before it. */
export function hitsAlong(order: readonly number[], near: readonly number[][][]): number[] {
  // Those near are also records after the last of the series, which are never seen.
  const isSeen = new Uint8Array(near.length);
  return order.map((record, slot) => {
    const isNew =
      record === ALWAYS_NEW ||
      near[record]!.some((others) => others.every((other) => !isSeen[other]));
    if (record !== ALWAYS_NEW) isSeen[record] = 1;
    return slot > 0 && isNew ? 1 : 0;
  });
}

/**
 * How many records of a series would be at a new place in random order, if each had one place: it is new if it comes
 * before all that lie within the limit of it. The first of all does not count.
 */
export const expectedNew = (series: VisitSeries, limitKm: number): number =>
  sum(nearRecords(series, limitKm), (places) =>
    Math.max(...places.map((others) => 1 / others.length)),
  ) - 1;
