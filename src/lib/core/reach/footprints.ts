import { checkRadius } from './cells';
import { NUMBERS, cellKm2 as areaOf } from './grid';
import type { ReachRecord } from '../record/model';
import type { Occupancy } from './occupancy';
import { Trace, type PlaceSettings } from './trace';

/** The occupancy table together with the H3 cell behind each index. */
export interface Footprints extends Occupancy {
  /** Cell numbers of grid.ts by cell index, ascending. */
  cells: Uint32Array;
}

/** Occupancy of records under the settings, in the order given. Throws InputError for a bad radius. */
export function occupancyOf(
  records: readonly ReachRecord[],
  settings: PlaceSettings & { radiusKm: number },
): Footprints {
  const traces = records.map((record) => new Trace(record, settings));
  return occupancyOfTraces(traces, settings.radiusKm);
}

// Marks and indices by cell number, overwritten by each table: far faster than sets and maps.
const listed = new Uint32Array(NUMBERS);
const indexOf = new Uint32Array(NUMBERS);
let table = 0;

export function occupancyOfTraces(traces: readonly Trace[], radiusKm: number): Footprints {
  checkRadius(radiusKm);
  const numbers: number[] = [];
  let total = 0;
  table++;
  for (const trace of traces) {
    const own = trace.cells(radiusKm);
    total += own.length;
    for (let i = 0; i < own.length; i++) {
      const cell = own[i]!;
      if (listed[cell] === table) continue;
      listed[cell] = table;
      numbers.push(cell);
    }
  }
  const cells = new Uint32Array(numbers).sort();
  const cellKm2 = new Float64Array(cells.length);
  for (let index = 0; index < cells.length; index++) {
    indexOf[cells[index]!] = index;
    cellKm2[index] = areaOf(cells[index]!);
  }
  // One buffer for all: a hundred thousand small ones would keep the memory manager busy.
  const indices = new Uint32Array(total);
  let filled = 0;
  return {
    cells,
    cellKm2,
    records: traces.map((trace) => {
      const { id, kind, years } = trace;
      const own = trace.cells(radiusKm);
      const start = filled;
      for (let i = 0; i < own.length; i++) indices[filled++] = indexOf[own[i]!]!;
      return { id, kind, years, cells: indices.subarray(start, filled) };
    }),
  };
}
