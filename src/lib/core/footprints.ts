import { checkRadius } from './cells';
import { NUMBERS, cellKm2 } from './grid';
import type { ReachRecord } from './model';
import type { Occupancy } from './occupancy';
import { traceOf, type PlaceSettings, type RegionAt, type Trace } from './trace';

/** The occupancy table together with the H3 cell behind each index. */
export interface Footprints extends Occupancy {
  /** Cell numbers of grid.ts by cell index, ascending. */
  cells: Uint32Array;
}

/** Occupancy of records under the settings, in the order given. Throws InputError for a bad radius. */
export function occupancyOf(
  records: readonly ReachRecord[],
  settings: PlaceSettings & { radiusKm: number },
  regionAt?: RegionAt,
): Footprints {
  const traces = records.map((record) => traceOf(record, settings, regionAt));
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
    for (const cell of own) {
      if (listed[cell] === table) continue;
      listed[cell] = table;
      numbers.push(cell);
    }
  }
  const cells = new Uint32Array(numbers).sort();
  for (let index = 0; index < cells.length; index++) indexOf[cells[index]!] = index;
  // One buffer for all: a hundred thousand small ones would keep the memory manager busy.
  const indices = new Uint32Array(total);
  let filled = 0;
  return {
    cells,
    cellKm2: Float64Array.from(cells, cellKm2),
    records: traces.map((trace) => {
      const start = filled;
      for (const cell of trace.cells(radiusKm)) indices[filled++] = indexOf[cell]!;
      const { id, kind, years } = trace;
      return { id, kind, years, cells: indices.subarray(start, filled) };
    }),
  };
}
