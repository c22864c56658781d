import { describe, expect, it } from 'vitest';
import { placeBars, type BarOptions, type BarSeries } from './bars';

const options: BarOptions = {
  series: [
    { id: 'e', label: 'Exercises', colour: 'exercise', values: [3, 1] },
    { id: 'p', label: 'Patrols', colour: 'patrol', values: [1, null] },
  ],
  categories: ['2018', '2019'],
  categoryName: 'Year',
  format: String,
  direction: 'columns',
};
const place = (changes: Partial<BarOptions> = {}) => {
  const { drawn, ...drawing } = placeBars({ ...options, ...changes }, 640);
  const bars = drawn.filter(({ part }) => part !== 'stripes').map(({ attributes }) => attributes);
  return { ...drawing, bars: bars as Record<'x' | 'y' | 'width' | 'height', number>[] };
};

describe('placeBars', () => {
  it('stacks bars edge to edge, their lengths as their values', () => {
    const [a, b, c] = place().bars;
    expect(a && b && b.y + b.height).toBeCloseTo(a?.y ?? NaN, 9);
    expect(a && b && a.height / b.height).toBeCloseTo(3, 9);
    expect(a && c && a.height / c.height).toBeCloseTo(3, 9);
  });

  it('draws nothing for a value that is not defined, and keeps a bar of zero as a mark', () => {
    const zero: BarSeries[] = [{ id: 'e', label: 'E', colour: 'ink', values: [0, null] }];
    const { bars, marks } = place({ series: zero });
    expect(bars.map(({ height }) => height)).toEqual([0]);
    expect(marks.map(({ text }) => text)).toEqual(['2018: 0']);
  });

  it('turns to rows for long names', () => {
    const { bars, frame } = place({ direction: 'rows' });
    expect(bars[0]?.x).toBe(frame.left);
    expect(bars[1]?.x).toBeCloseTo((bars[0]?.x ?? 0) + (bars[0]?.width ?? 0), 9);
    expect(frame.height).toBe(2 * 26 + 40);
  });

  it('says what each bar is', () => {
    expect(place().marks.map(({ text }) => text)).toEqual([
      'Exercises, 2018: 3',
      'Patrols, 2018: 1',
      'Exercises, 2019: 1',
    ]);
  });
});
