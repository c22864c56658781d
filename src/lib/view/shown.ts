import type { IndexRecord } from './atlas-index';
import type { ReachChoices } from '$lib/core/reach/dataset';
import { admits, type RecordFilter, type Rule } from '$lib/core/record/rules';
import { inOrder, yearOf } from '$lib/core/record/time';
import { touchesRegion } from '$lib/core/record/record';
import type { ReachRecord } from '$lib/core/record/schema';
import { NO_FILTERS, type View } from './view';

const LISTS = ['kinds', 'domains', 'frameworks', 'practices', 'partners'] as const;

/** The filters that the reader has set. */
export function choicesOf(view: Pick<View, (typeof LISTS)[number]>): RecordFilter {
  const changed = LISTS.filter((name) => String(view[name]) !== String(NO_FILTERS[name]));
  return Object.fromEntries(changed.map((name) => [name, view[name]]));
}

/** The choices of a view that the engine needs. */
export function reachChoices(view: View): Partial<ReachChoices> {
  const { rule, region, precise, staging, newPlaceKm } = view;
  return { rule, where: choicesOf(view), region, precise, staging, newPlaceKm };
}

/** The records of all years that rule, filters and region leave, in order of time. */
export function filterRecords<T extends ReachRecord>(
  records: readonly T[],
  view: View,
  rules: readonly Rule[],
): T[] {
  const rule = rules.find(({ id }) => id === view.rule)?.where ?? {};
  const choices = choicesOf(view);
  const filtered = records.filter(
    (record) =>
      admits(rule, record) &&
      admits(choices, record) &&
      (view.region === null || touchesRegion(record, view.region, view.staging)),
  );
  return inOrder(filtered);
}

export function overlaps(
  record: Pick<IndexRecord, 'start' | 'end'>,
  { from, to }: Pick<View, 'from' | 'to'>,
): boolean {
  return yearOf(record.start) <= to && yearOf(record.end) >= from;
}
