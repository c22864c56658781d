import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonEffort, effortAdjusted, effortAdjustedAreas, missChance } from './effort';
import type { Occupancy } from './occupancy';

const span = { from: 2020, to: 2022 };

function table(rows: [year: number, cells: number[]][]): Occupancy {
  return {
    cellKm2: Float64Array.from({ length: 12 }, (_, cell) => cell + 1),
    records: rows.map(([year, cells], i) => ({
      id: `r${i}`,
      kind: 'exercise',
      years: [year],
      cells: Uint32Array.from(new Set(cells)).sort(),
    })),
  };
}

const anyTable = fc
  .array(
    fc.tuple(
      fc.integer({ min: 2020, max: 2022 }),
      fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((rows) => table(rows));

const area = ({ cellKm2 }: Occupancy, cells: Iterable<number>) =>
  [...new Set(cells)].reduce((sum, cell) => sum + cellKm2[cell]!, 0);

describe('rarefied areas', () => {
  it('equal the mean over every choice of records, counted out (an independent enumeration)', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 1, max: 4 }), (occupancy, effort) => {
        // All ways to choose at most `effort` records of each year, every year apart.
        const choices = [2020, 2021, 2022].map((year) => {
          const active = occupancy.records.filter(({ years }) => years[0] === year);
          const size = Math.min(effort, active.length);
          const sets = Array.from({ length: 2 ** active.length }, (_, mask) =>
            active.filter((_, i) => (mask >> i) & 1),
          );
          return sets.filter((set) => set.length === size);
        });
        const sums = [0, 0, 0].map(() => ({ footprint: 0, fresh: 0 }));
        let ways = 0;
        for (const a of choices[0]!) {
          for (const b of choices[1]!) {
            for (const c of choices[2]!) {
              ways++;
              const known = new Set<number>();
              [a, b, c].forEach((set, i) => {
                const cells = set.flatMap((record) => [...record.cells]);
                sums[i]!.footprint += area(occupancy, cells);
                sums[i]!.fresh += area(
                  occupancy,
                  cells.filter((cell) => !known.has(cell)),
                );
                cells.forEach((cell) => known.add(cell));
              });
            }
          }
        }
        effortAdjustedAreas(occupancy, span, effort).forEach((year, i) => {
          expect(year.footprintKm2).toBeCloseTo(sums[i]!.footprint / ways, 9);
          expect(year.newGroundKm2).toBeCloseTo(sums[i]!.fresh / ways, 9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are the plain footprint and new ground when no year has more records than the effort', () => {
    const occupancy = table([
      [2020, [0, 1]],
      [2020, [1, 2]],
      [2021, [2, 3]],
    ]);
    const [first, second, third] = effortAdjustedAreas(occupancy, span, 9);
    expect(first).toMatchObject({ records: 2, used: 2, footprintKm2: 6, newGroundKm2: 6 });
    expect(second).toMatchObject({ records: 1, footprintKm2: 7, newGroundKm2: 4 });
    expect(third).toMatchObject({ records: 0, used: 0, footprintKm2: 0, newGroundKm2: 0 });
  });

  it('never fall when the effort rises', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 1, max: 5 }), (occupancy, effort) => {
        const less = effortAdjustedAreas(occupancy, span, effort);
        const more = effortAdjustedAreas(occupancy, span, effort + 1);
        less.forEach((year, i) => {
          expect(more[i]!.footprintKm2).toBeGreaterThanOrEqual(year.footprintKm2 - 1e-9);
        });
      }),
    );
  });

  it('count records before the span as known ground', () => {
    const occupancy = table([
      [2011, [5]],
      [2020, [5, 6]],
    ]);
    expect(effortAdjustedAreas(occupancy, span, 1)[0]!.newGroundKm2).toBe(7);
  });

  it('refuse an effort below one record', () => {
    expect(() => effortAdjustedAreas(table([]), span, 0)).toThrow(
      'effort is 0, expected 1 or more',
    );
  });
});

describe('effort', () => {
  it('misses a cell of 2 of 5 records with 3 drawn in 1 of 10 ways', () => {
    expect(missChance(5, 2, 3)).toBeCloseTo(1 / 10, 12);
  });

  it('common to most years is the lower quartile of the records of years with any', () => {
    const rows = [1, 2, 3, 4, 5].flatMap((count, i) =>
      Array.from({ length: count }, (): [number, number[]] => [2010 + i, [0]]),
    );
    expect(commonEffort(table(rows).records, { from: 2000, to: 2020 })).toBe(2);
    expect(commonEffort([], span)).toBe(1);
  });
});

describe('rarefied means of other measures', () => {
  const mean = (items: readonly number[]) => items.reduce((s, x) => s + x, 0) / items.length;

  it('take every choice when there are few: the mean of pair maxima of 1, 2, 3, 6 is 28 / 6', () => {
    const value = effortAdjusted([1, 2, 3, 6], 2, (pair) => Math.max(...pair));
    expect(value).toBeCloseTo((2 + 3 + 6 + 3 + 6 + 6) / 6, 12);
  });

  it('come close to the exact mean when drawn, and repeat for the same seed', () => {
    const items = Array.from({ length: 30 }, (_, i) => i);
    const drawn = effortAdjusted(items, 5, mean, { draws: 2000, seed: 4 })!;
    expect(Math.abs(drawn - 14.5)).toBeLessThan(0.4);
    expect(effortAdjusted(items, 5, mean, { draws: 2000, seed: 4 })).toBe(drawn);
  });

  it('leave out choices without a value, and are null when none has one', () => {
    expect(effortAdjusted([1, 2, 3], 2, ([a]) => (a === 1 ? null : a!))).toBe(2);
    expect(effortAdjusted([1, 2, 3], 2, () => null)).toBeNull();
  });
});
