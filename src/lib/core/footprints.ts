import { checkRadius } from './cells';
import { cellKm2 } from './grid';
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

export function occupancyOfTraces(traces: readonly Trace[], radiusKm: number): Footprints {
  checkRadius(radiusKm);
  const numbers = new Set<number>();
  for (const trace of traces) for (const cell of trace.cells(radiusKm)) numbers.add(cell);
  const cells = Uint32Array.from(numbers).sort();
  const indexOf = new Map<number, number>();
  cells.forEach((cell, index) => indexOf.set(cell, index));
  return {
    cells,
    cellKm2: Float64Array.from(cells, cellKm2),
    records: traces.map((trace) => ({
      id: trace.id,
      kind: trace.kind,
      years: trace.years,
      cells: trace.cells(radiusKm).map((cell) => indexOf.get(cell)!),
    })),
  };
}
