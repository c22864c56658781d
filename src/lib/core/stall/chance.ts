import { max, mean, quantile, range, sum } from 'd3-array';
import type { VisitSeries } from '../reach/new-places';
import { roundScore } from '../reach/round';
import { SERIES_KINDS } from '../record/model';
import { inPeriod, yearOf, type YearSpan } from '../record/time';
import { fisherGreater } from '../statistics/exact-tests';
import type { Percentiles } from '../statistics/shares';
import { seededRandom, streamSeed, type Random } from '../statistics/random';
import { DRAWN_ORDERS, FEWEST, type Counted, type Counts } from './counts';
import { drawnNear } from './draws';
import {
  nearestEarlierKm,
  nearRecords,
  newAsObserved,
  randomOrders,
  shareOfOrders,
  countNew,
  type Near,
  type RandomOrders,
} from './random-orders';

export type Chance = NonNullable<ReturnType<typeof chanceOf>>;

/** Share of simulated series in which the test notices a fall. */
export interface Power {
  stop: number;
  half: number;
}

export interface VerdictSettings {
  /** Of the stored points; 0 leaves all tests out. */
  orders: number;
  seed: number;
}

export const VERDICT_DEFAULTS: VerdictSettings = { orders: 19_999, seed: 1 };
/** Orders of each draw, by 32. */
const DRAWN_WORDS = 31;
const WINDOWS = DRAWN_ORDERS / 32 / DRAWN_WORDS;

interface Compared {
  limitKm: number;
  before: YearSpan & Pick<Counted, 'n'>;
  since: (YearSpan & Pick<Counted, 'n'>) | null;
}

/** Null with fewer than five records in a period. */
export function chanceOf(
  series: VisitSeries,
  counts: Compared,
  settings: VerdictSettings = VERDICT_DEFAULTS,
) {
  const { before, since, limitKm } = counts;
  const drawn = chanceOfFall(series, counts, settings);
  if (!drawn || !since) return null;
  const { orders } = settings;
  const shuffled = shuffledOf(series, settings, ALL);
  const periods = periodSlots(series, counts, ALL)!;
  const stored = nearRecords(series, limitKm);
  const hits = hitsByPeriod(stored, periods, countNew(stored, shuffled, periods.periodOf));
  const isCloser = isCloserIn(series, { before, since }, shuffled);
  const shareOf = ({ k, n }: { k: number; n: number }) => ({ hits: k, of: n });
  return {
    orders,
    /** By the stored points. */
    expectedBefore: roundScore(mean(hits.before)!),
    expectedSince: roundScore(mean(hits.since)!),
    /** How many orders have 0, 1, 2 … of them, up to the most. */
    ordersBefore: ordersByHits(hits.before),
    ordersSince: ordersByHits(hits.since),
    /** The median distance from the nearest earlier record falls as much. */
    closer: roundScore(shareOfOrders(range(orders).filter(isCloser).length, orders)),
    fisher: roundScore(
      fisherGreater(
        shareOf({ k: hits.observed.since, n: since.n }),
        shareOf({ k: hits.observed.before, n: before.n }),
      ),
    ),
    ...drawn,
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

const ALL = () => true;

/** Uncounted records keep their slots. One draw of what is not drawn. */
export function chanceOfFall(
  series: VisitSeries,
  counts: Compared,
  settings: Pick<VerdictSettings, 'seed'> = VERDICT_DEFAULTS,
  { isCounted = ALL, draws }: { isCounted?: (id: string) => boolean; draws?: number } = {},
) {
  const periods = periodSlots(series, counts, isCounted);
  if (!periods) return null;
  const drawn = drawnNear(series, counts.limitKm, settings.seed, draws);
  const orders = drawn.length > 1 ? DRAWN_ORDERS : VERDICT_DEFAULTS.orders;
  const shuffled = shuffledOf(series, { orders, seed: settings.seed }, isCounted);
  const countIn = countsByDraw(drawn, shuffled, periods.periodOf);
  const results = drawn.map((near, draw) => sharesOf(hitsByPeriod(near, periods, countIn(draw))));
  const percentiles = (name: keyof (typeof results)[number]) =>
    percentilesOf(results.map((result) => result[name]));
  return {
    draws: drawn.length,
    /** New places of the two periods. */
    before: percentiles('before'),
    since: percentiles('since'),
    /** Share of orders in which the share at a new place falls, or rises, as much. */
    fell: percentiles('fell'),
    rose: percentiles('rose'),
    /** As many new places in the earlier period; as few in the later. */
    spurt: percentiles('spurt'),
    lull: percentiles('lull'),
  };
}

/** What is the same in each draw is counted once for the orders that some draws share. */
function countsByDraw(drawn: readonly Near[], shuffled: RandomOrders, periodOf: Uint8Array) {
  const [first, ...others] = drawn;
  if (others.length === 0) return () => countNew(first!, shuffled, periodOf);
  const isSure = (record: number) => others.every((near) => near[record] === first![record]);
  const records = range(first!.length);
  const sure = records.filter(isSure);
  const open = records.filter((record) => !isSure(record));
  const words = range(WINDOWS).map((i) => [DRAWN_WORDS * i, DRAWN_WORDS * (i + 1)] as const);
  const counted = words.map((own) => countNew(first!, shuffled, periodOf, own, sure));
  return (draw: number) => {
    const i = draw % WINDOWS;
    const onto = counted[i]!.map((counts) => counts.slice());
    return countNew(drawn[draw]!, shuffled, periodOf, words[i], open, onto);
  };
}

export const percentilesOf = (values: readonly number[]) =>
  [0.1, 0.5, 0.9].map((p) => roundScore(quantile(values, p)!)) as Percentiles;

function sharesOf({ n, m, observed, before, since }: ReturnType<typeof hitsByPeriod>) {
  // Multiplied by both sizes, so that equal falls are equal.
  const fall = observed.before * m - observed.since * n;
  const held = { fell: 0, rose: 0, spurt: 0, lull: 0 };
  for (let order = 0; order < before.length; order++) {
    const own = before[order]! * m - since[order]! * n;
    if (own >= fall) held.fell++;
    if (own <= fall) held.rose++;
    if (before[order]! >= observed.before) held.spurt++;
    if (since[order]! <= observed.since) held.lull++;
  }
  const shareOf = (orders: number) => shareOfOrders(orders, before.length);
  return {
    ...observed,
    fell: shareOf(held.fell),
    rose: shareOf(held.rose),
    spurt: shareOf(held.spurt),
    lull: shareOf(held.lull),
  };
}

function shuffledOf(
  { kind, records }: VisitSeries,
  { orders, seed }: VerdictSettings,
  isCounted: (id: string) => boolean,
) {
  const movable = range(records.length).filter((slot) => isCounted(records[slot]!.id));
  const ownSeed = streamSeed(seed, SERIES_KINDS.indexOf(kind));
  return randomOrders(records.length, movable, { orders, seed: ownSeed });
}

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
  near: Near,
  { before: n, since: m, periodOf }: NonNullable<ReturnType<typeof periodSlots>>,
  counts: readonly Uint16Array[],
) {
  const none = new Uint16Array(counts[0]!.length);
  const [before, since] = [counts[BEFORE] ?? none, counts[SINCE] ?? none];
  const seen = [0, 0, 0];
  newAsObserved(near, (slot) => seen[periodOf[slot]!]!++);
  return { n, m, observed: { before: seen[BEFORE]!, since: seen[SINCE]! }, before, since };
}

/** One-sided p at which a fall is noticed. */
const NOTICED = 0.05;
const SIMULATED_ORDERS = 99;
/** Per alternative. */
export const SIMULATED_SERIES = 100;

/** How often a fall would be noticed if later records were new at a lower rate. */
export function powerOf(
  series: VisitSeries,
  counts: Compared & Pick<Counts, 'before'>,
  { seed }: Pick<VerdictSettings, 'seed'> = VERDICT_DEFAULTS,
): Power | null {
  const { before, since, limitKm } = counts;
  const periods = periodSlots(series, counts, ALL);
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
    const noticed = range(SIMULATED_SERIES).filter(() => {
      const simulated = simulate(newRate, random);
      const hits = countNew(simulated, shuffled, periods.periodOf);
      return sharesOf(hitsByPeriod(simulated, periods, hits)).fell <= NOTICED;
    });
    return roundScore(noticed.length / SIMULATED_SERIES);
  };
  return { stop: shareNoticed(0, 11), half: shareNoticed(before.k / before.n / 2, 12) };
}

/** Expected count in random order with one place per record, without the first. */
export const expectedNew = (series: VisitSeries, limitKm: number) =>
  sum(nearRecords(series, limitKm), (places) =>
    Math.max(...places.map((others) => 1 / others.length)),
  ) - 1;
