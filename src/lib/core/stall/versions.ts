import type { SeriesKind } from '../record/model';
import type { Counts } from './counts';

export interface DataVersion {
  /** `2026-11-30.e588cf64`: a day, and a hash of the files' content. */
  version: string;
  /** Null if a record was removed later: only its id is known. */
  records: number | null;
  /** New records held after the day of the previous version. */
  happened: string[];
  /** New records of what was held earlier. */
  learned: string[];
  changed: string[];
  removed: string[];
  /** By the standard rule and today's method, per kind with a record; null as for `records`. */
  counts: (Pick<Counts, 'before' | 'since'> & { kind: SeriesKind })[] | null;
}
