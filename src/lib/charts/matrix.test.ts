import { describe, expect, it } from 'vitest';
import { placeMatrix, tint, type MatrixRow } from './matrix';

const options = {
  ...{ width: 640, columns: ['2018', '2019', '2020', '2021'] },
  ...{ format: String, absence: (kind: string) => `(${kind})` },
};
const rows: MatrixRow[] = [
  { id: 'a', label: 'A', cells: [1, 4, 0, 'none'] },
  { id: 'b', label: 'B', cells: ['before-coverage', 'not-covered', 2] },
];

describe('placeMatrix', () => {
  it('has a cell and a mark for every row and column', () => {
    const { cells, marks } = placeMatrix(rows, options);
    expect(cells).toHaveLength(8);
    expect(marks.map(({ text }) => text)).toEqual([
      ...['A, 2018: 1', 'A, 2019: 4', 'A, 2020: (none)', 'A, 2021: (none)'],
      ...['B, 2018: (before-coverage)', 'B, 2019: (not-covered)', 'B, 2020: 2'],
      'B, 2021: (not-covered)',
    ]);
  });

  it('shades by the root of the value', () => {
    const { cells } = placeMatrix(rows, options);
    expect(cells.map(({ shade }) => shade)).toEqual([
      ...[0.5, 1, null, null],
      ...[null, null, Math.sqrt(0.5), null],
    ]);
    expect(tint(0)).toBeGreaterThan(0.1);
    expect(tint(1)).toBe(1);
  });

  it('keeps the three kinds of nothing apart, and explains those that occur', () => {
    const { key } = placeMatrix(rows, options);
    expect(key.map(({ text }) => text)).toEqual([
      ...['1', '4', '(none)', '(not-covered)', '(before-coverage)'],
    ]);
    expect(placeMatrix([{ id: 'a', label: 'A', cells: [2, 2, 2, 2] }], options).key).toHaveLength(
      1,
    );
  });

  it('writes a value only where its cell has room', () => {
    expect(placeMatrix(rows, options).cells[0]?.text).toBe('1');
    expect(placeMatrix(rows, { ...options, width: 40 }).cells[0]?.text).toBe('');
  });

  it('has no NaN where there is nothing at all', () => {
    const empty = placeMatrix([{ id: 'a', label: 'A', cells: ['none'] }], options);
    expect(empty.cells.every(({ shade }) => shade === null)).toBe(true);
    expect(JSON.stringify(placeMatrix([], options))).not.toContain('null');
  });
});
