import { reachKind, type ReachKind, type ReachRecord } from '$lib/core/record/model';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { overlaps } from '$lib/view/shown';

export type DatedRecord = Pick<ReachRecord, 'kind' | 'start' | 'end'>;

export interface YearBin {
  year: number;
  total: number;
  counts: Record<ReachKind, number>;
}

/**
 * Records of each year of the axis by kind of reach, empty years included. A record belongs to every
 * year it overlaps; years outside the axis are not counted.
 */
export const binByYear = (records: readonly DatedRecord[], axis: YearSpan): YearBin[] =>
  yearsOf(axis).map((year) => {
    const here = records.filter((record) => overlaps(record, { from: year, to: year }));
    const patrol = here.filter(({ kind }) => reachKind(kind) === 'patrol').length;
    return { year, total: here.length, counts: { exercise: here.length - patrol, patrol } };
  });

/** Records that overlap the years from..to: each once, however many years it spans. */
export const countBetween = (records: readonly DatedRecord[], from: number, to: number): number =>
  records.filter((record) => overlaps(record, { from, to })).length;

/** The top of the count axis: at least 4, so that one record never looks like a flood. */
export const binCeiling = (bins: readonly YearBin[]): number =>
  bins.reduce((most, { total }) => Math.max(most, total), 4);

export const BARS_PX = 40;

/** Height of one record: whole pixels, so that blocks can be counted, while they are that large. */
export function unitPx(ceiling: number): number {
  const exact = Math.min(BARS_PX / ceiling, 5);
  return exact >= 3 ? Math.floor(exact) : exact;
}
