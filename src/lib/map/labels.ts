import { isWithin, overlap, grown, distanceTo, type Box } from './boxes';
import type { Point } from './screen';

/**
 * Where labels stand, found once for all years: greedily, each in turn at its cheapest free place round its sign,
 * with every sign at its largest and every label at its widest. One without room has none.
 */

/** A sign to be labelled, and an obstacle to the labels of all others. */
export interface Labelled extends Point {
  id: string;
  /** At its largest. */
  r: number;
  /** Of its label at its widest; 0 for a sign without one. */
  width: number;
  /** The lowest is placed first. */
  priority: number;
}

/** From the middle of a sign to where its text begins, ends or has its middle, on the baseline. */
export interface Spot {
  dx: number;
  dy: number;
  anchor: 'start' | 'middle' | 'end';
  box: Box;
}

export interface Room {
  bounds: Box;
  /** What lies over the map, and what is written already. */
  covered: readonly Box[];
  /** Points of lines, which a label would rather not lie on. */
  lines: readonly Point[];
  /** Where there is little room, labels may touch what signs of other years would cover. */
  isTight?: boolean;
  /** Which are labelled now; all others are in the way. */
  isTurn?: (sign: Labelled) => boolean;
}

export const LINE_PX = 15;
/** From the top of a line to its baseline. */
const BASELINE = 11.7;
const ANGLES = Array.from({ length: 24 }, (_, i) => (i * Math.PI) / 12);
const GAPS = [3, 7, 12];
/** Between any sign and a label, px. */
const CLEAR = 2;
/** Between labels, so that two do not read as one. */
export const BETWEEN = { x: 5, y: 0.5 };
/** Text at less than this part of a circle to the side begins or ends at its sign. */
const SIDEWAYS = 0.35;
/** Lines are felt in squares of this many px. */
const CELL = 6;

export function placeLabels(
  signs: readonly Labelled[],
  { bounds, covered, lines, isTight = false, isTurn = () => true }: Room,
): Map<string, Spot> {
  const cells = new Set(lines.map(({ x, y }) => cellOf(x, y)));
  const taken: Box[] = [...covered];
  const placed = new Map<string, Spot>();
  const wanted = signs
    .filter((sign) => sign.width > 0 && isTurn(sign))
    .toSorted((a, b) => a.priority - b.priority);
  for (const sign of wanted) {
    const near = signs.filter(
      (other) =>
        other !== sign &&
        Math.abs(other.x - sign.x) < sign.width + sign.r + other.r + 2 * GAPS.at(-1)! &&
        Math.abs(other.y - sign.y) < sign.r + other.r + 4 * LINE_PX,
    );
    let best: Spot | null = null;
    let least = Infinity;
    for (const gap of GAPS) {
      for (const angle of ANGLES) {
        const spot = spotAt(sign, angle, gap);
        const { box } = spot;
        if (!isWithin(box, bounds) || taken.some((other) => overlap(other, box))) continue;
        if (distanceTo(box, sign) - sign.r < CLEAR) continue;
        if (near.some((other) => isAnothers(box, sign, other, isTight))) continue;
        // A line is crossed rather than that a label stands far away.
        const cost = 1.2 * gap + turnCost(angle) + Math.min(1.5 * crossed(box, cells), 14);
        if (cost >= least) continue;
        least = cost;
        best = spot;
      }
    }
    if (!best) continue;
    placed.set(sign.id, best);
    taken.push(grown(best.box, BETWEEN.x, BETWEEN.y));
  }
  return placed;
}

/** A label belongs to the sign that it is nearest to, or that it stands in one line with. */
function isAnothers(box: Box, sign: Labelled, other: Labelled, isTight: boolean): boolean {
  const away = distanceTo(box, other);
  if (other.width > 0 && isInLine(box, other) && !isInLine(box, sign) && away < BESIDE) return true;
  if (isTight) return away < 3;
  const own = distanceTo(box, sign) - sign.r;
  return away - other.r < Math.max(CLEAR, own);
}
const BESIDE = 22;
const isInLine = ({ y0, y1 }: Box, { y }: Point) => y > y0 - 2 && y < y1 + 2;

function spotAt({ x, y, r, width }: Labelled, angle: number, gap: number): Spot {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const away = r + gap;
  const side = Math.abs(cos) < SIDEWAYS ? 0 : Math.sign(cos);
  const middleX = away * cos + (side ? (side * width) / 2 : (cos / SIDEWAYS) * 0.42 * width);
  const middleY = sin * (away + (side ? LINE_PX / 4 : LINE_PX / 2));
  const anchor = (['end', 'middle', 'start'] as const)[side + 1]!;
  const box = {
    x0: x + middleX - width / 2,
    x1: x + middleX + width / 2,
    y0: y + middleY - LINE_PX / 2,
    y1: y + middleY + LINE_PX / 2,
  };
  const dx = middleX - (side * width) / 2;
  return { dx, dy: middleY - LINE_PX / 2 + BASELINE, anchor, box };
}

/** Beside reads best, to the right before to the left; above and below least. */
const turnCost = (angle: number) => 9 * Math.abs(Math.sin(angle)) + 2.5 * (1 - Math.cos(angle));

const cellOf = (x: number, y: number) => Math.floor(x / CELL) * 10_000 + Math.floor(y / CELL);

function crossed(box: Box, cells: ReadonlySet<number>): number {
  if (cells.size === 0) return 0;
  let found = 0;
  for (let x = box.x0; x < box.x1; x += CELL) {
    for (let y = box.y0; y < box.y1; y += CELL) found += cells.has(cellOf(x, y)) ? 1 : 0;
  }
  return found;
}
