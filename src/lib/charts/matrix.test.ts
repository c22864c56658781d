import { describe, expect, it } from 'vitest';
import { placeMatrix, type MatrixRow } from './matrix';

const rows: MatrixRow[] = [
  { id: 'a', label: 'A', cells: [1, 4, 0, 'none'] },
  { id: 'b', label: 'B', cells: ['before-coverage', 'not-covered', 2] },
];
const columns = ['2018', '2019', '2020', '2021'];
const names = { row: 'Region', column: 'Year', value: 'Records' };
/** The drawn cells that are not empty, by row, then column; how many are; the words of the key and of cells. */
const place = (some: MatrixRow[], width = 640) => {
  const { drawn, marks } = placeMatrix({ rows: some, columns, names, format: String }, width);
  const texts = drawn.filter(({ tag }) => tag === 'text');
  const [dots, ...cells] = drawn.filter(({ tag }) => tag !== 'text');
  const empty = String(dots!.attributes.d).split('M').length - 1;
  return {
    marks: marks.map(({ text }) => text),
    cells: cells.slice(0, marks.length - empty),
    empty,
    key: texts.filter(({ part }) => part === 'key').map(({ text }) => text),
    values: texts.filter(({ part }) => part !== 'key').map(({ text }) => text),
  };
};

describe('placeMatrix', () => {
  it('has a cell and a mark for every row and column', () => {
    const { cells, empty, marks } = place(rows);
    expect([cells.length, empty]).toEqual([6, 2]);
    expect(marks).toEqual([
      ...['A, 2018: 1', 'A, 2019: 4', 'A, 2020: none', 'A, 2021: none'],
      ...['B, 2018: before coverage', 'B, 2019: not covered', 'B, 2020: 2'],
      'B, 2021: not covered',
    ]);
  });

  it('shades by the root of the value; even the least value is seen', () => {
    const shades = place(rows).cells.map(({ attributes }) => attributes.opacity);
    const [one, four, , , two] = shades as number[];
    expect(four).toBe(1);
    expect((four! - one!) / (four! - two!)).toBeCloseTo((2 - 1) / (2 - Math.SQRT2), 9);
    const [least] = place([{ id: 'a', label: 'A', cells: [1, 1e6] }]).cells;
    expect(least!.attributes.opacity).toBeGreaterThan(0.1);
  });

  it('keeps the three kinds of nothing apart, and explains those that occur', () => {
    const { cells, empty, key } = place(rows);
    expect(empty).toBe(2);
    expect(cells.map(({ part }) => part)).toEqual([
      ...['shade', 'shade'],
      ...['before-coverage', 'not-covered', 'shade', 'not-covered'],
    ]);
    expect(key).toEqual(['1', '4', 'none', 'not covered', 'before coverage']);
    expect(place([{ id: 'a', label: 'A', cells: [2, 2, 2, 2] }]).key).toEqual(['2']);
  });

  it('writes a value only where its cell has room', () => {
    expect(place(rows).values).toEqual(['1', '4', '2']);
    expect(place(rows, 40).values).toEqual([]);
  });

  it('has no NaN where there is nothing at all', () => {
    const empty = place([{ id: 'a', label: 'A', cells: ['none'] }]);
    expect(empty.cells.map(({ part }) => part)).not.toContain('shade');
    expect(JSON.stringify([empty, place([])])).not.toContain('null');
  });
});
