import { describe, expect, it } from 'vitest';
import { seededRandom, shuffle, streamSeed } from './random';

const draws = (seed: number, n: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: n }, random);
};

describe('seeded generator', () => {
  it('repeats itself for the same seed and differs for the next one', () => {
    expect(draws(7, 100)).toEqual(draws(7, 100));
    expect(draws(7, 5)).not.toEqual(draws(8, 5));
  });

  it('is uniform: chi-square of 100 bins over 100,000 draws is below its 99.9 % point (148.2)', () => {
    for (const seed of [0, 1, 2026]) {
      const bins = new Array<number>(100).fill(0);
      for (const u of draws(seed, 100_000)) bins[Math.floor(u * 100)]! += 1;
      const chi2 = bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
      expect(chi2).toBeLessThan(148.2);
    }
  });

  it('gives unrelated streams to neighbouring seeds (|correlation| of first draws < 0.07)', () => {
    const first = Array.from({ length: 2000 }, (_, seed) => draws(seed, 1)[0]! - 0.5);
    const lag = first.slice(1).reduce((sum, u, i) => sum + u * first[i]!, 0) / 2000 / (1 / 12);
    expect(Math.abs(lag)).toBeLessThan(0.07);
    expect(new Set(Array.from({ length: 1000 }, (_, i) => streamSeed(1, i))).size).toBe(1000);
  });

  it('refuses a seed that is not a number', () => {
    expect(() => seededRandom(NaN)).toThrow('seed is NaN, expected a finite number');
  });
});

describe('draws', () => {
  it('shuffles every order equally often: 3 items, 60,000 times, each of 6 orders 10,000 ± 400', () => {
    const random = seededRandom(3);
    const seen = new Map<string, number>();
    for (let i = 0; i < 60_000; i++) {
      const key = shuffle([0, 1, 2], random).join('');
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});
