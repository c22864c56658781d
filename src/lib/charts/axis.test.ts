import { describe, expect, it } from 'vitest';
import { thinLabels, valueAxis } from './axis';

describe('valueAxis', () => {
  it('has round ends and includes zero', () => {
    expect(valueAxis([3, 9.4], 5)).toEqual({ from: 0, to: 10, ticks: [0, 2, 4, 6, 8, 10] });
  });

  it('has whole ticks for counts: none is written twice', () => {
    expect(valueAxis([1, 2], 5).ticks).toEqual([0, 1, 2]);
    expect(valueAxis([0.5, 2], 5).ticks).toContain(0.5);
  });

  it('has two ends for one value and for none', () => {
    for (const values of [[], [0], [0, 0]]) {
      const { from, to } = valueAxis(values, 5);
      expect(to).toBeGreaterThan(from);
    }
  });
});

describe('thinLabels', () => {
  const years = (step: number) =>
    Array.from({ length: 24 }, (_, i) => ({ at: i * step, text: String(2003 + i) }));
  const kept = (step: number) =>
    years(step)
      .filter((_, i) => thinLabels(years(step))[i])
      .map(({ text }) => text);

  it('keeps all labels where there is room', () => {
    expect(kept(40)).toHaveLength(24);
  });

  it('keeps the last one and every n-th before it', () => {
    expect(kept(20).slice(-2)).toEqual(['2024', '2026']);
    expect(kept(8).slice(-2)).toEqual(['2021', '2026']);
  });
});
