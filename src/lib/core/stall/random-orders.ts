import { range } from 'd3-array';
import type { VisitSeries } from '../reach/new-places';
import { cached } from '../record/cached';
import { seededRandom, shuffle } from '../statistics/random';

/** Read 32 at a time: one bit per order says whether one record precedes another. */
export interface RandomOrders {
  orders: number;
  /** By record, then order: `slotOf[record * orders + order]`. */
  slotOf: Uint16Array;
  comesBefore: (record: number, other: number) => Int32Array;
}

/** Variations of a test, and series of equal length, share orders. */
const ordersByKey = new Map<string, RandomOrders>();
const MOST_KEPT = 8;

/** Seeded. Records outside `movable` keep their slots. */
export function randomOrders(
  records: number,
  movable: readonly number[],
  { orders, seed }: { orders: number; seed: number },
): RandomOrders {
  const moved = movable.length === records ? '' : movable.join();
  if (ordersByKey.size >= MOST_KEPT) ordersByKey.clear();
  return cached(ordersByKey, `${orders} ${seed} ${records} ${moved}`, () => {
    const random = seededRandom(seed);
    const slotOf = new Uint16Array(records * orders);
    range(records).forEach((record) => {
      slotOf.fill(record, record * orders, (record + 1) * orders);
    });
    const shuffled = [...movable];
    for (let order = 0; order < orders; order++) {
      shuffle(shuffled, random);
      movable.forEach((slot, i) => {
        slotOf[shuffled[i]! * orders + order] = slot;
      });
    }
    const bits: Int32Array[] = [];
    const bitsOf = (record: number, other: number) => {
      const before = new Int32Array(Math.ceil(orders / 32));
      const [a, b] = [record * orders, other * orders];
      // By sign: an unpredictable branch would take several times as long.
      for (let i = 0; i < orders; i++)
        before[i >> 5]! |= ((slotOf[a + i]! - slotOf[b + i]!) >>> 31) << (i & 31);
      return before;
    };
    const comesBefore = (record: number, other: number) =>
      (bits[record * records + other] ??= bitsOf(record, other));
    return { orders, slotOf, comesBefore };
  });
}

/** By record and place: the records within the limit of it, which include its own. */
export type Near = readonly (readonly (readonly number[])[])[];

/**
 * How many records are at a new place in each order, by the group of their slot; the first is in none.
 *
 * @param words which orders, by 32
 * @param onto counts of other records, written in place
 */
export function countNew(
  near: Near,
  { orders, slotOf, comesBefore }: RandomOrders,
  groupOf: Uint8Array,
  [from, to]: readonly [number, number] = [0, Math.ceil(orders / 32)],
  records: readonly number[] = range(near.length),
  onto?: Uint16Array[],
): Uint16Array[] {
  const size = Math.min(orders, 32 * to) - 32 * from;
  const counts = onto ?? range(1 + Math.max(...groupOf)).map(() => new Uint16Array(size));
  const isNew = new Int32Array(to - from);
  const isFirst = new Int32Array(to - from);
  for (const record of records) {
    isNew.fill(0);
    for (const others of near[record]!) {
      isFirst.fill(-1);
      for (const other of others) {
        if (other === record) continue;
        const before = comesBefore(record, other);
        for (let i = from; i < to; i++) isFirst[i - from]! &= before[i]!;
      }
      for (let i = 0; i < isNew.length; i++) isNew[i]! |= isFirst[i]!;
    }
    for (let word = 0; word < isNew.length; word++) {
      for (let bits = isNew[word]!; bits !== 0; bits &= bits - 1) {
        const i = 32 * word + 31 - Math.clz32(bits & -bits);
        const order = 32 * from + i;
        if (order >= orders) break;
        const slot = slotOf[record * orders + order]!;
        if (slot > 0) counts[groupOf[slot]!]![i]!++;
      }
    }
  }
  return counts;
}

export const newAsObserved = (near: Near, tell: (slot: number) => void) =>
  near.forEach((places, slot) => {
    if (slot > 0 && places.some((others) => others.every((other) => other >= slot))) tell(slot);
  });

/** Within the limit of each place; along a track mostly repeats. */
export const nearRecords = (
  { places }: Pick<VisitSeries, 'places'>,
  limitKm: number,
): number[][][] =>
  places.map((own) => {
    const distinct = new Map<string, number[]>();
    for (const { km } of own) {
      // Includes distances from records after the last of the series.
      const near = range(places.length).filter((other) => km[other]! <= limitKm);
      distinct.set(near.join(), near);
    }
    return [...distinct.values()];
  });

/** The observed order is one of them, so no p is 0 (Phipson & Smyth 2010). */
export const shareOfOrders = (held: number, orders: number) => (1 + held) / (1 + orders);

/** As `km` in visitsIn, written in place; infinite for the first. */
export function nearestEarlierKm(places: VisitSeries['places'], slots: readonly number[]) {
  const n = places.length;
  // Sorted by distance, the first earlier record is the nearest.
  const sorted = places.map((own) =>
    own.map(({ km }) => {
      const others = Uint16Array.from(range(n).sort((a, b) => km[a]! - km[b]!));
      return { others, km: Float64Array.from(others, (other) => km[other]!) };
    }),
  );
  const slotsNow = new Uint16Array(n);
  const recordAt = new Uint16Array(n);
  const result = new Float64Array(slots.length);
  return (slotOf: (record: number) => number) => {
    for (let record = 0; record < n; record++) {
      slotsNow[record] = slotOf(record);
      recordAt[slotsNow[record]!] = record;
    }
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!;
      let farthest = 0;
      for (const { others, km } of sorted[recordAt[slot]!]!) {
        let j = 0;
        while (j < n && slotsNow[others[j]!]! >= slot) j++;
        farthest = Math.max(farthest, j < n ? km[j]! : Infinity);
      }
      result[i] = farthest;
    }
    return result;
  };
}
