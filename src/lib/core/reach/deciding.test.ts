import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximum, mostChange } from './deciding';

describe('the largest change', () => {
  it('counts by its size, up or down', () => {
    expect(
      mostChange([
        ['a', 1],
        ['b', -3],
        ['c', 2],
      ]),
    ).toEqual({ recordId: 'b', change: -3 });
  });

  it('is the first of equals, also where they differ by less than rounding', () => {
    expect(
      mostChange([
        ['a', 2],
        ['b', -2],
        ['c', 2 + 1e-9],
      ])?.recordId,
    ).toBe('a');
  });

  it('is of no record when none matters', () => {
    expect(mostChange([])).toBeUndefined();
    expect(
      mostChange([
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
    .map((all) => all.map(({ km }, i) => ({ recordId: `r${i}`, km })));

  it('has the best and what is lost without it, as sorting finds them', () => {
    fc.assert(
      fc.property(items, (all) => {
        const found = maximum(all, (item) => item);
        // Stable: the first of equals stays first.
        const [best, second] = all.toSorted((a, b) => b.km - a.km);
        if (!best) {
          expect(found).toBeNull();
          return;
        }
        expect(found!.best).toEqual(best);
        const loss = best.km - (second?.km ?? 0);
        expect(found!.deciding).toEqual(
          loss > 0 ? { recordId: best.recordId, change: -loss } : undefined,
        );
      }),
    );
  });

  it('leaves out sources that have no place, and is none without any', () => {
    expect(maximum(['a'], () => null)).toBeNull();
    const found = maximum(['a', 'b'], (id) => (id === 'a' ? null : { recordId: id, km: 0 }));
    expect(found).toMatchObject({ best: { recordId: 'b' } });
    expect(found!.deciding).toBeUndefined();
  });
});
