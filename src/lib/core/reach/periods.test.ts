import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Occupancy } from './select';
import { groundChange } from './ground';

const a = { from: 2014, to: 2019 };
const b = { from: 2020, to: 2022 };

function table(
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
    const occupancy = table([
      [[2015], [0, 1]],
      [[2019], [2], 'patrol'],
      [[2021], [1, 2, 3]],
      [[2023], [9]],
    ]);
    expect(groundChange(occupancy, a, b)).toEqual({
      change: { gainedKm2: 4, keptKm2: 5, leftKm2: 1, recordsA: 2, recordsB: 1 },
      cells: { gained: [3], kept: [1, 2], left: [0] },
    });
    const exercise = groundChange(occupancy, a, b, 'exercise');
    expect(exercise.cells).toEqual({ gained: [2, 3], kept: [1], left: [0] });
    const patrol = groundChange(occupancy, a, b, 'patrol');
    expect(patrol.cells).toEqual({ gained: [], kept: [], left: [2] });
    expect(patrol.change).toMatchObject({ recordsB: 0 });
  });

  it('counts a record over New Year in both periods', () => {
    const { change, cells } = groundChange(table([[[2019, 2020], [4]]]), a, b);
    expect(change).toMatchObject({ recordsA: 1, recordsB: 1 });
    expect(cells.kept).toEqual([4]);
  });

  it('swaps gained and left when the periods are swapped', () => {
    const row = fc.tuple(
      fc.constantFrom([2015], [2021], [2019, 2020]),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const there = groundChange(table(rows), a, b).cells;
        const back = groundChange(table(rows), b, a).cells;
        expect([back.gained, back.kept, back.left]).toEqual([there.left, there.kept, there.gained]);
      }),
    );
  });
});
