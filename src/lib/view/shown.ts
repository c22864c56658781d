import type { IndexRecord } from './atlas-index';
import type { ReachChoices } from '$lib/core/reach/dataset';
import { admits, type RecordFilter, type Rule } from '$lib/core/record/rules';
import { inOrder } from '$lib/core/record/time';
import { touchesRegion, type ReachRecord } from '$lib/core/record/model';
import { NO_FILTERS, type View } from './view';

/** Which records a view shows, and which stay visible as earlier years. Pure. */

const LISTS = ['kinds', 'domains', 'frameworks', 'practices', 'partners'] as const;

/** The reader's own narrowing, beside the rule. */
export function choicesOf(view: View): RecordFilter {
  const narrowed = LISTS.filter((name) => String(view[name]) !== String(NO_FILTERS[name]));
  return Object.fromEntries(narrowed.map((name) => [name, view[name]]));
}

/** All choices of a view, as a question to the engine has them. */
export function reachChoices(view: View): Partial<ReachChoices> {
  const { rule, region, precise, staging, radiusKm, newPlaceKm } = view;
  return { rule, where: choicesOf(view), region, precise, staging, radiusKm, newPlaceKm };
}

/** Records that rule, filters and region leave, over all years, in order of date. */
export function filterRecords<T extends ReachRecord>(
  records: readonly T[],
  view: View,
  rules: readonly Rule[],
): T[] {
  const rule = rules.find(({ id }) => id === view.rule)?.where ?? {};
  const choices = choicesOf(view);
  const left = records.filter(
    (record) =>
      admits(rule, record) &&
      admits(choices, record) &&
      (view.region === null || touchesRegion(record, view.region, view.staging)),
  );
  return inOrder(left);
}

export function overlaps(
  record: Pick<IndexRecord, 'start' | 'end'>,
  { from, to }: Pick<View, 'from' | 'to'>,
): boolean {
  return Number(record.start.slice(0, 4)) <= to && Number(record.end.slice(0, 4)) >= from;
}
