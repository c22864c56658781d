/**
 * Shapes that MapLibre tints (signed distance fields), drawn from formulas: no image files. The
 * alpha of a pixel is 0.75 at the edge and falls by 1/8 a pixel outwards (MapLibre's SDF encoding).
 */
export interface IconImage {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

const SIZE = 32;
export const SQUARE_HALF_PX = 8;

type Distance = (x: number, y: number) => number;

const box =
  (half: number): Distance =>
  (x, y) => {
    const dx = Math.abs(x) - half;
    const dy = Math.abs(y) - half;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0);
  };

/** An arrowhead that points right; the distance to its nearest side, exact enough near the edge. */
const arrowhead: Distance = (x, y) => {
  const side = (Math.abs(y) * 16 + (x - 9) * 9) / Math.hypot(16, 9);
  return Math.max(side, -7 - x);
};

const SHAPES: Record<string, Distance> = { square: box(SQUARE_HALF_PX), arrow: arrowhead };

/** The icon of that name, or null when there is none. `blank` only takes room. */
export function iconImage(name: string): IconImage | null {
  if (name === 'blank') {
    const size = 2 * SQUARE_HALF_PX;
    return { width: size, height: size, data: new Uint8ClampedArray(size * size * 4) };
  }
  const distance = SHAPES[name];
  if (!distance) return null;
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let row = 0; row < SIZE; row++)
    for (let column = 0; column < SIZE; column++) {
      const d = distance(column + 0.5 - SIZE / 2, row + 0.5 - SIZE / 2);
      data[(row * SIZE + column) * 4 + 3] = Math.round(255 * (0.75 - d / 8));
    }
  return { width: SIZE, height: SIZE, data };
}
