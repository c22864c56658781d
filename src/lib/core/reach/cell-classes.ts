import type { Occupancy } from './occupancy';

/**
 * Cells occupied by exactly the same records share one fate in every statistic of this atlas, so
 * they are kept as one class with their summed area. The shipped data have some 20,000 occupied
 * cells but only a few hundred classes, which is what makes a thousand shuffles cheap.
 */
export interface CellClasses {
  /** Area of each class, km². */
  km2: Float64Array;
  /** Classes of each record, in the order of `Occupancy.records`. */
  ofRecord: Uint32Array[];
}

/** Groups occupied cells by the set of records that occupy them, in one pass over all footprints. */
export function cellClasses(occupancy: Occupancy): CellClasses {
  const { cellKm2, records } = occupancy;
  // Partition refinement: class 0 is "no record yet"; every record splits the classes it meets.
  const classOf = new Uint32Array(cellKm2.length);
  const parent: number[] = [-1];
  const addedBy: number[] = [-1];
  records.forEach(({ cells }, record) => {
    const split = new Map<number, number>();
    for (const cell of cells) {
      const before = classOf[cell];
      if (before === undefined) {
        throw new RangeError(
          `record ${records[record]?.id}: cell ${cell} is not among the ${cellKm2.length} cells of the table`,
        );
      }
      let after = split.get(before);
      if (after === undefined) {
        after = parent.push(before) - 1;
        addedBy.push(record);
        split.set(before, after);
      }
      classOf[cell] = after;
    }
  });

  const number = new Int32Array(parent.length).fill(-1);
  const km2: number[] = [];
  const ofRecord: number[][] = records.map(() => []);
  classOf.forEach((node, cell) => {
    if (node === 0) return;
    let index = number[node]!;
    if (index < 0) {
      index = km2.push(0) - 1;
      number[node] = index;
      for (let at = node; at > 0; at = parent[at]!) {
        ofRecord[addedBy[at]!]!.push(index);
      }
    }
    km2[index]! += cellKm2[cell]!;
  });
  return {
    km2: Float64Array.from(km2),
    ofRecord: ofRecord.map((classes) => Uint32Array.from(classes)),
  };
}
