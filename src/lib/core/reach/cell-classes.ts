import type { Occupancy } from './occupancy';

/**
 * Cells occupied by the same records are one class with their summed area: the shipped data have some
 * 20,000 occupied cells but only a few hundred classes, which makes a thousand shuffles cheap.
 */
export interface CellClasses {
  km2: Float64Array;
  /** Classes of each record, in the order of `Occupancy.records`. */
  ofRecord: Uint32Array[];
}

export function cellClasses({ cellKm2, records }: Occupancy): CellClasses {
  const occupants: number[][] = Array.from(cellKm2, () => []);
  records.forEach(({ cells }, record) => {
    for (const cell of cells) occupants[cell]!.push(record);
  });
  const classes = new Map<string, number>();
  const km2: number[] = [];
  const ofRecord: number[][] = records.map(() => []);
  occupants.forEach((occupying, cell) => {
    if (occupying.length === 0) return;
    const key = occupying.join();
    let index = classes.get(key);
    if (index === undefined) {
      classes.set(key, (index = km2.push(0) - 1));
      for (const record of occupying) ofRecord[record]!.push(index);
    }
    km2[index]! += cellKm2[cell]!;
  });
  return {
    km2: Float64Array.from(km2),
    ofRecord: ofRecord.map((own) => Uint32Array.from(own)),
  };
}
