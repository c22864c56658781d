import type { Point } from './screen';

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

/** 0 inside. */
export function distanceTo({ x0, y0, x1, y1 }: Box, { x, y }: Point): number {
  return Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1));
}

const MARGIN = 4;

export const overMap = (map: HTMLElement): Element[] => [
  ...(map.parentElement?.querySelectorAll('[data-over-map]') ?? []),
];

/** Boxes of the elements marked `data-over-map`, in the map's own px. */
export function coveredBy(map: HTMLElement): Box[] {
  const { left, top, width } = map.getBoundingClientRect();
  const scale = map.clientWidth / width || 1;
  // A collapsed element still has a box.
  const seen = overMap(map).filter((element) => element.checkVisibility());
  return seen.map((element) => {
    const box = element.getBoundingClientRect();
    const [x0, x1] = [box.left, box.right].map((x) => (x - left) * scale) as [number, number];
    const [y0, y1] = [box.top, box.bottom].map((y) => (y - top) * scale) as [number, number];
    return grown({ x0, y0, x1, y1 }, MARGIN);
  });
}
