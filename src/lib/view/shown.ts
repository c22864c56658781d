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

/** Of all years up to one, the map shows these last in full. */
export const RECENT_YEARS = 3;

/**
 * What the map shows in full: the shown records; of all years up to one those of the last three and the
 * selected one. There the earlier ones are drawn as quietly as the years before the shown ones.
 */
export function foregroundRecords<T extends Pick<IndexRecord, 'start' | 'end' | 'id'>>(
  filtered: readonly T[],
  { mode, from, to }: Pick<View, 'mode' | 'from' | 'to'>,
  selected?: string,
): T[] {
  const span = { from: mode === 'cumulative' ? to - RECENT_YEARS + 1 : from, to };
  return filtered.filter(
    (record) =>
      overlaps(record, { from, to }) && (record.id === selected || overlaps(record, span)),
  );
}

/** Records before those in the foreground with their age in years, youngest first. */
export function earlierRecords<T extends Pick<IndexRecord, 'start' | 'end'>>(
  filtered: readonly T[],
  { mode, from, to, ghosts }: Pick<View, 'mode' | 'from' | 'to' | 'ghosts'>,
): { record: T; age: number }[] {
  const isTotal = mode === 'cumulative';
  const first = isTotal ? to - RECENT_YEARS + 1 : from;
  const oldest = isTotal || ghosts === 'all' ? Infinity : Number(ghosts) || 0;
  return filtered
    .map((record) => ({ record, age: first - Number(record.end.slice(0, 4)) }))
    .filter(({ age }) => age >= 1 && age <= oldest)
    .sort((a, b) => a.age - b.age);
}
