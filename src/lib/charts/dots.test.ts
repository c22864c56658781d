import { describe, expect, it } from 'vitest';
import { placeDots, type DotRow } from './dots';

const series = [
  { id: 'RU', label: 'from Russia', colour: 'accent' as const },
  { id: 'CN', label: 'from China', colour: 'caution' as const },
];
const place = (...rows: DotRow[]) => {
  const options = { series, rows, rowName: 'Region', format: (km: number) => `${km} km` };
  return placeDots(options, 640);
};

describe('placeDots', () => {
  it('joins the dots of a row from the least to the most', () => {
    const { drawn, marks } = place({ id: 'b', label: 'Baltic', values: [5000, 0] });
    const span = drawn.find(({ tag }) => tag === 'line')!.attributes;
    expect([span.x2, span.x1]).toEqual([marks[1]!.x, marks[0]!.x]);
  });

  it('leaves out a value that is not defined', () => {
    const { drawn, marks } = place({ id: 'b', label: 'Baltic', values: [null, 7] });
    expect(drawn.filter(({ part }) => part === 'dot')).toHaveLength(1);
    expect(marks.map(({ text }) => text)).toEqual(['Baltic, from China: 7 km']);
  });

  it('gives each series a shape of its own', () => {
    const { drawn } = place({ id: 'b', label: 'B', values: [1, 2] });
    const dots = drawn.filter(({ part }) => part === 'dot');
    expect(new Set(dots.map(({ attributes }) => attributes.d)).size).toBe(2);
  });
});
