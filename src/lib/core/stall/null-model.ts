import { mean, range, sum } from 'd3-array';
import type { OccupiedRecord } from '../reach/select';
import { twoSided } from '../statistics/certainty';
import type { YearSpan } from '../record/time';
import { roundScore } from '../reach/round';

/**
 * The null model: *which* record fell in which year does not matter. The calendar is kept as slots, one a
 * record, in order of time, to which a shuffle deals the records anew: the same effort in every year, the same
 * places in total, which run out alike. A record over New Year is one slot; ground is gained in its first year.
 */
export interface Slots {
  /** First year of each slot, ascending. */
  first: Int32Array;
  years: readonly (readonly number[])[];
  /** The record in each slot. */
  observed: Uint32Array;
}

export function slotsOf(records: readonly OccupiedRecord[]): Slots {
  const firstYear = (record: number) => records[record]!.years[0]!;
  // Ties by id, so that the order in which records are listed never changes a result.
  const order = records
    .map((_, record) => record)
    .sort((a, b) => firstYear(a) - firstYear(b) || (records[a]!.id < records[b]!.id ? -1 : 1));
  return {
    first: Int32Array.from(order, firstYear),
    years: order.map((record) => records[record]!.years),
    observed: Uint32Array.from(order),
  };
}

export interface PValues {
  /** Share of arrangements, the observed one among them, that gain as little or less. */
  slower: number;
  /** … as much or more. */
  faster: number;
  /** Twice the smaller, at most 1. */
  twoSided: number;
}

/** Never zero: the observed value is among the draws (Phipson & Smyth 2010). Ties and NaN count on both sides. */
export function pValues(observed: number, draws: Float64Array): PValues {
  const slack = 1e-9 * Math.abs(observed) + 1e-9;
  let slower = 1;
  let faster = 1;
  for (const draw of draws) {
    if (!(draw > observed + slack)) slower++;
    if (!(draw < observed - slack)) faster++;
  }
  const n = draws.length + 1;
  return {
    slower: slower / n,
    faster: faster / n,
    twoSided: twoSided(Math.min(slower, faster) / n),
  };
}

/**
 * Since when has there been less new ground than chance explains? A year scores by how many standard deviations
 * the new ground after it lies below the shuffles' mean; the best score is compared with the best of each
 * shuffle (Westfall & Young 1993), so that looking at many years costs no false alarms.
 */
export interface StallScan {
  /** The last year before the stall, the best candidate whether or not it is significant. */
  lastYear: number;
  score: number;
  p: number;
  found: boolean;
}

/** The slow side of the two-sided verdict of stall.ts: a stall is claimed by chance in 2.5 %. */
const SCAN_LEVEL = 0.025;

const RECORDS_EACH_SIDE = 4;

/**
 * @param draws of each year the new ground of every shuffle, km²
 * @param records how many first fall in each year
 * @param span years that may be the last before a stall
 * @returns null when no year has enough records before and after it
 */
export function scanForStall(
  years: readonly number[],
  observed: Float64Array,
  draws: readonly Float64Array[],
  records: readonly number[],
  { from, to }: YearSpan,
): StallScan | null {
  const total = sum(records);
  let before = 0;
  const best = new Float64Array(draws[0]!.length).fill(-Infinity);
  const top = { lastYear: 0, score: -Infinity };
  years.forEach((year, i) => {
    before += records[i]!;
    if (year < from || year > to || Math.min(before, total - before) < RECORDS_EACH_SIDE) return;
    const later = range(i + 1, years.length);
    const sums = best.map((_, shuffle) => sum(later, (at) => draws[at]![shuffle]!));
    const level = mean(sums)!;
    const sd = Math.sqrt(mean(sums, (km2) => (km2 - level) ** 2)!);
    if (!(sd > 1e-9 * (1 + level))) return;
    const score = (level - sum(later, (at) => observed[at]!)) / sd;
    if (score > top.score + 1e-9) Object.assign(top, { lastYear: year, score });
    sums.forEach((km2, shuffle) => {
      best[shuffle] = Math.max(best[shuffle]!, (level - km2) / sd);
    });
  });
  if (top.score === -Infinity) return null;
  const p = pValues(top.score, best).faster;
  return { ...top, score: roundScore(top.score), p, found: p <= SCAN_LEVEL };
}
