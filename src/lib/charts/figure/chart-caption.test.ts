import { describe, expect, it } from 'vitest';
import { estimateTextPx } from '$lib/site/text-width';
import { compose, wrapText } from './chart-caption';

const paints = { ink: '#111', mute: '#666', paper: '#fff' };
const caption = {
  title: 'New ground rose with the patrols; exercises alone stayed flat, in every rule of counting',
  unit: 'New ground, million km² a year',
  source: 'Source: Joint Reach',
  legend: [],
};

describe('wrapText', () => {
  it('keeps every word and no line wider than asked', () => {
    const lines = wrapText(caption.title, 200, 18);
    expect(lines.join(' ')).toBe(caption.title);
    for (const line of lines) expect(estimateTextPx(line, 18)).toBeLessThanOrEqual(200);
  });

  it('breaks Chinese between any two signs', () => {
    const text = '新增区域随巡航上升而演习保持平稳';
    const lines = wrapText(text, 90, 18);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(text);
  });

  it('leaves a word longer than a line whole', () => {
    expect(wrapText('Aleutians', 10, 18)).toEqual(['Aleutians']);
    expect(wrapText('', 10, 18)).toEqual([]);
  });
});

describe('compose', () => {
  it('puts title and unit above the picture and the source below it', () => {
    const { drawn, offset, height } = compose(caption, { width: 358, height: 200 }, paints);
    const ys = drawn.map(({ attributes }) => Number(attributes.y));
    const source = ys.at(-1) ?? NaN;
    for (const y of ys.slice(0, -1)) expect(y).toBeLessThan(offset);
    expect(source).toBeGreaterThan(offset + 200);
    expect(height).toBeGreaterThan(source);
  });

  it('wraps a legend that is wider than the picture', () => {
    const legend = ['Exercises', 'Patrols', 'All records', 'Command-post'].map((label) => {
      return { label, colour: '#000' };
    });
    const { drawn, width } = compose({ ...caption, legend }, { width: 200, height: 100 }, paints);
    const swatches = drawn.filter(({ tag }) => tag === 'rect').map(({ attributes }) => attributes);
    expect(new Set(swatches.map(({ y }) => y)).size).toBeGreaterThan(1);
    for (const { x } of swatches) expect(x).toBeLessThan(width - 16);
  });
});
