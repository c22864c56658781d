import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Occupancy } from './select';
import { groundChange } from './ground';

const a = { from: 2014, to: 2019 };
const b = { from: 2020, to: 2022 };

/** Cell 0 has 1 km², cell 1 has 2 km², and so on. */
function occupancyOf(
  rows: (readonly [years: readonly number[], cells: number[], kind?: 'patrol'])[],
): Occupancy {
  return {
    cellKm2: Float64Array.from({ length: 10 }, (_, cell) => cell + 1),
    records: rows.map(([years, cells, kind], i) => ({
      id: `r${i}`,
      kind: kind ?? 'exercise',
      years: [...years],
      cells: Uint32Array.from(new Set(cells)).sort(),
    })),
  };
}

describe('period against period', () => {
  it('splits the ground of both into gained, kept and left, by kind', () => {
    const occupancy = occupancyOf([
      [[2015], [0, 1]],
      [[2019], [2], 'patrol'],
      [[2021], [1, 2, 3]],
      [[2023], [9]],
    ]);
    const change = (kind?: 'exercise' | 'patrol') => groundChange(occupancy, a, b, kind);
    expect(change()).toEqual({ gainedKm2: 4, keptKm2: 5, leftKm2: 1, recordsA: 2, recordsB: 1 });
    expect(change('exercise')).toMatchObject({ gainedKm2: 7, keptKm2: 2, leftKm2: 1 });
    expect(change('patrol')).toMatchObject({ gainedKm2: 0, keptKm2: 0, leftKm2: 3, recordsB: 0 });
  });

  it('counts a record over New Year in both periods', () => {
    const change = groundChange(occupancyOf([[[2019, 2020], [4]]]), a, b);
    expect(change).toMatchObject({ recordsA: 1, recordsB: 1, keptKm2: 5 });
  });

  it('swaps gained and left when the periods are swapped', () => {
    const row = fc.tuple(
      fc.constantFrom([2015], [2021], [2019, 2020]),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const occupancy = occupancyOf(rows);
        const { gainedKm2, keptKm2, leftKm2 } = groundChange(occupancy, a, b);
        expect(groundChange(occupancy, b, a)).toMatchObject({
          gainedKm2: leftKm2,
          keptKm2,
          leftKm2: gainedKm2,
        });
      }),
    );
  });
});
