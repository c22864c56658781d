import { describe, expect, it } from 'vitest';
import { overlap } from '$lib/map/boxes';
import { nameAreas } from './area-names';

const bounds = { x0: 0, y0: 0, x1: 400, y1: 300 };

describe('names of areas', () => {
  it('of two in one place stand one above the other', () => {
    const areas = ['Arctic', 'Baltic', 'Caucasus'].map((text) => ({ x: 200, y: 150, text }));
    const named = nameAreas(areas, bounds);
    expect(named.map(({ text }) => text)).toEqual(['Arctic', 'Baltic', 'Caucasus']);
    const tops = named.map(({ top }) => top).sort((a, b) => a - b);
    expect(tops[1]! - tops[0]!).toBeGreaterThanOrEqual(15);
    expect(tops[2]! - tops[1]!).toBeGreaterThanOrEqual(15);
  });

  it('lie within the map, a long one in two even lines', () => {
    const [named] = nameAreas(
      [{ x: 2, y: 150, text: 'South China Sea and South-East Asia' }],
      bounds,
    );
    expect(named!.lines).toEqual(['South China Sea', 'and South-East Asia']);
    expect(overlap({ x0: named!.x, x1: named!.x + 1, y0: 150, y1: 151 }, bounds)).toBe(true);
    expect(named!.x).toBeGreaterThan(40);
  });

  it('without room are left out', () => {
    const areas = Array.from({ length: 8 }, () => ({ x: 200, y: 150, text: 'Arctic' }));
    expect(nameAreas(areas, bounds)).toHaveLength(5);
  });
});
