import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spread-labels';

const near = (actual: number[], expected: number[]) =>
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 9));

describe('spreadLabels', () => {
  it('leaves labels that do not touch where they want to be', () => {
    near(spreadLabels([10, 50, 90], 15, 0, 100), [10, 50, 90]);
  });

  it('moves two that touch apart by the same way', () => {
    near(spreadLabels([50, 50], 20, 0, 100), [40, 60]);
    near(spreadLabels([60, 50], 20, 0, 100), [65, 45]);
  });

  it('keeps a heap inside the ends', () => {
    near(spreadLabels([98, 99, 100], 15, 0, 100), [70, 85, 100]);
    near(spreadLabels([0, 0], 15, 0, 100), [0, 15]);
  });

  it('spaces evenly what cannot fit', () => {
    near(spreadLabels([5, 5, 5], 80, 0, 100), [0, 50, 100]);
  });

  it('always keeps order, distance and ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 8 }),
        (ys) => {
          const placed = spreadLabels(ys, 15, 0, 200);
          const order = ys.map((_, i) => i).toSorted((a, b) => (ys[a] ?? 0) - (ys[b] ?? 0));
          order.forEach((index, place) => {
            const at = placed[index] ?? NaN;
            expect(at).toBeGreaterThanOrEqual(-1e-9);
            expect(at).toBeLessThanOrEqual(200 + 1e-9);
            const before = order[place - 1];
            if (before !== undefined)
              expect(at - (placed[before] ?? NaN)).toBeGreaterThan(15 - 1e-6);
          });
        },
      ),
    );
  });
});
