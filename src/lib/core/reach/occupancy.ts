import type { ReachKind } from '../record/model';

/**
 * Which records occupy which cells, in the form every statistic works on: cells are small integers
 * with an area, so set operations are loops over typed arrays.
 */
export interface Occupancy {
  /** Area of each cell, km², by cell index. */
  cellKm2: Float64Array;
  records: OccupiedRecord[];
}

export interface OccupiedRecord {
  id: string;
  kind: ReachKind;
  /** Every calendar year the record's [start, end] overlaps, ascending. */
  years: readonly number[];
  /** Cell indices, ascending, without duplicates. */
  cells: Uint32Array;
}
