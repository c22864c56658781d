import type { ReachKind } from '../record/model';
import { inOrder, yearOf, type YearSpan } from '../record/time';
import { directionOfRegion, isMark, markOf, reachByDirection } from '../reach/directions';
import type { DirectionSet, Reach, Travelled } from '../reach/directions';
import type { PlaceSettings } from '../reach/facts';
import type { Neighbours } from '../reach/new-places';
import { roundScore } from '../reach/round';
import { shuffle, type Random } from '../statistics/random';

/** New places need no origin and no directions, marks need both. */
export const PACE_MEASURES = ['newPlaces', 'marks'] as const;
export type PaceMeasure = (typeof PACE_MEASURES)[number];

/** `k` of the `n` records of a period that have a measured place. */
export interface PaceCount extends YearSpan {
  k: number;
  n: number;
  perYear: number;
}

/** Records of a kind in order of time; `hits` says which, in a given order, set a mark or were at a new place. */
export interface Series {
  years: readonly number[];
  hits: (order: readonly number[], hit: Uint8Array) => void;
  /** The same series with some records in others' stead: a record's index, or -1 for one that hits. */
  like: (records: readonly number[]) => Series;
}

export interface SeriesInput {
  /** With their farthest places, of both kinds. */
  travels: readonly Travelled[];
  neighbours: readonly Neighbours[];
  set: DirectionSet;
  places: PlaceSettings;
  year: number;
}

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
  { travels, neighbours, set, places, year }: SeriesInput,
  kind: ReachKind,
  measure: PaceMeasure,
  { marginKm, newPlaceKm }: { marginKm: number; newPlaceKm: number },
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

type Reaches = readonly (readonly [direction: number, reach: Reach])[];

/** Edges are of both kinds. `slots` has each record's place among those that change places, or -1. */
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
export function shuffled(
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
export function share<One>(drawn: readonly One[], counts: (one: One) => boolean): number {
  return (1 + drawn.filter(counts).length) / (1 + drawn.length);
}

/** By how much the rate of hits fell, to a billionth, so that equal falls are equal. */
export const fallBetween =
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
