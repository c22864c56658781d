import { byKey } from '#core/record/pick';

/** Px from the left or the top. */
export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** The same drawn in several sizes. */
export const inSizes = <Width extends string, T>(
  sizes: Record<Width, Size>,
  draw: (size: Size) => T,
) => byKey(Object.keys(sizes) as Width[], (width) => draw(sizes[width]));

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export const boxAround = ({ x, y }: Point, halfX: number, halfY = halfX): Box => {
  return { x0: x - halfX, y0: y - halfY, x1: x + halfX, y1: y + halfY };
};
export const grown = ({ x0, y0, x1, y1 }: Box, x: number, y = x): Box => {
  return { x0: x0 - x, y0: y0 - y, x1: x1 + x, y1: y1 + y };
};
export const overlap = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
export const isWithin = (box: Box, bounds: Box) =>
  box.x0 >= bounds.x0 && box.y0 >= bounds.y0 && box.x1 <= bounds.x1 && box.y1 <= bounds.y1;

/** The point itself if inside. */
export const nearestTo = ({ x0, y0, x1, y1 }: Box, { x, y }: Point): Point => ({
  x: Math.min(Math.max(x, x0), x1),
  y: Math.min(Math.max(y, y0), y1),
});

/** 0 inside. */
export function distanceTo(box: Box, point: Point) {
  const { x, y } = nearestTo(box, point);
  return Math.hypot(x - point.x, y - point.y);
}
