import fc from 'fast-check';
import { range } from 'd3-array';
import { expect, it } from 'vitest';
import { countNew, newAsObserved, randomOrders } from './random-orders';

/** The records near each place of each of n records, itself among them. */
const series = fc.integer({ min: 2, max: 40 }).chain((n) => {
  const others = fc.subarray(range(n));
  return fc.array(fc.array(others, { minLength: 1, maxLength: 3 }), { minLength: n, maxLength: n });
});

it('the records at a new place in each order are those that a walk through it finds', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 70 }), (near, orders) => {
      const slots = range(near.length);
      const shuffled = randomOrders(near.length, slots, { orders, seed: 7 });
      const groups = Uint8Array.from(slots);
      const words = Math.ceil(orders / 32);
      const counts = countNew(near, shuffled, groups);
      const told = range(orders).map((order) => slots.filter((slot) => counts[slot]![order]));
      // The last orders alone are the same.
      const last = countNew(near, shuffled, groups, [words - 1, words]);
      expect(last.map((own) => [...own])).toEqual(
        counts.map((own) => [...own.slice(32 * (words - 1))]),
      );
      for (const order of range(orders)) {
        const slotOf = (record: number) => shuffled.slotOf[record * orders + order]!;
        const walk = slots.toSorted((a, b) => slotOf(a) - slotOf(b));
        expect(walk.map(slotOf)).toEqual(slots);
        const newSlots = walk.flatMap((record, slot) => {
          const seen = new Set(walk.slice(0, slot));
          const isNew = near[record]!.some((others) => others.every((other) => !seen.has(other)));
          return slot > 0 && isNew ? [slot] : [];
        });
        expect(told[order]).toEqual(newSlots);
      }
      const observed: number[] = [];
      newAsObserved(near, (slot) => observed.push(slot));
      expect(observed).toEqual(
        slots.filter(
          (slot) => slot > 0 && near[slot]!.some((o) => o.every((other) => other >= slot)),
        ),
      );
    }),
  );
});

it('records that do not move keep their slots', () => {
  const { slotOf, orders } = randomOrders(5, [1, 3, 4], { orders: 50, seed: 1 });
  for (const record of [0, 2])
    expect(new Set(slotOf.subarray(record * orders, (record + 1) * orders))).toEqual(
      new Set([record]),
    );
});
