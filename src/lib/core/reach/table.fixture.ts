import type { Occupancy } from './occupancy';

/** A table from lists of cells: [year, cells, kind?]. Every cell has 1 km². */
export function table(
  rows: [year: number | number[], cells: number[], kind?: 'patrol'][],
): Occupancy {
  return {
    cellKm2: new Float64Array(100).fill(1),
    records: rows.map(([years, cells, kind = undefined], i) => ({
      id: `r${String(i).padStart(3, '0')}`,
      kind: kind ?? 'exercise',
      years: [years].flat(),
      cells: Uint32Array.from(cells),
    })),
  };
}
