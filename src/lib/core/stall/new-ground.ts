import type { CellClasses } from '../reach/cell-classes';
import type { Slots } from './null-model';

/**
 * Ground gained in each year, km², as a function of the arrangement; what is gained before `from`, the
 * first year of the answer, counts as gained, in no year.
 */
export function newGroundCounter(classes: CellClasses, slots: Slots, from: number) {
  const seen = new Uint32Array(classes.km2.length);
  let stamp = 0;
  return (recordAt: Uint32Array, byYear: Float64Array): void => {
    stamp++;
    byYear.fill(0);
    for (let slot = 0; slot < recordAt.length; slot++) {
      const year = slots.first[slot]! - from;
      for (const cell of classes.ofRecord[recordAt[slot]!]!) {
        if (seen[cell] === stamp) continue;
        seen[cell] = stamp;
        if (year >= 0 && year < byYear.length) byYear[year]! += classes.km2[cell]!;
      }
    }
  };
}
