import { estimateTextPx } from '$lib/site/text-width';

/** Names beside their places so that none lies on another: greedy, best first, eight sides each. */

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
  /** Of the mark it stands beside, px; 0 for a name without a mark, which may stand on its place. */
  radius: number;
  /** Smaller comes first. */
  rank: number;
  /** Size of the letters; LABEL_PX when left out. */
  px?: number;
  /** Other places where it may stand: further along a track. */
  also?: readonly { x: number; y: number }[];
  /** Its texts, each broken into lines, best first; made from `text` when left out. */
  variants?: readonly (readonly string[])[];
  /** How the first line begins, in bold. */
  strong?: string;
  /** Where it may stand beside its place, cheapest first; at all sides alike when left out. */
  spots?: Spots;
}

/** Where a text may stand, at a price: the cheapest with room is taken. In tables, of hundreds for each name. */
export interface Spots {
  of: readonly Spot[];
  /** Which of them, cheapest first, and at what price. */
  order: ArrayLike<number>;
  costs: ArrayLike<number>;
}

/** Beside a place. */
export interface Spot {
  /** Which part of the text is there, halfway up. */
  side: 'left' | 'right' | 'center';
  /** From the place, px; and in halves of the text's height. */
  dx: number;
  dy: number;
  lift: number;
}

/** The part of the text that is at the mark. */
type Side = (typeof SIDES)[number] | 'center';
/** Best first. */
const SIDES = [
  ...(['left', 'right', 'top', 'bottom'] as const),
  ...(['bottom-left', 'top-left', 'bottom-right', 'top-right'] as const),
];

export interface Placed extends TextAt {
  lines: string[];
  /** 0 for its own place, else the number of the other one, from 1. */
  place: number;
}

/** From a mark's place to the baseline of a text's first line, px, and which part of the line is there. */
export interface TextAt {
  dx: number;
  dy: number;
  anchor: 'start' | 'middle' | 'end';
}

export const LABEL_PX = 13;
/** Of names that are no record's, */
export const PLACE_PX = 11;
/** and of lengths beside their lines. */
export const DISTANCE_PX = 12;
/** Of a line, and from its top to the baseline, in letter sizes. */
const LINE = 16 / 13;
const BASE = 12 / 13;
const GAP = 6;
/** Bold letters are so much wider. */
const BOLDER = 0.1;
/** Widest line, in letter sizes. */
const WIDEST = 14;
/** Between two names, so that they do not read as one. */
const BETWEEN = { x: 3, y: 2 };

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
    const found = firstFree(label, boxes, bounds, avoided);
    if (found) boxes.push(grown(found.box));
    results[i] = { label, placed: found?.placed ?? null };
  }
  return results;
}

interface Candidate {
  placed: Placed;
  box: Box;
  cost: number;
}

/** What it costs to lie on what is avoided, and to take another variant of a text. */
const AVOIDED_COST = 2;
const VARIANT_COSTS = [0, 1.5, 6];

/** No text reaches farther from its place, px. */
const NEAR = 420;

/** The cheapest candidate with room, the first of several. */
function firstFree(
  label: Wanted,
  boxes: readonly Box[],
  bounds: Box,
  avoided: readonly Box[],
): Candidate | null {
  const isNear = ({ x0, y0, x1, y1 }: Box) =>
    label.also?.length ||
    (x1 > label.x - NEAR && x0 < label.x + NEAR && y1 > label.y - NEAR && y0 < label.y + NEAR);
  const [near, nearAvoided] = [boxes.filter(isNear), avoided.filter(isNear)];
  // What was in the way of one candidate mostly is in the way of the next.
  const isFree = (box: Box, of: Box[]) => {
    const i = of.findIndex((other) => meet(other, box));
    if (i > 0) [of[0], of[i]] = [of[i]!, of[0]!];
    return i < 0;
  };
  const price = (box: Box, cost: number) =>
    !fits(box, bounds) || !isFree(box, near)
      ? Infinity
      : cost + (isFree(box, nearAvoided) ? 0 : AVOIDED_COST);
  return label.spots ? onSpots(label, label.spots, price) : atSides(label, price);
}

type Price = (box: Box, cost: number) => number;

/** In few lines first, then narrower; at any of its places. */
function atSides(label: Wanted, price: Price): Candidate | null {
  const px = label.px ?? LABEL_PX;
  const sides: readonly Side[] = label.radius ? SIDES : ['center', ...SIDES];
  const usual = wrap(label.text, px);
  let best: Candidate | null = null;
  for (const narrower of [false, true]) {
    const lines = narrower ? breakInto(label.text, usual.length + 1, px) : usual;
    for (const [place, point] of [label, ...(label.also ?? [])].entries())
      for (const side of lines ? sides : []) {
        const found = around(lines!, px, label.radius, point, side, place);
        const cost = price(found.box, 0);
        if (cost < (best?.cost ?? Infinity)) best = { ...found, cost };
        if (cost === 0) return best;
      }
  }
  return best;
}

/** The same for many spots, mostly taken: nothing is made of one but its box, over and over the same. */
function onSpots(label: Wanted, { of, order, costs }: Spots, price: Price): Candidate | null {
  const variants = label.variants ?? [[label.text]];
  const box = { x0: 0, y0: 0, x1: 0, y1: 0 };
  let best: Candidate | null = null;
  for (const [i, lines] of variants.entries()) {
    const { width, height } = sizeOf(lines, label.px ?? LABEL_PX, label.strong);
    for (const [place, { x, y }] of [label, ...(label.also ?? [])].entries())
      for (let k = 0; k < order.length; k++) {
        const { side, dx, dy: beside, lift } = of[order[k]!]!;
        const cost = costs[k]! + VARIANT_COSTS[i]!;
        if (best && cost >= best.cost) break;
        const down = beside + (lift * height) / 2;
        box.x0 = x + dx - (side === 'left' ? 0 : side === 'center' ? width / 2 : width);
        box.y0 = y + down - height / 2;
        box.x1 = box.x0 + width;
        box.y1 = box.y0 + height;
        const least = price(box, cost);
        if (least >= (best?.cost ?? Infinity)) continue;
        const dy = down - height / 2 + BASE * (label.px ?? LABEL_PX);
        const placed = { lines: [...lines], dx, dy, anchor: ANCHORS[side], place };
        best = { box: { ...box }, placed, cost: least };
      }
  }
  return best;
}

/** SVG's words for them. */
const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const;

function sizeOf(lines: readonly string[], px: number, strong = '') {
  const bold = estimateTextPx(strong, px) * BOLDER;
  const width = Math.max(widest(lines, px), estimateTextPx(lines[0]!, px) + bold);
  return { width, height: lines.length * LINE * px };
}

function around(
  lines: string[],
  px: number,
  radius: number,
  { x, y }: { x: number; y: number },
  side: Side,
  place: number,
): Omit<Candidate, 'cost'> {
  const { dx, dy, anchor } = textAt(lines, px, side, side === 'center' ? 0 : radius + GAP);
  const width = widest(lines, px);
  const x0 = x + dx - { start: 0, middle: width / 2, end: width }[anchor];
  const y0 = y + dy - BASE * px;
  return {
    placed: { lines, dx, dy, anchor, place },
    box: { x0, y0, x1: x0 + width, y1: y0 + lines.length * LINE * px },
  };
}

/** Where a text is written that stands so far from its place, on a side. */
function textAt(lines: readonly string[], px: number, side: Side, away: number): TextAt {
  const height = lines.length * LINE * px;
  const part = side.includes('-') ? away / Math.SQRT2 : away;
  const right = side.endsWith('left') ? 1 : side.endsWith('right') ? -1 : 0;
  const down = side.startsWith('top') ? 1 : side.startsWith('bottom') ? -1 : 0;
  const above = side.startsWith('top') ? 0 : side.startsWith('bottom') ? height : height / 2;
  const anchor = side.includes('left') ? 'left' : side.includes('right') ? 'right' : 'center';
  return { dx: right * part, dy: down * part - above + BASE * px, anchor: ANCHORS[anchor] };
}

/** At most two lines, broken at the middle. */
export function wrap(text: string, px = LABEL_PX): string[] {
  if (estimateTextPx(text, px) <= WIDEST * px) return [text];
  return breakInto(text, 2, px) ?? [text];
}

/** So many lines of a width as even as can be; null where there is nowhere to break. */
export function breakInto(text: string, count: number, px = LABEL_PX): string[] | null {
  // Between words, but not after a day, and between Chinese signs, but not before what closes.
  const parts = text.match(
    / ?[\u4e00-\u9fff][\uff0c\u3002\u3001\uff09\u201d\u300b]*| ?(?:\d\d? )?[^ \u4e00-\u9fff]+/g,
  );
  if (!parts || parts.length < count) return null;
  const lineOf = (from: number, to: number) => parts.slice(from, to).join('').trim();
  const best = (from: number, left: number): string[] => {
    if (left === 1) return [lineOf(from, parts.length)];
    let found: string[] = [];
    for (let to = from + 1; to <= parts.length - left + 1; to++) {
      const lines = [lineOf(from, to), ...best(to, left - 1)];
      if (!found.length || widest(lines, px) < widest(found, px)) found = lines;
    }
    return found;
  };
  return best(0, count);
}

const widest = (lines: readonly string[], px: number) =>
  Math.max(...lines.map((line) => estimateTextPx(line, px)));

const grown = ({ x0, y0, x1, y1 }: Box): Box => ({
  x0: x0 - BETWEEN.x,
  y0: y0 - BETWEEN.y,
  x1: x1 + BETWEEN.x,
  y1: y1 + BETWEEN.y,
});

const meet = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
const fits = (a: Box, b: Box) => a.x0 >= b.x0 && a.x1 <= b.x1 && a.y0 >= b.y0 && a.y1 <= b.y1;
