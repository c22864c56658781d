import { describe, expect, it } from 'vitest';
import { estimateTextPx } from '$lib/site/text-width';
import { placeLines, type LineSeries } from './line';

const options = { width: 640, height: 260, formatX: String, formatY: String };
const series = (id: string, ys: (number | null)[], more: Partial<LineSeries> = {}): LineSeries => ({
  ...{ id, label: id, colour: 'ink' },
  points: ys.map((y, i) => ({ x: 2018 + i, y })),
  ...more,
});

describe('placeLines', () => {
  it('puts the greatest value at the top and zero on the floor', () => {
    const { frame, marks } = placeLines([series('a', [0, 5, 10])], options);
    expect(marks.map(({ y }) => y)).toEqual([
      frame.bottom,
      (frame.bottom + frame.top) / 2,
      frame.top,
    ]);
  });

  it('breaks a line where a value is not defined, and gives it no mark', () => {
    const { lines, marks } = placeLines([series('a', [1, 2, null, 3, 4])], options);
    expect(lines[0]?.path.match(/M/g)).toHaveLength(2);
    expect(marks).toHaveLength(4);
  });

  it('draws a dot for a value that no line reaches', () => {
    const { dots } = placeLines([series('a', [1, null, 3])], options);
    expect(dots.map(({ lone }) => lone)).toEqual([true, true]);
    expect(placeLines([series('a', [1, 2, 3])], options).dots).toEqual([]);
  });

  it('reads a value with its band', () => {
    const banded = { points: [{ x: 2019, y: 5, low: 4, high: 7 }] };
    expect(placeLines([series('a', [], banded)], options).marks[0]?.text).toBe('a, 2019: 5 (4–7)');
  });

  it('names lines at their ends without overlap, and leaves that to a legend where it is narrow', () => {
    const many = ['All records', 'Exercises', 'Patrols'].map((id) => series(id, [3, 2, 1]));
    const ys = placeLines(many, options)
      .labels.map(({ y }) => y)
      .toSorted((a, b) => a - b);
    expect(ys).toHaveLength(3);
    ys.slice(1).forEach((y, i) => expect(y - (ys[i] ?? 0)).toBeGreaterThanOrEqual(14.9));
    expect(placeLines(many, { ...options, width: 358 }).labels).toEqual([]);
  });

  it('keeps labels and ticks inside the picture at every width', () => {
    const many = ['Bering Sea, Aleutians and North Pacific', 'Baltic'].map((id) =>
      series(id, [1, 2, 3]),
    );
    for (let width = 260; width <= 1200; width += 47) {
      const { frame, labels, xTicks } = placeLines(many, { ...options, width });
      expect(frame.right).toBeGreaterThan(frame.left);
      for (const { x, text } of labels) {
        expect(x + estimateTextPx(text)).toBeLessThanOrEqual(width + 8);
      }
      xTicks.slice(1).forEach(({ at, text }, i) => {
        expect(at - (xTicks[i]?.at ?? 0)).toBeGreaterThan(estimateTextPx(text));
      });
    }
  });

  it('marks a year only where the axis has it', () => {
    const one = [series('a', [1, 2, 3])];
    expect(placeLines(one, { ...options, marked: 2019 }).markedX).not.toBeNull();
    expect(placeLines(one, { ...options, marked: 2030 }).markedX).toBeNull();
  });

  it('is empty, without NaN, for no data and for one point', () => {
    for (const some of [[], [series('a', [])], [series('a', [0])], [series('a', [null])]]) {
      expect(JSON.stringify(placeLines(some, options))).not.toMatch(/NaN|null,"y"/);
    }
  });
});
