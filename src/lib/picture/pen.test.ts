import { expect, it } from 'vitest';
import { shortPath } from './pen';

/** The points of path data of M, L, l and Z, as the SVG specification reads it. */
function points(data: string): number[][] {
  const visited: number[][] = [];
  let current = [0, 0];
  for (const [, letter = '', text = ''] of data.matchAll(/([MLlZ])([^MLlZ]*)/g)) {
    const numbers = (text.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    for (let i = 0; i < numbers.length; i += 2) {
      const x = numbers[i]!;
      const y = numbers[i + 1]!;
      current = letter === 'l' ? [current[0]! + x, current[1]! + y] : [x, y];
      visited.push(current.map((value) => Math.round(value * 10) / 10));
    }
  }
  return visited;
}

const COAST = 'M576.8,38.6L586.1,39L-80.3,-0.4L-80.3,141.2ZM0.5,-10L10,20.3L10,20.4Z';

it('short path data has the same points, however many there are', () => {
  expect(points(shortPath(COAST))).toEqual(points(COAST));
  const long = `M0,0${Array.from({ length: 3000 }, (_, i) => `L${(i / 10).toFixed(1)},${i % 7}`).join('')}`;
  expect(points(shortPath(long))).toEqual(points(long));
  expect(shortPath(long).length).toBeLessThan(0.7 * long.length);
});

it('a coarse grid takes the nearest half pixel, without drifting', () => {
  expect(points(shortPath('M0.2,0.2L10.3,0.2L20.4,0.3L30.6,0.9', 2))).toEqual([
    [0, 0],
    [10.5, 0],
    [20.5, 0.5],
    [30.5, 1],
  ]);
});

it('arcs and curves stay as they are', () => {
  const ring = 'M1.25,2A3,3,0,1,0,7,8';
  expect(shortPath(ring)).toBe(ring);
});
