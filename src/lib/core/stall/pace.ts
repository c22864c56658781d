import { REACH_KINDS, type ReachKind } from '../record/model';
import { inOrder, isInPart, yearOf, type YearSpan } from '../record/time';
import {
  MARGIN_KM,
  directionOfRegion,
  isMark,
  markOf,
  reachByDirection,
  type DirectionSet,
  type Reach,
  type Travelled,
} from '../reach/directions';
import type { PlaceSettings } from '../reach/facts';
import { NEW_PLACE_KM } from '../reach/measures';
import type { Neighbours } from '../reach/new-places';
import { roundScore } from '../reach/round';
import { fisherGreater } from '../statistics/exact-tests';
import { seededRandom, shuffle, streamSeed, type Random } from '../statistics/random';
import { powerOf, type Power } from './pace-power';

/**
 * Did records go somewhere new as often as before? The study fixed the break: growth in 2014–2019, a plateau
 * from 2020 on; 2023 on is out of its sample. Two measures: marks, which need an origin and directions, and
 * new places, which need neither. Each kind is compared with its own records in random order, because new
 * places run out even where nothing changes.
 */
export const PACE_MEASURES = ['newPlaces', 'marks'] as const;
export type PaceMeasure = (typeof PACE_MEASURES)[number];

export interface PacePeriods {
  before: YearSpan;
  since: YearSpan;
  later: YearSpan | null;
}
export const STUDY_PERIODS: PacePeriods = {
  before: { from: 2014, to: 2019 },
  since: { from: 2020, to: Infinity },
  later: { from: 2023, to: Infinity },
};

/** `k` of the `n` records of a period that have a measured place. */
export interface PaceCount extends YearSpan {
  k: number;
  n: number;
  perYear: number;
}

export interface Pace {
  kind: ReachKind;
  measure: PaceMeasure;
  /** Up to the year asked for. */
  before: PaceCount;
  /** null before its first year. */
  since: PaceCount | null;
  /** Out of the study's sample; null before its first year. */
  later: PaceCount | null;
  /** The month up to which the last year is known; absent when it is known whole. */
  coveredTo?: string;
  /** null without a record in both periods. */
  test: PaceTest | null;
}

export interface PaceTest {
  /** Fisher's exact test of one rate in both periods: p that it fell, and of both sides. */
  fisher: { fell: number; twoSided: number; laterFell: number | null };
  /** Shares of random orders, the observed one among them. */
  random: {
    /** With as large a fall of the rate, or as large a rise. */
    fell: number;
    rose: number;
    /** With as few in the later period alone. */
    sinceAsFew: number;
    laterAsFew: number | null;
    orders: number;
  };
  power: Power;
}

export interface PaceSettings {
  /** Random orders. */
  orders: number;
  /** Simulated series for each alternative of the power. */
  series: number;
  seed: number;
  marginKm: number;
  newPlaceKm: number;
}

export const PACE_DEFAULTS: PaceSettings = {
  orders: 4999,
  series: 100,
  seed: 1,
  marginKm: MARGIN_KM,
  newPlaceKm: NEW_PLACE_KM,
};

/** Records of a kind in order of time; `hits` says which, in a given order, set a mark or were at a new place. */
export interface Series {
  years: readonly number[];
  hits: (order: readonly number[], hit: Uint8Array) => void;
  /** The same series with some records in others' stead: a record's index, or -1 for one that hits. */
  like: (records: readonly number[]) => Series;
}

export interface PaceInput {
  /** With their farthest places, of both kinds. */
  travels: readonly Travelled[];
  neighbours: readonly Neighbours[];
  set: DirectionSet;
  places: PlaceSettings;
  /** The last year that counts. */
  year: number;
  coveredTo: string | null;
}

/** Both measures for both kinds, as known at the end of a year. */
export function paceOf(
  input: PaceInput,
  settings: PaceSettings = PACE_DEFAULTS,
  kinds: readonly ReachKind[] = REACH_KINDS,
): Pace[] {
  return kinds.flatMap((kind) =>
    PACE_MEASURES.map((measure) => paceBetween(input, kind, measure, STUDY_PERIODS, settings)),
  );
}

/** One measure of one kind in other periods. */
export function paceBetween(
  input: PaceInput,
  kind: ReachKind,
  measure: PaceMeasure,
  periods: PacePeriods,
  settings: PaceSettings = PACE_DEFAULTS,
): Pace {
  const { year, coveredTo } = input;
  const part = coveredTo && isInPart(year, coveredTo) ? { coveredTo } : {};
  const series = seriesOf(input, kind, measure, settings);
  const stream = PACE_MEASURES.length * REACH_KINDS.indexOf(kind) + PACE_MEASURES.indexOf(measure);
  const seed = streamSeed(settings.seed, stream);
  return { kind, measure, ...part, ...testPace(series, year, periods, settings, seed) };
}

/** Records of a period and how many of them hit. */
export function countIn(
  years: readonly number[],
  hit: ArrayLike<number>,
  { from, to }: YearSpan,
): PaceCount {
  let [k, n] = [0, 0];
  years.forEach((year, i) => {
    if (year < from || year > to) return;
    n++;
    k += hit[i]!;
  });
  return { from, to, k, n, perYear: roundScore(k / (to - from + 1)) };
}

export function seriesOf(
  { travels, neighbours, set, places, year }: Omit<PaceInput, 'coveredTo'>,
  kind: ReachKind,
  measure: PaceMeasure,
  { marginKm, newPlaceKm }: Pick<PaceSettings, 'marginKm' | 'newPlaceKm'>,
): Series {
  const of = neighbours.find((one) => one.kind === kind);
  const ids = new Map(of?.records.map(({ id }, i) => [id, i]));
  const known = inOrder(travels).filter(({ start }) => yearOf(start) <= year);
  if (measure === 'newPlaces') {
    const near = of?.near(newPlaceKm) ?? [];
    const own = known.filter(({ id }) => ids.has(id)).map(({ id }) => ids.get(id)!);
    const years = own.map((i) => yearOf(of!.records[i]!.start));
    return newPlaceSeries(years, own, near);
  }
  const regionToDirection = directionOfRegion(set);
  const numbers = new Map(set.directions.map(({ id }, i) => [id, i]));
  const measured = known.filter((record) => record.kind !== kind || ids.has(record.id));
  const reaches = measured.map((record): Reaches =>
    [...reachByDirection(record, regionToDirection, places)].map(
      ([direction, reach]) => [numbers.get(direction)!, reach] as const,
    ),
  );
  const own = measured.filter((record) => record.kind === kind);
  const slots = measured.map((record) => own.indexOf(record));
  const years = own.map(({ start }) => yearOf(start));
  return markSeries(years, reaches, slots, marginKm);
}

/** A record is at a new place if one of its places is near no earlier record of the order. */
function newPlaceSeries(
  years: readonly number[],
  records: readonly number[],
  near: readonly (readonly number[][])[],
): Series {
  const seen = new Uint8Array(near.length);
  const isNew = (record: number): boolean => {
    if (record < 0) return true;
    if (seen[record]) return false;
    for (const list of near[record]!) {
      let i = 0;
      while (i < list.length && !seen[list[i]!]) i++;
      if (i === list.length) return true;
    }
    return false;
  };
  return {
    years,
    hits: (order, hit) => {
      seen.fill(0);
      for (let slot = 0; slot < order.length; slot++) {
        const record = records[order[slot]!]!;
        // The first of all has nothing to be far from.
        hit[slot] = slot > 0 && isNew(record) ? 1 : 0;
        if (record >= 0) seen[record] = 1;
      }
    },
    like: (chosen) =>
      newPlaceSeries(
        years,
        chosen.map((i) => (i < 0 ? -1 : records[i]!)),
        near,
      ),
  };
}

/** Directions by number. */
type Reaches = readonly (readonly [direction: number, reach: Reach])[];

/**
 * Edges are of both kinds: the records of one change places, those of the other keep theirs. `slots` has for
 * each of all records its place among those that change, or -1.
 */
function markSeries(
  years: readonly number[],
  reaches: readonly Reaches[],
  slots: readonly number[],
  marginKm: number,
  stands: readonly (Reaches | null)[] = reaches.filter((_, i) => slots[i]! >= 0),
): Series {
  return {
    years,
    hits: (order, hit) => {
      const edges: (Reach | undefined)[] = [];
      for (let i = 0; i < reaches.length; i++) {
        const slot = slots[i]!;
        const stand = slot < 0 ? reaches[i]! : stands[order[slot]!]!;
        let isHit = stand === null;
        for (const [direction, reach] of stand ?? []) {
          if (!isMark({ mark: markOf(reach, edges[direction], marginKm) })) continue;
          edges[direction] = reach;
          isHit = true;
        }
        if (slot >= 0) hit[slot] = isHit ? 1 : 0;
      }
    },
    like: (chosen) =>
      markSeries(
        ...([years, reaches, slots, marginKm] as const),
        chosen.map((i) => (i < 0 ? null : stands[i]!)),
      ),
  };
}

/** Hits of each period as observed, and in so many random orders. */
function shuffled(
  { years, hits }: Series,
  periods: readonly YearSpan[],
  orders: number,
  random: Random,
): { observed: number[]; drawn: number[][] } {
  const hit = new Uint8Array(years.length);
  const order = [...years.keys()];
  // Records are in order of time, so that a period is a run of them.
  const runs = periods.map(({ from, to }) => [
    years.filter((year) => year < from).length,
    years.filter((year) => year <= to).length,
  ]) as [number, number][];
  const look = () => {
    hits(order, hit);
    return runs.map(([from, end]) => {
      let k = 0;
      for (let i = from; i < end; i++) k += hit[i]!;
      return k;
    });
  };
  const observed = look();
  return {
    observed,
    drawn: Array.from({ length: orders }, () => (shuffle(order, random), look())),
  };
}

/** With the observed order among the random ones, so that no p is 0 (Phipson & Smyth 2010). */
function share<One>(drawn: readonly One[], counts: (one: One) => boolean): number {
  return (1 + drawn.filter(counts).length) / (1 + drawn.length);
}

function testPace(
  series: Series,
  year: number,
  periods: PacePeriods,
  { orders, series: simulated }: Pick<PaceSettings, 'orders' | 'series'>,
  seed: number,
): Pick<Pace, 'before' | 'since' | 'later' | 'test'> {
  const { years } = series;
  const hit = new Uint8Array(years.length);
  series.hits([...years.keys()], hit);
  const known = ({ from, to }: YearSpan) => ({ from, to: Math.min(to, year) });
  const count = (span: YearSpan | null) =>
    span && year >= span.from ? countIn(years, hit, known(span)) : null;
  const before = countIn(years, hit, known(periods.before));
  const [since, later] = [count(periods.since), count(periods.later)];
  if (!since || before.n === 0 || since.n === 0) return { before, since, later, test: null };
  const { drawn } = shuffled(
    series,
    [before, since, ...(later ? [later] : [])],
    orders,
    seededRandom(seed),
  );
  const fall = fallBetween(before, since);
  const observed = fall([before.k, since.k]);
  const hits = ({ k, n }: PaceCount) => ({ hits: k, of: n });
  const [fell, rose] = [
    fisherGreater(hits(since), hits(before)),
    fisherGreater(hits(before), hits(since)),
  ];
  const test: PaceTest = {
    fisher: {
      fell: roundScore(fell),
      twoSided: roundScore(Math.min(1, 2 * Math.min(fell, rose))),
      laterFell: later && roundScore(fisherGreater(hits(later), hits(before))),
    },
    random: {
      fell: roundScore(share(drawn, (one) => fall(one) >= observed)),
      rose: roundScore(share(drawn, (one) => fall(one) <= observed)),
      sinceAsFew: roundScore(share(drawn, (one) => one[1]! <= since.k)),
      laterAsFew: later && roundScore(share(drawn, (one) => one[2]! <= later.k)),
      orders,
    },
    power: powerOf(series, { before, since }, simulated, streamSeed(seed, 1)),
  };
  return { before, since, later, test };
}

/** By how much the rate of hits fell, to a billionth, so that equal falls are equal. */
const fallBetween =
  (before: { n: number }, since: { n: number }) =>
  ([a, b]: readonly number[]): number =>
    Math.round((a! / before.n - b! / since.n) * 1e9);

/** One-sided p of the fall of a series among its own random orders. */
export function fallP(
  series: Series,
  { before, since }: { before: PaceCount; since: PaceCount },
  random: Random,
  orders: number,
): number {
  const { observed, drawn } = shuffled(series, [before, since], orders, random);
  const fall = fallBetween(before, since);
  const seen = fall(observed);
  return share(drawn, (one) => fall(one) >= seen);
}
