import { max, mean, range, sum } from 'd3-array';
import type { VisitSeries } from '../reach/new-places';
import { roundScore } from '../reach/round';
import { SERIES_KINDS } from '../record/model';
import { inPeriod, yearOf, type YearSpan } from '../record/time';
import { fisherGreater } from '../statistics/exact-tests';
import { seededRandom, streamSeed, type Random } from '../statistics/random';
import { FEWEST, type Counted, type Counts } from './counts';
import {
  nearestEarlierKm,
  nearRecords,
  newAsObserved,
  randomOrders,
  shareOfOrders,
  tellNew,
  type RandomOrders,
} from './random-orders';

export type Chance = NonNullable<ReturnType<typeof chanceOf>>;

/** Share of simulated series in which the test notices a fall. */
export interface Power {
  stop: number;
  half: number;
}

export interface VerdictSettings {
  /** 0 leaves all tests out. */
  orders: number;
  seed: number;
}

export const VERDICT_DEFAULTS: VerdictSettings = { orders: 19_999, seed: 1 };

type Compared = Pick<Counts, 'before' | 'since' | 'limitKm'>;

/** Null with fewer than five records in a period. */
export function chanceOf(
  series: VisitSeries,
  counts: Compared,
  settings: VerdictSettings = VERDICT_DEFAULTS,
) {
  const hits = hitsInOrders(series, counts, settings);
  if (!hits) return null;
  const { observed, falls, shuffled } = hits;
  const { before } = counts;
  const since = counts.since!;
  const { orders } = settings;
  const shareOf = ({ k, n }: Counted) => ({ hits: k, of: n });
  const shareWith = (holds: (order: number) => boolean) =>
    roundScore(shareOfOrders(range(orders).filter(holds).length, orders));
  return {
    orders,
    expectedBefore: roundScore(mean(hits.before)!),
    expectedSince: roundScore(mean(hits.since)!),
    /** How many orders have 0, 1, 2 … of them, up to the most. */
    ordersBefore: ordersByHits(hits.before),
    ordersSince: ordersByHits(hits.since),
    /** Orders in which the share at a new place falls, or rises, as much. */
    fell: shareFallen(hits),
    rose: shareWith((order) => falls[order]! <= observed.fall),
    /** As many new places in the earlier period; as few in the later. */
    spurt: shareWith((order) => hits.before[order]! >= observed.before),
    lull: shareWith((order) => hits.since[order]! <= observed.since),
    /** The median distance from the nearest earlier record falls as much. */
    closer: shareWith(isCloserIn(series, { before, since }, shuffled)),
    fisher: roundScore(fisherGreater(shareOf(since), shareOf(before))),
  };
}

function ordersByHits(hits: Uint16Array): number[] {
  const orders = new Array<number>(max(hits)! + 1).fill(0);
  for (const n of hits) orders[n]!++;
  return orders;
}

function isCloserIn(
  { records, places }: VisitSeries,
  { before, since }: Record<'before' | 'since', YearSpan>,
  { orders, slotOf }: RandomOrders,
): (order: number) => boolean {
  const slotsIn = (period: YearSpan) =>
    range(records.length).filter((slot) => inPeriod(records[slot]!, period));
  const slotsBefore = slotsIn(before);
  const kmIn = nearestEarlierKm(places, slotsBefore.concat(slotsIn(since)));
  const shrink = (slotIn: (record: number) => number) => {
    const km = kmIn(slotIn);
    return medianKm(km.subarray(0, slotsBefore.length)) - medianKm(km.subarray(slotsBefore.length));
  };
  const observed = shrink((record) => record);
  return (order) => shrink((record) => slotOf[record * orders + order]!) >= observed;
}

/** Without the first record; 0 if there is no other. Sorts in place. */
function medianKm(km: Float64Array) {
  km.sort();
  const n = km.at(-1) === Infinity ? km.length - 1 : km.length;
  return n > 0 ? (km[(n - 1) >> 1]! + km[n >> 1]!) / 2 : 0;
}

/** Only `fell` of `chanceOf`. Uncounted records keep their slots. */
export function chanceOfFall(
  series: VisitSeries,
  counts: Compared,
  settings: VerdictSettings = VERDICT_DEFAULTS,
  isCounted: (id: string) => boolean = () => true,
): number | null {
  const hits = hitsInOrders(series, counts, settings, isCounted);
  return hits && shareFallen(hits);
}

function hitsInOrders(
  series: VisitSeries,
  counts: Compared,
  { orders, seed }: VerdictSettings,
  isCounted: (id: string) => boolean = () => true,
) {
  const { kind, records } = series;
  const periods = periodSlots(series, counts, isCounted);
  if (!periods) return null;
  const movable = range(records.length).filter((slot) => isCounted(records[slot]!.id));
  const ownSeed = streamSeed(seed, SERIES_KINDS.indexOf(kind));
  const shuffled = randomOrders(records.length, movable, { orders, seed: ownSeed });
  return { ...hitsByPeriod(nearRecords(series, counts.limitKm), periods, shuffled), shuffled };
}

const shareFallen = ({ observed, falls }: ReturnType<typeof hitsByPeriod>) => {
  const asMuch = falls.filter((fall) => fall >= observed.fall).length;
  return roundScore(shareOfOrders(asMuch, falls.length));
};

const BEFORE = 1;
const SINCE = 2;

function periodSlots(
  { records }: VisitSeries,
  { before, since }: Compared,
  isCounted: (id: string) => boolean,
) {
  if (!since || before.n < FEWEST || since.n < FEWEST) return null;
  const periodOf = Uint8Array.from(records, (record) => {
    if (!isCounted(record.id)) return 0;
    if (inPeriod(record, before)) return BEFORE;
    return inPeriod(record, since) ? SINCE : 0;
  });
  return { before: before.n, since: since.n, periodOf };
}

function hitsByPeriod(
  near: readonly (readonly (readonly number[])[])[],
  periods: NonNullable<ReturnType<typeof periodSlots>>,
  shuffled: RandomOrders,
) {
  const { periodOf } = periods;
  const before = new Uint16Array(shuffled.orders);
  const since = new Uint16Array(shuffled.orders);
  tellNew(near, shuffled, (order, slot) => {
    if (periodOf[slot] === BEFORE) before[order]!++;
    else if (periodOf[slot] === SINCE) since[order]!++;
  });
  const seen = { [BEFORE]: 0, [SINCE]: 0, 0: 0 };
  newAsObserved(near, (slot) => seen[periodOf[slot] as keyof typeof seen]++);
  // Multiplied by both sizes, so that equal falls are equal.
  const fall = (k: number, l: number) => k * periods.since - l * periods.before;
  const falls = Int32Array.from(before, (k, order) => fall(k, since[order]!));
  const [k, l] = [seen[BEFORE], seen[SINCE]];
  return { observed: { before: k, since: l, fall: fall(k, l) }, before, since, falls };
}

/** One-sided p at which a fall is noticed. */
const NOTICED = 0.05;
const SIMULATED_ORDERS = 99;
/** Per alternative. */
export const SIMULATED_SERIES = 100;

/** How often a fall would be noticed if later records were new at a lower rate. */
export function powerOf(
  series: VisitSeries,
  counts: Compared,
  { seed }: Pick<VerdictSettings, 'seed'> = VERDICT_DEFAULTS,
): Power | null {
  const { before, since, limitKm } = counts;
  const periods = periodSlots(series, counts, () => true);
  if (!since || !periods) return null;
  const slots = range(series.records.length);
  const near = nearRecords(series, limitKm);
  const firstSince = slots.find((slot) => yearOf(series.records[slot]!.start) >= since.from)!;
  /** Records near each place of each slot; null: always new. */
  const simulate = (newRate: number, random: Random) => {
    const records = slots.map((slot) => {
      if (slot < firstSince) return slot;
      return random() < newRate ? null : Math.floor(random() * firstSince);
    });
    const slotsAt = (others: readonly number[]) =>
      slots.filter((slot) => records[slot] !== null && others.includes(records[slot]!));
    return records.map((record) => (record === null ? [[]] : near[record]!.map(slotsAt)));
  };
  const settings = { orders: SIMULATED_ORDERS, seed: streamSeed(seed, 10) };
  const shuffled = randomOrders(slots.length, slots, settings);
  const shareNoticed = (newRate: number, stream: number) => {
    const random = seededRandom(streamSeed(seed, stream));
    const noticed = range(SIMULATED_SERIES).filter(
      () => shareFallen(hitsByPeriod(simulate(newRate, random), periods, shuffled)) <= NOTICED,
    );
    return roundScore(noticed.length / SIMULATED_SERIES);
  };
  return { stop: shareNoticed(0, 11), half: shareNoticed(before.k / before.n / 2, 12) };
}

/** Expected count in random order with one place per record, without the first. */
export const expectedNew = (series: VisitSeries, limitKm: number) =>
  sum(nearRecords(series, limitKm), (places) =>
    Math.max(...places.map((others) => 1 / others.length)),
  ) - 1;
