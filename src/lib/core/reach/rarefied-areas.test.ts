import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf, missChance, rarefiedAreas } from './rarefied';
import type { Occupancy } from './select';

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
        rarefiedAreas(occupancy, span, effort).forEach((year, i) => {
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
    const [first, second, third] = rarefiedAreas(occupancy, span, 9);
    expect(first).toMatchObject({ footprintKm2: 6, newGroundKm2: 6 });
    expect(second).toMatchObject({ footprintKm2: 7, newGroundKm2: 4 });
    expect(third).toMatchObject({ footprintKm2: 0, newGroundKm2: 0 });
  });

  it('never fall when the effort rises', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 1, max: 5 }), (occupancy, effort) => {
        const less = rarefiedAreas(occupancy, span, effort);
        const more = rarefiedAreas(occupancy, span, effort + 1);
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
    expect(rarefiedAreas(occupancy, span, 1)[0]!.newGroundKm2).toBe(7);
  });
});

describe('effort', () => {
  it('misses a cell of 2 of 5 records with 3 drawn in 1 of 10 ways', () => {
    expect(missChance(5, 2, 3)).toBeCloseTo(1 / 10, 12);
  });
});

describe('the choices of a number of items', () => {
  it('are all of them where there are few: the six pairs of four', () => {
    expect(choicesOf([1, 2, 3, 6], 2, 200, 1)).toEqual([
      [1, 2],
      [1, 3],
      [1, 6],
      [2, 3],
      [2, 6],
      [3, 6],
    ]);
  });

  it('are drawn where there are many: a mean comes close to that of all, and repeats for a seed', () => {
    const items = Array.from({ length: 30 }, (_, i) => i);
    const drawn = choicesOf(items, 5, 2000, 4);
    const mean = drawn.flat().reduce((sum, x) => sum + x, 0) / 10_000;
    expect(Math.abs(mean - 14.5)).toBeLessThan(0.4);
    expect(drawn.every((chosen) => new Set(chosen).size === 5)).toBe(true);
    expect(choicesOf(items, 5, 2000, 4)).toEqual(drawn);
  });
});
