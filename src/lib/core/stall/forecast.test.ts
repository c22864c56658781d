import { range, sum } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { newAhead, urnsAfter, type Urn } from './forecast';

const mean = (chances: readonly number[]) => sum(chances, (p, hits) => p * hits);
const urnOf = (theta: number, discount = 0): Urn[] => [{ theta, discount, weight: 1 }];

describe('an urn', () => {
  it('of known θ has Σ θ / (θ + n + i) of the next records at a new place (Ewens)', () => {
    for (const [theta, records, n] of [
      [3, 25, 17],
      [0.5, 5, 8],
      [40, 10, 30],
    ] as const) {
      const chances = newAhead(urnOf(theta), { records, places: 4 }, n);
      expect(sum(chances)).toBeCloseTo(1, 12);
      const expected = sum(range(n), (i) => theta / (theta + records + i));
      expect(mean(chances)).toBeCloseTo(expected, 10);
      // None: each returns.
      const none = range(n).reduce((p, i) => p * (1 - theta / (theta + records + i)), 1);
      expect(chances[0]).toBeCloseTo(none, 12);
    }
  });

  it('of a discount d has ((θ + n)ₘ₊d / (θ + n)ₘ − 1) · (k + θ / d) of them (Pitman)', () => {
    const [theta, d, records, places, n] = [2, 0.5, 20, 8, 12];
    const rise = range(n).reduce(
      (p, i) => (p * (theta + d + records + i)) / (theta + records + i),
      1,
    );
    const chances = newAhead(urnOf(theta, d), { records, places }, n);
    expect(mean(chances)).toBeCloseTo((rise - 1) * (places + theta / d), 10);
  });
});

describe('what is known of θ', () => {
  it('is weighed by θ^k / (θ (θ + 1) … (θ + n − 1)), a sufficient count (Ewens)', () => {
    const urns = urnsAfter({ records: 6, places: 3 });
    expect(sum(urns, ({ weight }) => weight)).toBeCloseTo(1, 12);
    const likelihood = (t: number) => t ** 3 / range(6).reduce((p, i) => p * (t + i), 1);
    const [a, b] = [urns[20]!, urns[50]!];
    expect(a.theta).toBeCloseTo(1, 12);
    expect(a.weight / b.weight).toBeCloseTo(likelihood(a.theta) / likelihood(b.theta), 10);
  });

  it('with a discount is weighed by how the records lie, too: many alone speak for one', () => {
    const meanDiscount = (held: readonly number[]) =>
      sum(
        urnsAfter({ records: sum(held), places: held.length }, held),
        (u) => u.weight * u.discount,
      );
    expect(meanDiscount([30, 1, 1, 1, 1, 1, 1, 1])).toBeGreaterThan(
      meanDiscount([5, 5, 5, 5, 4, 4, 4, 5]),
    );
  });

  it('is little where all or none were alone', () => {
    const ahead = (places: number) =>
      mean(newAhead(urnsAfter({ records: 20, places }), { records: 20, places }, 10));
    expect(ahead(20)).toBeGreaterThan(8);
    expect(ahead(1)).toBeLessThan(1);
  });
});
