import type { SeriesKind } from '../record/model';
import type { Counts } from './counts';

/** A version of the data: the records that it brought, and what all its records answer. */
export interface DataVersion {
  /** `2026-11-30.e588cf64`: a day, and a hash of what the files say. */
  version: string;
  /** How many records; null where a record was taken out later, of which no more than its id is known. */
  records: number | null;
  /** New records of what was held after the day of the version before. */
  happened: string[];
  /** New records of what was held earlier. */
  learned: string[];
  changed: string[];
  removed: string[];
  /** By the standard rule and today's method, for each kind that has a record; null as for `records`. */
  counts: (Pick<Counts, 'before' | 'since'> & { kind: SeriesKind })[] | null;
}
