import { estimateTextPx } from '$lib/core/text-width';

/** Names beside their places so that none lies on another: greedy, best first, four sides each. */

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface Wanted {
  x: number;
  y: number;
  text: string;
  /** Of the mark it stands beside, px. */
  radius: number;
  /** Smaller comes first. */
  rank: number;
  /** Other places where it may stand: further along a track. */
  also?: readonly { x: number; y: number }[];
}

export interface Placed {
  x: number;
  y: number;
  lines: string[];
  anchor: 'start' | 'middle' | 'end';
  /** Side of the text that is at the mark, in MapLibre's words. */
  side: 'left' | 'right' | 'top' | 'bottom';
  /** 0 for its own place, else the number of the other one, from 1. */
  place: number;
}

export const LABEL_PX = 13;
const LINE_PX = 16;
const GAP = 6;
const WIDEST_PX = 14 * LABEL_PX;

/**
 * For each wanted label its place, or null where there is no room within the bounds.
 * @param taken never written over
 * @param avoided written over only where there is no other room
 */
export function placeLabels<T extends Wanted>(
  wanted: readonly T[],
  taken: readonly Box[],
  bounds: Box,
  avoided: readonly Box[] = [],
): { label: T; placed: Placed | null }[] {
  const boxes = [...taken];
  const inOrder = wanted
    .map((label, i) => ({ label, i }))
    .sort((a, b) => a.label.rank - b.label.rank);
  const results: { label: T; placed: Placed | null }[] = [];
  for (const { label, i } of inOrder) {
    const free = candidates(label).filter(
      ({ box }) => fits(box, bounds) && !boxes.some((b) => meet(b, box)),
    );
    const found = free.find(({ box }) => !avoided.some((b) => meet(b, box))) ?? free[0];
    if (found) boxes.push(found.box);
    results[i] = { label, placed: found?.placed ?? null };
  }
  return results;
}

function candidates(label: Wanted): { placed: Placed; box: Box }[] {
  return [label, ...(label.also ?? [])].flatMap((point, place) => around(label, point, place));
}

function around({ text, radius }: Wanted, { x, y }: { x: number; y: number }, place: number) {
  const lines = wrap(text);
  const width = Math.max(...lines.map((line) => estimateTextPx(line, LABEL_PX)));
  const height = lines.length * LINE_PX;
  const away = radius + GAP;
  const at = (side: Placed['side'], anchor: Placed['anchor'], tx: number, top: number) => ({
    placed: { x: tx, y: top + LINE_PX - 4, lines, anchor, side, place },
    box: boxOf(anchor, tx, top, width, height),
  });
  return [
    at('left', 'start', x + away, y - height / 2),
    at('right', 'end', x - away, y - height / 2),
    at('top', 'middle', x, y + away),
    at('bottom', 'middle', x, y - away - height),
  ];
}

function boxOf(
  anchor: Placed['anchor'],
  x: number,
  top: number,
  width: number,
  height: number,
): Box {
  const x0 = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x0, y0: top, x1: x0 + width, y1: top + height };
}

/** At most two lines, broken at the space nearest to the middle. */
export function wrap(text: string): string[] {
  if (estimateTextPx(text, LABEL_PX) <= WIDEST_PX) return [text];
  const spaces = [...text].flatMap((sign, i) => (sign === ' ' ? [i] : []));
  const middle = text.length / 2;
  const best = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return best === undefined ? [text] : [text.slice(0, best), text.slice(best + 1)];
}

export const meet = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
export const fits = (a: Box, b: Box) =>
  a.x0 >= b.x0 && a.x1 <= b.x1 && a.y0 >= b.y0 && a.y1 <= b.y1;
