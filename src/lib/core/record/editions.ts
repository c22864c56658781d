import type { ReachRecord } from './model';

export interface Editions<Edition> {
  number: number;
  of: number;
  earlier: Edition | null;
  later: Edition | null;
}

/** The record must be among the records. Two of one day are in order of id. */
export function editionsOf<Edition extends Pick<ReachRecord, 'id' | 'series' | 'start'>>(
  records: readonly Edition[],
  { id, series }: Pick<Edition, 'id' | 'series'>,
): Editions<Edition> {
  const all = records
    .filter((other) => other.series === series)
    .sort((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
  const i = all.findIndex((other) => other.id === id);
  return {
    number: i + 1,
    of: all.length,
    earlier: all[i - 1] ?? null,
    later: all[i + 1] ?? null,
  };
}
