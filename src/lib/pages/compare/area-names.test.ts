import { describe, expect, it } from 'vitest';
import { overlap } from '$lib/site/boxes';
import { nameAreas } from './area-names';

const bounds = { x0: 0, y0: 0, x1: 400, y1: 300 };

describe('names of areas', () => {
  it('are stacked where areas share a place', () => {
    const areas = ['Arctic', 'Baltic', 'Caucasus'].map((text) => ({ x: 200, y: 150, text }));
    const named = nameAreas(areas, bounds);
    expect(named.map(({ text }) => text)).toEqual(['Arctic', 'Baltic', 'Caucasus']);
    const tops = named.map(({ top }) => top).sort((a, b) => a - b);
    expect(tops[1]! - tops[0]!).toBeGreaterThanOrEqual(15);
    expect(tops[2]! - tops[1]!).toBeGreaterThanOrEqual(15);
  });

  it('stay within the map, and a long one takes two even lines', () => {
    const [named] = nameAreas(
      [{ x: 2, y: 150, text: 'South China Sea and South-East Asia' }],
      bounds,
    );
    expect(named!.lines).toEqual(['South China Sea and', 'South-East Asia']);
    expect(overlap({ x0: named!.x, x1: named!.x + 1, y0: 150, y1: 151 }, bounds)).toBe(true);
    expect(named!.x).toBeGreaterThan(40);
  });

  it('are left out where there is no room', () => {
    const areas = Array.from({ length: 8 }, () => ({ x: 200, y: 150, text: 'Arctic' }));
    expect(nameAreas(areas, bounds)).toHaveLength(5);
  });
});
