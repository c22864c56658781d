import { describe, expect, it } from 'vitest';
import { placeDots } from './dots';

const series = [
  { id: 'RU', label: 'from Russia', colour: 'accent' as const },
  { id: 'CN', label: 'from China', colour: 'caution' as const },
];
const options = { width: 640, rowHeight: 28, format: (km: number) => `${km} km` };

describe('placeDots', () => {
  it('joins the dots of a row from the least to the most', () => {
    const { rows, dots } = placeDots(
      series,
      [{ id: 'b', label: 'Baltic', values: [5000, 0] }],
      options,
    );
    expect(rows[0]?.x0).toBe(dots[1]?.x);
    expect(rows[0]?.x1).toBe(dots[0]?.x);
  });

  it('leaves out a value that is not defined', () => {
    const { dots, marks } = placeDots(
      series,
      [{ id: 'b', label: 'Baltic', values: [null, 7] }],
      options,
    );
    expect(dots).toHaveLength(1);
    expect(marks.map(({ text }) => text)).toEqual(['Baltic, from China: 7 km']);
  });

  it('gives each series a shape of its own', () => {
    const { dots } = placeDots(series, [{ id: 'b', label: 'B', values: [1, 2] }], options);
    expect(new Set(dots.map(({ shape }) => shape)).size).toBe(2);
  });
});
