import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, slices } from './grid';

const size = { rows: 100, columns: 7, page: 10 };
const press = (row: number, column: number, key: string, ctrl = false) =>
  moved({ row, column }, { key, ctrl }, size);

describe('moving in the grid', () => {
  it.each([
    [5, 3, 'ArrowDown', false, 6, 3],
    [5, 3, 'ArrowUp', false, 4, 3],
    [5, 3, 'ArrowLeft', false, 5, 2],
    [5, 3, 'ArrowRight', false, 5, 4],
    [5, 3, 'Home', false, 5, 0],
    [5, 3, 'End', false, 5, 6],
    [5, 3, 'Home', true, 0, 0],
    [5, 3, 'End', true, 99, 6],
    [5, 3, 'PageDown', false, 15, 3],
    [95, 3, 'PageDown', false, 99, 3],
    [15, 3, 'PageUp', false, 5, 3],
    [5, 3, 'PageUp', false, 0, 3],
  ])('from %i,%i by %s (ctrl %s) is %i,%i', (row, column, key, ctrl, toRow, toColumn) => {
    expect(press(row, column, key, ctrl)).toEqual({ row: toRow, column: toColumn });
  });

  it('reaches the header above the first row and goes no further', () => {
    expect(press(0, 3, 'ArrowUp')).toEqual({ row: -1, column: 3 });
    expect(press(-1, 3, 'ArrowUp')).toEqual({ row: -1, column: 3 });
    expect(press(-1, 3, 'PageUp')).toEqual({ row: -1, column: 3 });
    expect(press(-1, 3, 'ArrowDown')).toEqual({ row: 0, column: 3 });
  });

  it('leaves all other keys alone', () => {
    for (const key of ['Enter', 'Tab', 'a', 'Escape']) expect(press(1, 1, key)).toBeNull();
  });

  it('never leaves the grid, even an empty one', () => {
    const keys = [
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'PageUp',
      'PageDown',
      'Home',
      'End',
    ];
    fc.assert(
      fc.property(
        ...([
          fc.nat(50),
          fc.integer({ min: 1, max: 9 }),
          fc.array(fc.constantFrom(...keys)),
          fc.boolean(),
        ] as const),
        (rows, columns, path, ctrl) => {
          let cell = { row: -1, column: 0 };
          for (const key of path)
            cell = moved(cell, { key, ctrl }, { rows, columns, page: 10 }) ?? cell;
          expect(cell.row).toBeGreaterThanOrEqual(-1);
          expect(cell.row).toBeLessThan(Math.max(rows, 1));
          expect(cell.column).toBeLessThan(columns);
        },
      ),
    );
  });
});

describe('the rows that are drawn', () => {
  const view = (top: number, height = 400, rowHeight = 40) => ({ top, height, rowHeight });

  it('with their gaps are always all rows, each once and in order', () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.integer({ min: -1, max: 6000 }),
        fc.nat(250_000),
        (rows, focused, top) => {
          let next = 0;
          for (const slice of slices(view(top), rows, focused)) {
            expect(slice.kind === 'row' ? slice.row : slice.from).toBe(next);
            next += slice.kind === 'row' ? 1 : slice.rows;
          }
          expect(next).toBe(rows);
        },
      ),
    );
  });

  it('are few however many there are, and hold those in sight and the focused one', () => {
    const drawn = slices(view(40_000), 5000, 3).flatMap((s) => (s.kind === 'row' ? s.row : []));
    expect(drawn.length).toBeLessThan(40);
    expect(drawn).toContain(3);
    for (let row = 1000; row < 1010; row++) expect(drawn).toContain(row);
  });
});
