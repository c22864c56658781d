import type { Anchor, Point } from '../screen';
import { LABEL_PX, SMALL_PX, breakInto, sizeOf, wrap, type Text } from './lines';
import { NO_ROOM, boxAround, distanceToAny, type Box, type Obstacles } from './obstacles';

export interface Candidate {
  text: Text;
  place: Anchor;
  box: Box;
  anchor: 'start' | 'middle' | 'end';
  /** For what it covers and for how far it is from the best position. */
  cost: number;
  leader?: Point[];
}

/** A unit vector away from a place; 0, 0 stays on it. */
interface Direction extends Point {
  cost: number;
}

interface Around {
  place: Anchor;
  from?: Point;
  /** Best first; each next one costs `step` more. */
  texts: readonly Text[];
  step?: number;
  directions: readonly Direction[];
  /** From the point to the nearest side of the box, px. */
  distances: readonly number[];
  /** Points of the sign, and the distance to keep from them, px. */
  sign?: readonly Point[];
  margin?: number;
  /** Extra cost; infinite where the label must not stand. */
  penalty?: (box: Box) => number;
}

/** Distance beyond the nearest clear position costs its square over this many px. */
const FAR_PX = 60;

export function candidatesAround(around: Around, obstacles: Obstacles): Candidate[] {
  const { place, from = place, texts, step = 0, directions, distances } = around;
  const { sign = [], margin = 0, penalty = () => 0 } = around;
  return texts.flatMap((text, i) => {
    const { width, height } = sizeOf(text);
    return directions.flatMap(({ x, y, cost }) => {
      const boxAt = (px: number) => {
        const far = Math.min(
          (width / 2 + px) / Math.abs(x || 1e-9),
          (height / 2 + px) / Math.abs(y || 1e-9),
        );
        const middle = { x: from.x + x * far, y: from.y + y * far };
        return { px, box: boxAround(middle, width / 2, height / 2) };
      };
      const clear = (x || y ? distances : [0])
        .map(boxAt)
        .filter(({ box }) => !sign.length || distanceToAny(box, sign) >= margin);
      return clear.map(({ px, box }): Candidate => {
        const covers = obstacles.costOf(box);
        // The penalty is slow to work out and pointless where there is no room.
        const more = covers < NO_ROOM ? penalty(box) : 0;
        const farther = (px - clear[0]!.px) ** 2 / FAR_PX;
        const anchor = x > 0.35 ? 'start' : x < -0.35 ? 'end' : 'middle';
        return { text, place, box, anchor, cost: cost + i * step + farther + covers + more };
      });
    });
  });
}

/** @param angle in radians from right, clockwise */
export const directionTo = (angle: number, cost: number): Direction => {
  return { x: Math.cos(angle), y: Math.sin(angle), cost };
};
export const directionsRound = (count: number, cost: (way: Point) => number): Direction[] =>
  Array.from({ length: count }, (_, i) => {
    const way = directionTo((2 * Math.PI * i) / count, 0);
    return { ...way, cost: cost(way) };
  });

export const ON: Direction[] = [{ x: 0, y: 0, cost: 0 }];
const SIDES = [0, 4, 2, 6, 1, 7, 3, 5].map((eighth, i) =>
  directionTo((eighth * Math.PI) / 4, i * 0.2),
);

/**
 * At eight sides of each place, and on it where there is no mark (radius 0). In few lines first, then
 * narrower; each next place costs 1 more.
 */
export function candidatesBeside(
  places: readonly Anchor[],
  text: string,
  px: typeof LABEL_PX | typeof SMALL_PX,
  radius: number,
  obstacles: Obstacles,
  penalty: (box: Box) => number = () => 0,
): Candidate[] {
  const lines = wrap(text, px);
  const narrower = breakInto(text, lines.length + 1, px);
  const texts = [lines, ...(narrower ? [narrower] : [])].map((lines) => ({ lines, px }));
  const directions = radius ? SIDES : [...ON, ...SIDES];
  const distances = [radius ? Math.max(6, radius) + 5 : 5];
  return places.flatMap((place, i) => {
    const more = (box: Box) => penalty(box) + i;
    return candidatesAround(
      { place, texts, step: 1.5, directions, distances, penalty: more },
      obstacles,
    );
  });
}
