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
  table++;
  for (const trace of traces) {
    for (const cell of trace.cells(radiusKm)) {
      if (listed[cell] === table) continue;
      listed[cell] = table;
      numbers.push(cell);
    }
  }
  const cells = new Uint32Array(numbers).sort();
  for (let index = 0; index < cells.length; index++) indexOf[cells[index]!] = index;
  return {
    cells,
    cellKm2: Float64Array.from(cells, cellKm2),
    records: traces.map((trace) => ({
      id: trace.id,
      kind: trace.kind,
      years: trace.years,
      cells: indexed(trace.cells(radiusKm)),
    })),
  };
}

function indexed(numbers: Uint32Array): Uint32Array {
  const indices = new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) indices[i] = indexOf[numbers[i]!]!;
  return indices;
}
