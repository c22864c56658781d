import type { Cell } from './cells';
import type { MeasuredRecord } from './measured-record';
import type { ReachKind } from '../record/model';
import type { YearSpan } from '../record/time';

/** Which records occupy which cells; cells are small integers, so that set operations are loops. */
export interface Occupancy {
  cellKm2: Float64Array;
  records: OccupiedRecord[];
}

export interface OccupiedRecord {
  id: string;
  kind: ReachKind;
  /** Every calendar year the record's [start, end] overlaps, ascending. */
  years: readonly number[];
  cells: Uint32Array;
}

/** The occupancy together with the H3 cell behind each index. */
export interface Footprints extends Occupancy {
  cells: readonly Cell[];
}

/** Footprints of records in the order given; cells in the order in which they are first met. */
export function footprintsOf(records: readonly MeasuredRecord[], radiusKm: number): Footprints {
  const indices = new Map<Cell, number>();
  const occupied = records.map((record): OccupiedRecord => {
    const cells = Uint32Array.from(record.cells(radiusKm), (cell) => {
      const index = indices.get(cell) ?? indices.size;
      indices.set(cell, index);
      return index;
    });
    return { id: record.id, kind: record.kind, years: record.years, cells };
  });
  const cells = [...indices.keys()];
  return { cells, cellKm2: Float64Array.from(cells, ({ km2 }) => km2), records: occupied };
}

export function activeIn(
  { years }: Pick<OccupiedRecord, 'years'>,
  { from, to }: YearSpan,
): boolean {
  return years[0]! <= to && years.at(-1)! >= from;
}
