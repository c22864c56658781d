import { describe, expect, it } from 'vitest';
import { thinLabels } from './axis';

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
