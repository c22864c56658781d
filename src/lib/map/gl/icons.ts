import { EDGE_HALF_PX, EDGE_MARKS, distanceTo, isEdgeMark } from '../edges/edge-marks';

/**
 * Shapes that MapLibre tints (signed distance fields), drawn from formulas: no image files. The
 * alpha of a pixel is 0.75 at the edge and falls by 1/8 a pixel outwards (MapLibre's SDF encoding).
 */
export interface IconImage {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Room for the disc and, outside it, for the six pixels that the field reaches. */
const SIZE = 44;
/** Half the width of `disc` and `square` at icon size 1. */
export const ICON_HALF_PX = 8;
/** Pixels of the image for one of the screen: enlarged discs keep a clean edge. */
export const PIXEL_RATIO = 2;

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
  const side = (Math.abs(y) * 18 + (x - 10) * 9) / Math.hypot(18, 9);
  return Math.max(side, -8 - x);
};

const HALF = ICON_HALF_PX * PIXEL_RATIO;
const STROKE = 2 * PIXEL_RATIO;
const DASHES = 8;

/** A dashed line along the inside of a shape's edge: what is the reader's own. */
const hollow =
  (shape: Distance): Distance =>
  (x, y) => {
    const edge = Math.abs(shape(x, y) + STROKE / 2) - STROKE / 2;
    const turn = (((Math.atan2(y, x) / (2 * Math.PI)) * DASHES) % 1) + 1;
    const fromGap = Math.abs((turn % 1) - 0.5) * ((2 * Math.PI) / DASHES) * Math.hypot(x, y);
    return Math.max(edge, STROKE * 0.55 - fromGap);
  };

const disc: Distance = (x, y) => Math.hypot(x, y) - HALF;
const square = box(HALF);
const SHAPES: Record<string, Distance> = {
  disc,
  square,
  'disc-own': hollow(disc),
  'square-own': hollow(square),
  arrow: arrowhead,
};

const MARK_SIZE = 2 * (PIXEL_RATIO * (EDGE_HALF_PX + 2) + 6);
const edgeMark =
  (polygons: Parameters<typeof distanceTo>[0]): Distance =>
  (x, y) =>
    distanceTo(polygons, x / PIXEL_RATIO, y / PIXEL_RATIO) * PIXEL_RATIO;

/** The icon of that name, or null when there is none. */
export function iconImage(name: string): IconImage | null {
  const distance = isEdgeMark(name) ? edgeMark(EDGE_MARKS[name]) : SHAPES[name];
  if (!distance) return null;
  const size = isEdgeMark(name) ? MARK_SIZE : SIZE;
  const data = new Uint8ClampedArray(size * size * 4);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const d = distance(column + 0.5 - size / 2, row + 0.5 - size / 2);
      data[(row * size + column) * 4 + 3] = Math.round(255 * (0.75 - d / 8));
    }
  return { width: size, height: size, data };
}
