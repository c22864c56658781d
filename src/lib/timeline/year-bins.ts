import { REACH_KINDS, reachKind, type Kind, type ReachKind } from '$lib/core/record/model';
import { yearOf, yearsOverlapped } from '$lib/core/record/time';
import type { YearAxis } from './chosen-years';

/** What counting needs of a record. */
export interface DatedRecord {
  kind: Kind;
  /** ISO dates, start <= end. */
  start: string;
  end: string;
}

export interface YearBin {
  year: number;
  total: number;
  counts: Record<ReachKind, number>;
}

/**
 * Records of each year of the axis by kind of reach, empty years included. A record belongs to every
 * year it overlaps; years outside the axis are not counted.
 */
export function binByYear(records: readonly DatedRecord[], { first, last }: YearAxis): YearBin[] {
  const bins: YearBin[] = [];
  for (let year = first; year <= last; year++) bins.push({ year, total: 0, counts: noCounts() });
  for (const record of records) {
    for (const year of yearsOverlapped(record)) {
      const bin = bins[year - first];
      if (!bin) continue;
      bin.total += 1;
      bin.counts[reachKind(record.kind)] += 1;
    }
  }
  return bins;
}

/** Records that overlap the years from..to: each once, however many years it spans. */
export function countBetween(records: readonly DatedRecord[], from: number, to: number): number {
  return records.filter(({ start, end }) => yearOf(start) <= to && yearOf(end) >= from).length;
}

/**
 * The top of the count axis: at least 4, so that one record never looks like a flood. The reader's own
 * records stand on top of ours.
 */
export function binCeiling(bins: readonly YearBin[], own: readonly YearBin[] = []): number {
  return bins.reduce((most, { total }, i) => Math.max(most, total + (own[i]?.total ?? 0)), 4);
}

function noCounts(): Record<ReachKind, number> {
  return Object.fromEntries(REACH_KINDS.map((kind) => [kind, 0])) as Record<ReachKind, number>;
}

/** Height of the bars, px. */
export const BARS_PX = 40;

/** Height of one record: whole pixels, so that blocks can be counted, while they are that large. */
export function unitPx(ceiling: number): number {
  const exact = Math.min(BARS_PX / ceiling, 5);
  return exact >= 3 ? Math.floor(exact) : exact;
}
