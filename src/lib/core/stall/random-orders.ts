import { range } from 'd3-array';
import { shuffle, type Random } from '../statistics/random';

/**
 * What is found in random orders of the same records.
 *
 * @param records how many there are
 * @param movable the slots whose records change places; the others keep theirs
 * @param look what is found in one order, of record indices
 */
export function inRandomOrders<Found>(
  records: number,
  movable: readonly number[],
  orders: number,
  random: Random,
  look: (order: readonly number[]) => Found,
): Found[] {
  const order = range(records);
  const moved = [...movable];
  return range(orders).map(() => {
    shuffle(moved, random);
    movable.forEach((slot, i) => {
      order[slot] = moved[i]!;
    });
    return look(order);
  });
}

/** The share in which something holds, the observed order among them, so that no p is 0 (Phipson & Smyth 2010). */
export function shareOf<Found>(found: readonly Found[], holds: (one: Found) => boolean): number {
  return (1 + found.filter(holds).length) / (1 + found.length);
}
