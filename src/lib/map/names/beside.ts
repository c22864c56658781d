import { NO_ROOM, boxRound, type Box, type Field } from './field';
import { BASE, breakInto, sizeOf, wrap, type Text } from './lines';
import type { Candidate } from './place';
import type { Point, Spot } from './sight';

/** Ways to write a text beside its sign. */

export interface Beside {
  spot: Spot;
  /** From where it is moved out; the spot when left out. */
  from?: Point;
  /** The sign, which the text stays clear of. */
  sign: readonly Point[];
  clear: number;
  /** Best first; each next one costs `step` more. */
  texts: readonly Text[];
  step: number;
  /** Directions to try, in radians from right, clockwise, with what each costs. */
  turns: readonly { angle: number; cost: number }[];
  /** Px farther out than need be. */
  farther?: readonly number[];
  /** What it costs besides; infinite where it must not stand. */
  more?: (box: Box) => number;
}

/** A text so many px away costs as many, one twice as far four times as much. */
const FAR_PX = 60;

export function beside(
  { spot, from = spot, sign, clear, texts, step, turns, farther = [0], more = () => 0 }: Beside,
  field: Field,
): Candidate[] {
  return texts.flatMap((text, i) => {
    const size = sizeOf(text);
    return turns.flatMap(({ angle, cost: turned }) => {
      const way = { x: Math.cos(angle), y: Math.sin(angle) };
      const near = clearOf(sign, from, way, size, clear);
      return farther.map((px): Candidate => {
        const box = boxAt(
          { x: from.x + way.x * (near + px), y: from.y + way.y * (near + px) },
          size,
        );
        const anchor = way.x > 0.35 ? 'start' : way.x < -0.35 ? 'end' : 'middle';
        const own = turned + i * step + (px * px) / FAR_PX;
        const price = field.price(box);
        // What has no room need not be looked at more closely.
        const cost = own + price + (price < NO_ROOM ? more(box) : 0);
        return { text, spot, box, anchor, cost };
      });
    });
  });
}

export const boxAt = (middle: Point, { width, height }: ReturnType<typeof sizeOf>): Box =>
  boxRound(middle, width / 2, height / 2);

/** How far out the middle of a box must go so that no point of a sign is nearer to it than `clear`. */
function clearOf(
  sign: readonly Point[],
  from: Point,
  way: Point,
  size: ReturnType<typeof sizeOf>,
  clear: number,
): number {
  const [halfX, halfY] = [size.width / 2 + clear, size.height / 2 + clear];
  let far = 0;
  for (;;) {
    let next = far;
    for (const point of sign) {
      const [x, y] = [point.x - from.x, point.y - from.y];
      const isInside =
        Math.abs(x - far * way.x) < halfX - 1e-6 && Math.abs(y - far * way.y) < halfY - 1e-6;
      // It leaves the box by the nearer side.
      if (isInside) next = Math.max(next, Math.min(exit(x, halfX, way.x), exit(y, halfY, way.y)));
    }
    if (next === far) return far;
    far = next;
  }
}

const exit = (at: number, half: number, way: number) =>
  Math.abs(way) < 1e-9 ? Infinity : (at + Math.sign(way) * half) / way;

export const turnsRound = (count: number, cost: (angle: number) => number) =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return { angle, cost: cost(angle) };
  });

export interface Disc extends Point {
  r: number;
}

/** Best first: right, left, below, above, and between. */
const SIDES = [0, 4, 2, 6, 1, 7, 3, 5].map((eighth, i) => {
  return { angle: (eighth * Math.PI) / 4, cost: i * 0.2 };
});

/** A small disc is its middle; a large one its rim too. */
export function pointsOf({ x, y, r }: Disc): Point[] {
  if (r < 6) return [{ x, y }];
  const rim = [0, 1, 2, 3].map((quarter) => (quarter * Math.PI) / 2);
  return [
    { x, y },
    ...rim.map((turn) => ({ x: x + r * Math.cos(turn), y: y + r * Math.sin(turn) })),
  ];
}

/** At eight sides of each spot; on it where there is no mark. In few lines first, then narrower. */
export function besideSpots(
  spots: readonly Spot[],
  text: string,
  px: number,
  radius: number,
  field: Field,
  more: (box: Box) => number = () => 0,
): Candidate[] {
  const lines = wrap(text, px);
  const narrower = breakInto(text, lines.length + 1, px);
  const texts = [lines, ...(narrower ? [narrower] : [])].map((lines) => ({ lines, px }));
  return spots.flatMap((spot, i) => {
    const sign = radius ? pointsOf({ ...spot, r: Math.max(6, radius) }) : [spot];
    const on = texts.map((text): Candidate => {
      const box = boxAt(spot, sizeOf(text));
      return { text, spot, box, anchor: 'middle', cost: field.price(box) };
    });
    return [
      ...(radius ? [] : on),
      ...beside(
        {
          ...{ spot, sign, clear: 5, texts, step: 1.5, turns: SIDES },
          more: (box) => more(box) + i,
        },
        field,
      ),
    ];
  });
}

/** Where its first line begins, ends or has its middle. */
export function baselineOf({ text, box, anchor }: Candidate): Point {
  const x = { start: box.x0, middle: (box.x0 + box.x1) / 2, end: box.x1 }[anchor];
  return { x, y: box.y0 + BASE * text.px };
}
