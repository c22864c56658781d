import type { Occupancy } from '../reach/select';
import type { Slots } from './null-model';

/**
 * Ground gained in each year, km², as a function of the arrangement; what is gained before `from`, the
 * first year of the answer, counts as gained, in no year.
 */
export function newGroundCounter({ cellKm2, records }: Occupancy, slots: Slots, from: number) {
  const seen = new Uint32Array(cellKm2.length);
  let stamp = 0;
  return (recordAt: Uint32Array, byYear: Float64Array): void => {
    stamp++;
    byYear.fill(0);
    for (let slot = 0; slot < recordAt.length; slot++) {
      const year = slots.first[slot]! - from;
      for (const cell of records[recordAt[slot]!]!.cells) {
        if (seen[cell] === stamp) continue;
        seen[cell] = stamp;
        if (year >= 0 && year < byYear.length) byYear[year]! += cellKm2[cell]!;
      }
    }
  };
}
