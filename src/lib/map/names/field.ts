import type { Point } from './sight';

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export const boxRound = ({ x, y }: Point, halfX: number, halfY = halfX): Box => {
  return { x0: x - halfX, y0: y - halfY, x1: x + halfX, y1: y + halfY };
};
export const grown = ({ x0, y0, x1, y1 }: Box, x: number, y = x): Box => {
  return { x0: x0 - x, y0: y0 - y, x1: x1 + x, y1: y1 + y };
};
export const meet = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

/** From a point to the nearest of a box; 0 inside. */
export function gapTo({ x0, y0, x1, y1 }: Box, { x, y }: Point): number {
  const dx = Math.max(x0 - x, 0, x - x1);
  const dy = Math.max(y0 - y, 0, y - y1);
  return Math.sqrt(dx * dx + dy * dy);
}
export function gapToAny(box: Box, points: readonly Point[]): number {
  let least = Infinity;
  for (const point of points) least = Math.min(least, gapTo(box, point));
  return least;
}

/** What it costs a text to lie off the map, on what covers it, or on another text. */
export const NO_ROOM = 1e5;
const CELL = 32;

/** What a text would cover, as points with a price each. */
export class Field {
  readonly #cells = new Map<number, { x: number; y: number; price: number }[]>();

  /** @param covered what lies over the map */
  constructor(
    readonly bounds: Box,
    readonly covered: readonly Box[],
  ) {}

  add(points: readonly Point[], price: number): void {
    for (const { x, y } of points) {
      const key = keyOf(Math.floor(x / CELL), Math.floor(y / CELL));
      const cell = this.#cells.get(key);
      if (cell) cell.push({ x, y, price });
      else this.#cells.set(key, [{ x, y, price }]);
    }
  }

  isIn({ x, y }: Point): boolean {
    const { x0, y0, x1, y1 } = this.bounds;
    return x >= x0 && x <= x1 && y >= y0 && y <= y1;
  }

  isCovered(point: Point): boolean {
    return this.covered.some((box) => gapTo(box, point) === 0);
  }

  price(box: Box): number {
    const { x0, y0, x1, y1 } = box;
    const { bounds } = this;
    const isOff = x0 < bounds.x0 || y0 < bounds.y0 || x1 > bounds.x1 || y1 > bounds.y1;
    if (isOff || this.covered.some((other) => meet(other, box))) return NO_ROOM;
    let sum = 0;
    for (let column = Math.floor(x0 / CELL); column <= x1 / CELL; column++)
      for (let row = Math.floor(y0 / CELL); row <= y1 / CELL; row++)
        for (const { x, y, price } of this.#cells.get(keyOf(column, row)) ?? [])
          if (x > x0 && x < x1 && y > y0 && y < y1) sum += price;
    return sum;
  }
}

const keyOf = (column: number, row: number) => column * 4096 + row;
