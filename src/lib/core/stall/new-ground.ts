import type { CellClasses } from '../reach/cell-classes';
import type { Slots } from './null-model';

/**
 * Ground gained in each year, km²: area of cells that no record of an earlier year occupied. A
 * function of the arrangement, so that the observed order and the shuffles go one way.
 *
 * @param from first year of the answer; ground gained before it counts as gained, in no year
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

/**
 * Mean of the new ground of a period over *all* shuffles, km², in closed form: ground occupied by k
 * of n records is first reached in the period when none of the k falls in the `before` slots ahead
 * of it and not all miss the `during` slots of it (hypergeometric). For tests and captions; every
 * record must be free to move.
 */
export function expectedNewGround(
  classes: CellClasses,
  n: number,
  before: number,
  during: number,
): number {
  // C(n - m, k) / C(n, k): no one of k records among m of n slots.
  const missed = (k: number, m: number) => {
    let chance = 1;
    for (let i = 0; i < k; i++) chance *= Math.max(0, n - m - i) / (n - i);
    return chance;
  };
  let sum = 0;
  classes.km2.forEach((km2, cell) => {
    const k = classes.occupants[cell]!;
    sum += km2 * (missed(k, before) - missed(k, before + during));
  });
  return sum;
}
