import { min } from 'd3-array';
import { kept } from '$lib/core/record/kept';
import type { Point } from '../screen';

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

/** 0 inside. */
export function distanceTo({ x0, y0, x1, y1 }: Box, { x, y }: Point): number {
  const [dx, dy] = [Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1)];
  return Math.sqrt(dx * dx + dy * dy);
}
export const distanceToAny = (box: Box, points: readonly Point[]): number =>
  min(points, (point) => distanceTo(box, point)) ?? Infinity;

/** Cost of leaving the map or lying under a control. */
export const NO_ROOM = 1e5;
const CELL = 32;
const cellOf = (column: number, row: number) => column * 4096 + row;

/** What labels should not cover: points with a cost, in a grid. */
export class Obstacles {
  readonly #cells = new Map<number, (Point & { cost: number })[]>();

  constructor(
    readonly bounds: Box,
    readonly covered: readonly Box[],
  ) {}

  add(points: readonly Point[], cost: number): void {
    for (const { x, y } of points) {
      const key = cellOf(Math.floor(x / CELL), Math.floor(y / CELL));
      kept(this.#cells, key, () => []).push({ x, y, cost });
    }
  }

  readonly isInSight = (point: Point): boolean => distanceTo(this.bounds, point) === 0;

  readonly isCovered = (point: Point): boolean =>
    this.covered.some((box) => distanceTo(box, point) === 0);

  costOf(box: Box): number {
    const { x0, y0, x1, y1 } = box;
    const { bounds } = this;
    const isOff = x0 < bounds.x0 || y0 < bounds.y0 || x1 > bounds.x1 || y1 > bounds.y1;
    if (isOff || this.covered.some((other) => overlap(other, box))) return NO_ROOM;
    let sum = 0;
    for (let column = Math.floor(x0 / CELL); column <= x1 / CELL; column++)
      for (let row = Math.floor(y0 / CELL); row <= y1 / CELL; row++)
        for (const { x, y, cost } of this.#cells.get(cellOf(column, row)) ?? [])
          if (x > x0 && x < x1 && y > y0 && y < y1) sum += cost;
    return sum;
  }
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
