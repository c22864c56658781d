import type { Occupancy, OccupiedRecord } from '../reach/select';
import { twoSided } from '../statistics/certainty';
import type { YearSpan } from '../record/time';
import { roundScore } from '../reach/round';

/**
 * The null model of the stall analysis: *which* record fell in which year does not matter. The calendar
 * is kept as slots, one a record, in order of time; a shuffle deals the records to the slots anew. So it
 * has the same effort in every year and the same places in total; only the order in which places were
 * reached differs, and ground runs out as it does in what happened. A record that runs over New Year is
 * one slot with two years; ground is gained in the first of them.
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

/**
 * Ground gained in each year, km², as a function of the arrangement; what is gained before `from`, the
 * first year of the answer, counts as gained, in no year.
 */
export function newGroundCounter({ cellKm2, records }: Occupancy, slots: Slots, from: number) {
  const seen = new Uint32Array(cellKm2.length);
  let stamp = 0;
  return (recordAt: Uint32Array, byYear: Float64Array): void => {
    stamp++;
    byYear.fill(0);
    for (let slot = 0; slot < recordAt.length; slot++) {
      const year = slots.first[slot]! - from;
      for (const cell of records[recordAt[slot]!]!.cells) {
        if (seen[cell] === stamp) continue;
        seen[cell] = stamp;
        if (year >= 0 && year < byYear.length) byYear[year]! += cellKm2[cell]!;
      }
    }
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

/**
 * p by counting, the observed value among the draws, so that it is never zero (Davison & Hinkley 1997,
 * 4.2.5; Phipson & Smyth 2010). Ties count on both sides, and so does a draw without a value (NaN).
 */
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
 * Since when has there been less new ground than chance explains? A candidate year is scored by how many
 * standard deviations the new ground of all later years lies below its mean over the shuffles; the best
 * score is compared with the best of each shuffle (max statistic, Westfall & Young 1993), so that looking
 * at many years costs no false alarms.
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
 * @param observed new ground by year from `from`, km²; `draws`: of each shuffle, one after the other
 * @param records how many records first fall in each year
 * @param span years that may be the last before a stall
 * @returns null when no year has enough records before and after it
 */
export function scanForStall(
  from: number,
  observed: Float64Array,
  draws: Float64Array,
  records: readonly number[],
  span: YearSpan,
): StallScan | null {
  const years = observed.length;
  const shuffles = draws.length / years;
  const total = records.reduce((sum, n) => sum + n, 0);
  let before = 0;
  const candidates = [...records.keys()].filter((year) => {
    before += records[year]!;
    const inSpan = from + year >= span.from && from + year <= span.to;
    return inSpan && Math.min(before, total - before) >= RECORDS_EACH_SIDE;
  });
  const after = (series: Float64Array, start: number, year: number) => {
    let sum = 0;
    for (let i = year + 1; i < years; i++) sum += series[start + i]!;
    return sum;
  };

  const best = new Float64Array(shuffles).fill(-Infinity);
  const top = { year: -1, score: -Infinity };
  for (const year of candidates) {
    const sums = Float64Array.from({ length: shuffles }, (_, i) => after(draws, i * years, year));
    const mean = sums.reduce((sum, x) => sum + x, 0) / shuffles;
    const sd = Math.sqrt(sums.reduce((sum, x) => sum + (x - mean) ** 2, 0) / shuffles);
    if (!(sd > 1e-9 * (1 + mean))) continue;
    const score = (mean - after(observed, 0, year)) / sd;
    if (score > top.score + 1e-9) Object.assign(top, { year, score });
    sums.forEach((sum, i) => {
      best[i] = Math.max(best[i]!, (mean - sum) / sd);
    });
  }
  if (top.year < 0) return null;
  const p = pValues(top.score, best).faster;
  const score = roundScore(top.score);
  return { lastYear: from + top.year, score, p, found: p <= SCAN_LEVEL };
}
