import { describe, expect, it } from 'vitest';
import { estimateTextPx } from '$lib/site/text-width';
import type { Drawing, Drawn } from './figure/chart';
import { placeLines, type LineOptions, type LineSeries } from './line';

const place = (some: LineSeries[], more: Partial<LineOptions> = {}, width = 640) =>
  placeLines({ series: some, xName: 'Year', formatY: String, ...more }, width);
const parts = ({ drawn }: Drawing, part: Drawn['part']) =>
  drawn
    .filter((one) => one.part === part)
    .map(({ attributes: { d, x, y }, text }) => ({ d, x, y, text }));
const series = (id: string, ys: (number | null)[], more: Partial<LineSeries> = {}): LineSeries => ({
  ...{ id, label: id, colour: 'ink' },
  points: ys.map((y, i) => ({ x: 2018 + i, y })),
  ...more,
});

describe('placeLines', () => {
  it('puts the greatest value at the top and zero on the floor', () => {
    const { frame, marks } = place([series('a', [0, 5, 10])]);
    expect(marks.map(({ y }) => y)).toEqual([
      frame.bottom,
      (frame.bottom + frame.top) / 2,
      frame.top,
    ]);
  });

  it('breaks a line where a value is not defined, and gives it no mark', () => {
    const drawing = place([series('a', [1, 2, null, 3, 4])]);
    expect(String(parts(drawing, 'line')[0]?.d).match(/M/g)).toHaveLength(2);
    expect(drawing.marks).toHaveLength(4);
  });

  it('draws a dot for a value that no line reaches', () => {
    expect(parts(place([series('a', [1, null, 3])]), 'dot')).toHaveLength(2);
    expect(parts(place([series('a', [1, 2, 3])]), 'dot')).toEqual([]);
  });

  it('reads a value with its band', () => {
    const banded = { points: [{ x: 2019, y: 5, low: 4, high: 7 }] };
    expect(place([series('a', [], banded)]).marks[0]?.text).toBe('a, 2019: 5 (4–7)');
  });

  it('names lines at their ends without overlap, and leaves that to a legend where it is narrow', () => {
    const many = ['All records', 'Exercises', 'Patrols'].map((id) => series(id, [3, 2, 1]));
    const ys = parts(place(many), 'name')
      .map(({ y }) => Number(y))
      .toSorted((a, b) => a - b);
    expect(ys).toHaveLength(3);
    ys.slice(1).forEach((y, i) => expect(y - (ys[i] ?? 0)).toBeGreaterThanOrEqual(14.9));
    const narrow = place(many, {}, 358);
    expect(parts(narrow, 'name')).toEqual([]);
    expect([place(many).named, narrow.named]).toEqual([true, false]);
  });

  it('keeps labels and ticks inside the picture at every width', () => {
    const many = ['Bering Sea, Aleutians and North Pacific', 'Baltic'].map((id) =>
      series(id, [1, 2, 3]),
    );
    for (let width = 260; width <= 1200; width += 47) {
      const drawing = place(many, {}, width);
      const { frame, bottom } = drawing;
      expect(frame.right).toBeGreaterThan(frame.left);
      for (const { x, text } of parts(drawing, 'name')) {
        expect(Number(x) + estimateTextPx(text!)).toBeLessThanOrEqual(width + 8);
      }
      bottom.slice(1).forEach(({ at, text }, i) => {
        expect(at - (bottom[i]?.at ?? 0)).toBeGreaterThan(estimateTextPx(text));
      });
    }
  });

  it('marks a year only where the axis has it', () => {
    const one = [series('a', [1, 2, 3])];
    expect(place(one, { marked: 2019 }).under).toHaveLength(1);
    expect(place(one, { marked: 2030 }).under).toEqual([]);
  });

  it('is empty, without NaN, for no data and for one point', () => {
    for (const some of [[], [series('a', [])], [series('a', [0])], [series('a', [null])]]) {
      expect(JSON.stringify(place(some))).not.toMatch(/NaN|null,"y"/);
    }
  });
});
