import { range } from 'd3-array';
import { shuffle, type Random } from '../statistics/random';

/**
 * Measures random orders of the same records.
 *
 * @param records how many there are
 * @param movable the slots whose records change places; the others keep theirs
 * @param measure of one order, as indices of records
 */
export function inRandomOrders<Result>(
  records: number,
  movable: readonly number[],
  orders: number,
  random: Random,
  measure: (order: readonly number[]) => Result,
): Result[] {
  const order = range(records);
  const moved = [...movable];
  return range(orders).map(() => {
    shuffle(moved, random);
    movable.forEach((slot, i) => {
      order[slot] = moved[i]!;
    });
    return measure(order);
  });
}

/** The share of results for which a condition holds; the observed order is one of them, so that no p is 0 (Phipson & Smyth 2010). */
export function shareOf<Result>(
  results: readonly Result[],
  holds: (result: Result) => boolean,
): number {
  return (1 + results.filter(holds).length) / (1 + results.length);
}

/** `k` hits among `n` records. */
interface Hits {
  k: number;
  n: number;
}

/** By how much the share of hits fell, in whole billionths, so that equal falls are equal. */
export const fallOf = ({ before, since }: { before: Hits; since: Hits }): number =>
  Math.round((before.k / before.n - since.k / since.n) * 1e9);
