import { mean, median, range, sum } from 'd3-array';
import type { VisitSeries } from '../reach/new-places';
import { roundScore } from '../reach/round';
import { REACH_KINDS } from '../record/model';
import { inPeriod, yearOf, type YearSpan } from '../record/time';
import { fisherGreater } from '../statistics/exact-tests';
import { randomBelow, seededRandom, streamSeed, type Random } from '../statistics/random';
import { inRandomOrders, shareOf } from './random-orders';
import { FEWEST, type Counts } from './verdict';

/** Shares of random orders, the observed one among them. */
export interface Chance {
  orders: number;
  /** How many of each period would be new, on average. */
  expectedBefore: number;
  expectedSince: number;
  /** With as large a fall of the share at a new place, or as large a rise. */
  fell: number;
  rose: number;
  /** With as many in the earlier period alone, and with as few in the later one alone. */
  spurt: number;
  lull: number;
  /** With as large a fall of the middle distance from the nearest earlier record. */
  closer: number;
  /** Fisher's exact test of one rate in both periods, one-sided. */
  fisher: number;
}

/** The share of simulated series in which the fall is noticed. */
export interface Power {
  /** If nothing since the break had been new. */
  stop: number;
  /** If the share at a new place had been halved. */
  half: number;
}

export interface VerdictSettings {
  orders: number;
  /** Simulated series of each alternative of the power; none leaves the power out. */
  series: number;
  seed: number;
}

export const VERDICT_DEFAULTS: VerdictSettings = { orders: 4999, series: 100, seed: 1 };

/**
 * Against random orders of the same records; null with fewer than five on a side.
 *
 * @param series up to the year of the counts (upTo)
 * @param isCounted records that are only there to be returned to keep their places and are not counted
 */
export function chanceOf(
  series: VisitSeries,
  counts: Pick<Counts, 'before' | 'since' | 'limitKm'>,
  { orders, seed }: Pick<VerdictSettings, 'orders' | 'seed'> = VERDICT_DEFAULTS,
  isCounted: (id: string) => boolean = () => true,
): Chance | null {
  const { before, since, limitKm } = counts;
  if (!since || before.n < FEWEST || since.n < FEWEST) return null;
  const all = range(series.records.length);
  const movable = all.filter((slot) => isCounted(series.records[slot]!.id));
  const slotsIn = slotsOf(series, movable);
  const [slotsBefore, slotsSince] = [slotsIn(before), slotsIn(since)];
  const distances = new NearestEarlier(series);
  const look = (order: readonly number[]) => {
    const km = distances.along(order);
    const found = (slots: readonly number[]) => {
      // The first of all has none before it.
      const known = slots.map((slot) => km[slot]!).filter((one) => one < Infinity);
      return { k: known.filter((one) => one > limitKm).length, medianKm: median(known) ?? 0 };
    };
    return { before: found(slotsBefore), since: found(slotsSince) };
  };
  const observed = look(all);
  const random = seededRandom(streamSeed(seed, REACH_KINDS.indexOf(series.kind)));
  const found = inRandomOrders(all.length, movable, orders, random, look);
  const fall = (one: typeof observed) => fallOf([one.before.k, before.n], [one.since.k, since.n]);
  const closer = (one: typeof observed) => one.before.medianKm - one.since.medianKm;
  return {
    orders,
    expectedBefore: roundScore(mean(found, (one) => one.before.k)!),
    expectedSince: roundScore(mean(found, (one) => one.since.k)!),
    fell: roundScore(shareOf(found, (one) => fall(one) >= fall(observed))),
    rose: roundScore(shareOf(found, (one) => fall(one) <= fall(observed))),
    spurt: roundScore(shareOf(found, (one) => one.before.k >= observed.before.k)),
    lull: roundScore(shareOf(found, (one) => one.since.k <= observed.since.k)),
    closer: roundScore(shareOf(found, (one) => closer(one) >= closer(observed))),
    fisher: roundScore(
      fisherGreater({ hits: since.k, of: since.n }, { hits: before.k, of: before.n }),
    ),
  };
}

const slotsOf =
  ({ records }: VisitSeries, slots: readonly number[]) =>
  (span: YearSpan): number[] =>
    slots.filter((slot) => inPeriod(records[slot]!, span));

/** By how much a share fell, to a billionth, so that equal falls are equal. */
const fallOf = ([a, n]: readonly [number, number], [b, m]: readonly [number, number]): number =>
  Math.round((a / n - b / m) * 1e9);

/** A record's place that lies farthest from all records before it in an order: what `visitsIn` calls its km. */
class NearestEarlier {
  readonly #places: readonly (readonly Float64Array[])[];

  constructor({ places }: VisitSeries) {
    this.#places = places.map((own) => own.map(({ leastKm }) => leastKm));
  }

  /** Km in the given order; infinite for the first of it. A record may stand in it more than once. */
  along(order: readonly number[]): number[] {
    return order.map((record, slot) => {
      let farthest = 0;
      for (const km of this.#places[record]!) {
        let nearest = Infinity;
        for (let earlier = 0; earlier < slot && nearest > farthest; earlier++) {
          nearest = Math.min(nearest, km[order[earlier]!]!);
        }
        farthest = Math.max(farthest, nearest);
      }
      return farthest;
    });
  }
}

/** A fall is noticed at this one-sided p. */
const NOTICED = 0.05;
/** Random orders of each simulated series. */
const SIMULATED_ORDERS = 99;

/**
 * How often the test would notice a fall. Records up to the break stay as they are; of those since, each is at a
 * new place with the rate named, and otherwise where a random earlier record had been.
 */
export function powerOf(
  series: VisitSeries,
  { before, since, limitKm }: Pick<Counts, 'before' | 'since' | 'limitKm'>,
  { series: simulated, seed }: Pick<VerdictSettings, 'series' | 'seed'> = VERDICT_DEFAULTS,
): Power | null {
  if (!since || before.n < FEWEST || since.n < FEWEST || simulated === 0) return null;
  const all = range(series.records.length);
  const first = all.find((i) => yearOf(series.records[i]!.start) >= since.from)!;
  const slotsIn = slotsOf(series, all);
  const [slotsBefore, slotsSince] = [slotsIn(before), slotsIn(since)];
  const near = nearestRecords(series, limitKm);
  const noticed = (rate: number, random: Random) => {
    /** The record in whose stead one stands; -1 for one that is new wherever it comes. */
    const stands = all.map((i) => {
      if (i < first) return i;
      return random() < rate ? -1 : randomBelow(random, first);
    });
    const look = (order: readonly number[]) => {
      const hit = hitsAlong(
        order.map((i) => stands[i]!),
        near,
      );
      const hitsIn = (slots: readonly number[]) => sum(slots, (slot) => hit[slot]!);
      return fallOf([hitsIn(slotsBefore), before.n], [hitsIn(slotsSince), since.n]);
    };
    const observed = look(all);
    const found = inRandomOrders(all.length, all, SIMULATED_ORDERS, random, look);
    return shareOf(found, (fall) => fall >= observed) <= NOTICED;
  };
  const share = (rate: number, stream: number) => {
    const random = seededRandom(streamSeed(seed, stream));
    return roundScore(range(simulated).filter(() => noticed(rate, random)).length / simulated);
  };
  return { stop: share(0, 10), half: share(before.k / before.n / 2, 11) };
}

/** Of each record, of each of its places, the records within the limit of it. */
const nearestRecords = ({ places }: VisitSeries, limitKm: number): number[][][] =>
  places.map((own) =>
    own.map(({ leastKm }) => range(leastKm.length).filter((other) => leastKm[other]! <= limitKm)),
  );

/** 1 for each record of an order that is at a new place; the first of all has nothing to be far from. */
function hitsAlong(order: readonly number[], near: readonly number[][][]): number[] {
  const seen = new Set<number>();
  return order.map((record, slot) => {
    const isNew =
      record < 0 || near[record]!.some((others) => others.every((other) => !seen.has(other)));
    if (record >= 0) seen.add(record);
    return slot > 0 && isNew ? 1 : 0;
  });
}

/**
 * How many of a series would be at a new place in random order, if each had one place: one is, where it comes
 * before all that lie within the limit of it. The first of all does not count.
 */
export const expectedNew = (series: VisitSeries, limitKm: number): number =>
  sum(nearestRecords(series, limitKm), (places) =>
    Math.max(...places.map((others) => 1 / others.length)),
  ) - 1;
