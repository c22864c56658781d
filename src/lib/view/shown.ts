import type { Candidate } from './atlas-index';
import type { ReachChoices } from '#core/reach/dataset';
import { countedBy } from '#core/answer/scope';
import type { RecordFilter, Rule } from '#core/record/rules';
import { inOrder, yearOf, type YearSpan } from '#core/record/time';
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

/** Whether what the engine needs is the same. */
export function sameChoices(...both: [ViewChoices, ViewChoices]) {
  const [ours, theirs] = both.map(({ where, ...others }) =>
    Object.entries({ ...others, ...where }),
  );
  const isAlike = ([name, value]: [string, unknown], i: number) =>
    theirs![i]?.[0] === name && String(theirs![i]?.[1]) === String(value);
  return ours!.length === theirs!.length && ours!.every(isAlike);
}

/** Of all years, by date. */
export const filterRecords = <R extends ReachRecord>(
  records: readonly R[],
  choices: ViewChoices,
  rules: readonly Rule[],
) => inOrder(countedBy(records, rules, choices).records);

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
