import type { Candidate } from './atlas-index';
import type { ReachChoices } from '#core/reach/dataset';
import { admittedBy, type RecordFilter, type Rule } from '#core/record/rules';
import { inOrder, yearOf, type YearSpan } from '#core/record/time';
import { touchesRegion } from '#core/record/record';
import type { ReachRecord } from '#core/record/schema';
import { narrowing, NO_LISTS, type View } from './view';

export function choicesOf(view: Partial<typeof NO_LISTS>): RecordFilter {
  const chosen = narrowing({ ...NO_LISTS, ...view }, NO_LISTS);
  return Object.fromEntries(chosen.map((name) => [name, view[name]]));
}

export type ViewChoices = Omit<ReachChoices, keyof YearSpan>;

/** What the engine needs of a view or a part of one. */
export function reachChoices(view: View): ViewChoices;
export function reachChoices(view: Partial<View>): Partial<ViewChoices>;
export function reachChoices(view: Partial<View>) {
  const { rule, region, precise, staging, newPlaceKm } = view;
  return { rule, where: choicesOf(view), region, precise, staging, newPlaceKm };
}

/** Of all years, by date. */
export function filterRecords<T extends ReachRecord>(
  records: readonly T[],
  { rule, where, region, staging }: ViewChoices,
  rules: readonly Rule[],
): T[] {
  const ruled = rules.find(({ id }) => id === rule)!.where;
  const admitted = admittedBy(where, admittedBy(ruled, records));
  return inOrder(
    admitted.filter((record) => region === null || touchesRegion(record, region, staging)),
  );
}

export function overlaps(record: Pick<ReachRecord, 'start' | 'end'>, { from, to }: YearSpan) {
  return yearOf(record.start) <= to && yearOf(record.end) >= from;
}

export const candidatesIn = (candidates: readonly Candidate[], years: YearSpan) =>
  candidates.filter(({ record }) => overlaps(record, years));

/** Those with a status. What may be new is no more than perhaps new. */
export function candidateCounts(candidates: readonly Candidate[], years: YearSpan) {
  const admitted = candidatesIn(candidates, years).filter(({ status }) => status !== null);
  const perhapsNew = admitted.filter(({ status }) => status !== 'return').length;
  return { count: admitted.length, perhapsNew };
}
