import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Running } from './running';
import { yearsOf } from '../record/time';

describe('running sums', () => {
  const year = fc.integer({ min: 2003, max: 2010 });
  const span = fc.tuple(year, year).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

  it('hold each year of the span once, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const running = new Running(
          (): number[] => [],
          (years, added) => years.push(added),
        );
        for (const asked of spans) expect(running.of(asked)).toEqual(yearsOf(asked));
      }),
    );
  });

  it('of totals add each year once', () => {
    const added: number[] = [];
    const running = new Running(
      () => added,
      (_, one) => added.push(one),
    );
    for (const to of [2003, 2004, 2006]) running.of({ from: 2003, to });
    expect(added).toEqual([2003, 2004, 2005, 2006]);
  });
});
