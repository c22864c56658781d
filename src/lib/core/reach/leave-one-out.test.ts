import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largest, mostInfluential } from './leave-one-out';

describe('the largest change', () => {
  it('counts by its size, up or down', () => {
    expect(
      mostInfluential([
        ['a', 1],
        ['b', -3],
        ['c', 2],
      ]),
    ).toEqual({ recordId: 'b', change: -3 });
  });

  it('is the first of equals, also where they differ by less than rounding', () => {
    expect(
      mostInfluential([
        ['a', 2],
        ['b', -2],
        ['c', 2 + 1e-9],
      ])?.recordId,
    ).toBe('a');
  });

  it('is of no record when none matters', () => {
    expect(mostInfluential([])).toBeUndefined();
    expect(
      mostInfluential([
        ['a', 0],
        ['b', 1e-9],
      ]),
    ).toBeUndefined();
  });
});

describe('a maximum', () => {
  const source = fc.record({ km: fc.integer({ min: 0, max: 50 }) });
  const items = fc
    .array(source, { maxLength: 12 })
    .map((distances) => distances.map(({ km }, i) => ({ recordId: `r${i}`, km })));

  it('has the best and what is lost without it, as sorting finds them', () => {
    fc.assert(
      fc.property(items, (distances) => {
        const result = largest(distances, (distance) => distance);
        // Stable: the first of equals stays first.
        const [best, second] = distances.toSorted((a, b) => b.km - a.km);
        if (!best) {
          expect(result).toBeNull();
          return;
        }
        const loss = best.km - (second?.km ?? 0);
        const deciding = loss > 0 ? { recordId: best.recordId, change: -loss } : undefined;
        expect(result).toEqual({ best, deciding });
      }),
    );
  });

  it('leaves out sources that have no place, and is none without any', () => {
    expect(largest(['a'], () => null)).toBeNull();
    expect(largest(['a', 'b'], (id) => (id === 'a' ? null : { recordId: id, km: 0 }))).toEqual({
      best: { recordId: 'b', km: 0 },
      deciding: undefined,
    });
  });
});
