import { range, sort, sum } from 'd3-array';
import {
  boxAround,
  distanceTo,
  grown,
  isWithin,
  nearestTo,
  overlap,
  type Box,
  type Point,
} from '$lib/site/boxes';

export interface Labelled extends Point {
  id: string;
  /** The sign's radius at its largest, px. */
  r: number;
  /** The widest label's, px; 0 for a sign without a label. */
  width: number;
  /** Lowest first. */
  priority: number;
}

export type Spot = ReturnType<typeof spotAt>;

interface Room<Sign extends Labelled> {
  bounds: Box;
  /** What covers the map, and earlier texts; the labels are added. */
  taken: Box[];
  /** Crossed by lines, which labels avoid if they can. */
  cells: ReadonlySet<number>;
  /** Longest leader, where nothing near the sign is free, px; 0 for none. */
  leaderPx?: number;
  /** The others are only obstacles. */
  isTurn?: (sign: Sign) => boolean;
}

export const LINE_PX = 15;
/** From the top of a line of text to its baseline. */
const BASELINE = 11.7;
const ANGLES = Array.from({ length: 24 }, (_, i) => (i * Math.PI) / 12);
const GAPS = [3, 7, 12];
/** Between positions tried for a label at a leader, px. */
const LEADER_STEP = 9;
/** More than any position near a sign costs. */
const LEADER_COST = 30;
/** Between a label and any sign, px. */
const CLEARANCE = 2;
/** Between labels, so that two do not read as one. */
const BETWEEN = { x: 5, y: 0.5 };
/** Else a label is centred above or below its sign. */
const MIN_SIDE_COS = 0.35;
/** Grid squares for looking up lines, px. */
const CELL_PX = 6;
/** Nearer signs are at one place. */
export const SAME_PLACE_PX = 7;
/** Of a label from another labelled sign it is level with, px. */
const LEVEL_PX = 22;
/** Nearer to another sign, which has no label in other years, a label could be read as its own, px. */
const CLEAR_PX = 16;
/** For each px nearer: rather at a leader than at half of this distance. */
const NEARNESS_COST = 4;

/**
 * Greedy: each label takes its cheapest free position, or is left out. Signs are at their largest
 * and labels at their widest, so that one layout serves all years.
 */
export function placeLabels<Sign extends Labelled>(
  signs: readonly Sign[],
  { bounds, taken, cells, leaderPx = 0, isTurn = () => true }: Room<Sign>,
): Map<string, Spot> {
  const placed = new Map<string, Spot>();
  const gaps = [...GAPS, ...range(GAPS.at(-1)! + LEADER_STEP, leaderPx, LEADER_STEP)];
  const labelled = signs.filter((sign) => sign.width > 0 && isTurn(sign));
  for (const sign of sort(labelled, ({ priority }) => priority)) {
    const near = signs.filter(
      (other) =>
        other !== sign &&
        Math.hypot(other.x - sign.x, other.y - sign.y) > SAME_PLACE_PX &&
        Math.abs(other.x - sign.x) < sign.width + sign.r + other.r + 2 * gaps.at(-1)! &&
        Math.abs(other.y - sign.y) < sign.r + other.r + 4 * LINE_PX + gaps.at(-1)!,
    );
    let best: Spot | null = null;
    let lowestCost = Infinity;
    for (const gap of gaps) {
      for (const angle of ANGLES) {
        const spot = spotAt(sign, angle, gap);
        const { box, isLed } = spot;
        // Capped: better to cross a line than to be far away.
        const lineCost = Math.min(1.5 * crossedCells(box, cells), 14);
        const nearness = sum(near, (other) => nearnessTo(other, box));
        const placeCost = 1.2 * gap + angleCost(angle) + (isLed ? LEADER_COST : 0);
        const cost = placeCost + lineCost + NEARNESS_COST * nearness;
        if (cost >= lowestCost) continue;
        if (!isWithin(box, bounds) || taken.some((other) => overlap(other, box))) continue;
        if (distanceTo(box, sign) - sign.r < CLEARANCE) continue;
        if (near.some((other) => (isLed ? isTouched(other, box) : belongsTo(other, box, sign))))
          continue;
        if (isLed && !isFree(leaderPoints(sign, box), near, taken)) continue;
        lowestCost = cost;
        best = spot;
      }
    }
    if (!best) continue;
    placed.set(sign.id, best);
    taken.push(...takenBy(sign, best));
  }
  return placed;
}

/** With the leader. */
export const takenBy = (sign: Labelled, { box, isLed }: Spot) => [
  grown(box, BETWEEN.x, BETWEEN.y),
  ...(isLed ? leaderPoints(sign, box).map((point) => boxAround(point, CLEARANCE)) : []),
];

/** From the edge of a sign towards its label, every few px. */
function leaderPoints(sign: Labelled, box: Box) {
  const { x, y } = nearestTo(box, sign);
  const length = Math.hypot(x - sign.x, y - sign.y);
  return range(sign.r + CELL_PX / 2, length, CELL_PX / 2).map((px) => ({
    x: sign.x + (px / length) * (x - sign.x),
    y: sign.y + (px / length) * (y - sign.y),
  }));
}
const isFree = (points: readonly Point[], signs: readonly Labelled[], taken: readonly Box[]) =>
  points.every(
    (point) =>
      taken.every((box) => distanceTo(box, point) > 0) &&
      signs.every(({ x, y, r }) => Math.hypot(x - point.x, y - point.y) > r + CLEARANCE),
  );

/** A label reads as that of the nearest sign, or of one it is level with. */
function belongsTo(other: Labelled, box: Box, sign: Labelled) {
  const distance = distanceTo(box, other);
  const isLevelWithOther = isLevel(box, other) && !isLevel(box, sign);
  if (other.width > 0 && isLevelWithOther && distance < LEVEL_PX) return true;
  return distance - other.r < Math.max(CLEARANCE, distanceTo(box, sign) - sign.r);
}
/** By how many px too near; whether the other has a label depends on the years. */
const nearnessTo = (other: Labelled, box: Box) =>
  Math.max(0, CLEAR_PX - (distanceTo(box, other) - other.r));
const isTouched = (other: Labelled, box: Box) => distanceTo(box, other) - other.r < 2 * CLEARANCE;
const isLevel = ({ y0, y1 }: Box, { y }: Point) => y > y0 - 2 && y < y1 + 2;

export function boxAt({ dx, dy, anchor, box }: Spot, { x, y }: Point) {
  const width = box.x1 - box.x0;
  const x0 = x + dx - width * { start: 0, middle: 0.5, end: 1 }[anchor];
  const y0 = y + dy - BASELINE;
  return { x0, y0, x1: x0 + width, y1: y0 + LINE_PX };
}

/** A label's anchor on the baseline, relative to its sign, and box on the map. */
function spotAt({ x, y, r, width }: Labelled, angle: number, gap: number) {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const distance = r + gap;
  const side = Math.abs(cos) < MIN_SIDE_COS ? 0 : Math.sign(cos);
  const shift = side ? (side * width) / 2 : (cos / MIN_SIDE_COS) * 0.42 * width;
  const middleX = distance * cos + shift;
  const middleY = sin * (distance + (side ? LINE_PX / 4 : LINE_PX / 2));
  const anchor = (['end', 'middle', 'start'] as const)[side + 1]!;
  const box = boxAround({ x: x + middleX, y: y + middleY }, width / 2, LINE_PX / 2);
  const dx = middleX - (side * width) / 2;
  // Too far from its sign to be understood without a line.
  const isLed = gap > GAPS.at(-1)!;
  return { dx, dy: middleY - LINE_PX / 2 + BASELINE, anchor, box, isLed };
}

/** Best to the right, then left, worst above and below. */
const angleCost = (angle: number) => 9 * Math.abs(Math.sin(angle)) + 2.5 * (1 - Math.cos(angle));

export const cellsOf = (points: readonly Point[]): ReadonlySet<number> =>
  new Set(points.map(({ x, y }) => cellOf(x, y)));
const cellOf = (x: number, y: number) => Math.floor(x / CELL_PX) * 10_000 + Math.floor(y / CELL_PX);

function crossedCells(box: Box, cells: ReadonlySet<number>) {
  if (cells.size === 0) return 0;
  let crossed = 0;
  for (let x = box.x0; x < box.x1; x += CELL_PX) {
    for (let y = box.y0; y < box.y1; y += CELL_PX) crossed += cells.has(cellOf(x, y)) ? 1 : 0;
  }
  return crossed;
}
