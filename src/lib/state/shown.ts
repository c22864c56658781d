import type { IndexRecord } from '$lib/data/atlas-index';
import type { Ghosts, View } from './view';

/** Which records a view shows, and which stay visible as earlier years. Pure. */

/** Calendar years that a record's [start, end] overlaps. */
export function yearsOf(record: Pick<IndexRecord, 'start' | 'end'>): number[] {
  const first = Number(record.start.slice(0, 4));
  const last = Number(record.end.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

export function overlaps(
  record: Pick<IndexRecord, 'start' | 'end'>,
  { from, to }: Pick<View, 'from' | 'to'>,
): boolean {
  return Number(record.start.slice(0, 4)) <= to && Number(record.end.slice(0, 4)) >= from;
}

/** Records of the shown years, in order of date. */
export function shownRecords<T extends Pick<IndexRecord, 'start' | 'end' | 'id'>>(
  filtered: readonly T[],
  view: Pick<View, 'from' | 'to'>,
): T[] {
  return filtered
    .filter((record) => overlaps(record, view))
    .sort((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
}

const REACH_BACK: Record<Ghosts, number> = {
  none: 0,
  '1': 1,
  '2': 2,
  '3': 3,
  '5': 5,
  all: Number.POSITIVE_INFINITY,
};

/** Records of earlier years with their age in years, youngest first. */
export function ghostRecords<T extends Pick<IndexRecord, 'start' | 'end'>>(
  filtered: readonly T[],
  view: Pick<View, 'from' | 'ghosts'>,
): { record: T; age: number }[] {
  return filtered
    .map((record) => ({ record, age: view.from - Number(record.end.slice(0, 4)) }))
    .filter(({ age }) => age >= 1 && age <= REACH_BACK[view.ghosts])
    .sort((a, b) => a.age - b.age);
}
