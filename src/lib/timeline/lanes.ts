import { estimateTextPx } from '$lib/site/text-width';
import { LANES, type Lane } from '$lib/view/view';
import { dateAt, decimalYear } from './year-axis';
import type { YearAxis } from './chosen-years';

/** One fact of the wider relationship, in the reader's language. */
export interface ContextItem {
  id: string;
  lane: Lane;
  /** Short words drawn beside it; null for items that are marks only. */
  label: string | null;
  /** ISO date. */
  start: string;
  /** ISO date; null for one moment, `open` for what still goes on. */
  end: string | null;
}

/** A time with two ends, a time that still goes on, one moment; a tick stands without words. */
const SHAPES = ['bar', 'open', 'mark', 'tick'] as const;
export type Shape = (typeof SHAPES)[number];
export type LabelSide = 'inside' | 'right' | 'left';

export interface PlacedItem {
  item: ContextItem;
  shape: Shape;
  /** Counted from the top; ticks have a row of their own above, and are given row 0. */
  row: number;
  /** Fractions of the track; equal for a moment. */
  x0: number;
  x1: number;
  side: LabelSide;
  /** What goes on makes room for the next item of its row: it is drawn fading out. */
  fades: boolean;
}

export interface LaneLayout {
  rows: number;
  placed: PlacedItem[];
}

/** Pixels: room inside a bar beside its label, between neighbours, and of a moment's mark. */
const INSET = 12;
const GAP = 6;
const MARK = 8;
/** What is over within two months is a moment on an axis of years. */
const MOMENT_YEARS = 1 / 6;

interface Stretch {
  from: number;
  to: number;
}

/** A stretch of a row for an item and its label. */
interface Place extends Stretch {
  side: LabelSide;
}

/** More would take the page from the map. */
const MAX_ROWS = 4;

/**
 * Puts items into few rows such that neither bars nor labels touch: first what has two ends, then
 * what goes on, then the moments with a label where there is room left, each lane by lane. All other
 * moments, and what finds no room in four rows, are ticks in one line under the axis. Items outside
 * the axis are left out.
 */
export function layoutLanes(
  items: readonly ContextItem[],
  axis: YearAxis,
  widthPx: number,
  textPx: (text: string) => number = estimateTextPx,
): LaneLayout {
  const sorted = items
    .filter((item) => isOnAxis(item, axis))
    .toSorted(
      (a, b) =>
        SHAPES.indexOf(wantedShape(a)) - SHAPES.indexOf(wantedShape(b)) ||
        LANES.indexOf(a.lane) - LANES.indexOf(b.lane) ||
        a.start.localeCompare(b.start) ||
        a.id.localeCompare(b.id),
    );
  // Which side suits the labels depends on where the data crowd: the tighter picture is taken.
  const [right, left] = (['right', 'left'] as const).map((prefer) =>
    pack(sorted, (item) => placesFor(item, prefer, axis, widthPx, textPx), axis, widthPx),
  ) as [LaneLayout, LaneLayout];
  const lost = ({ placed }: LaneLayout) => placed.filter(({ shape }) => shape === 'tick').length;
  const order = lost(left) - lost(right) || left.rows - right.rows;
  return order < 0 ? left : right;
}

/** Each item in the first place that is free, in a new row if need be. */
function pack(
  items: readonly ContextItem[],
  placesOf: (item: ContextItem) => Place[],
  axis: YearAxis,
  widthPx: number,
): LaneLayout {
  const rows: Stretch[][] = [];
  const placed = items.map((item): PlacedItem => {
    const [x0, x1] = extent(item, axis);
    const shape = wantedShape(item);
    const places = placesOf(item);
    const found = takeFree(rows, places) ?? (shape === 'mark' ? null : takeNew(rows, places));
    const moment = { item, x0, x1: x0, fades: false };
    if (!found) return { ...moment, shape: 'tick', row: 0, side: 'right' };
    return { ...moment, shape, x1: shape === 'mark' ? x0 : x1, ...found };
  });
  const drawn = placed.map((item) => shorten(item, rows[item.row] ?? [], widthPx));
  return { rows: rows.length, placed: drawn };
}

function wantedShape({ label, start, end }: ContextItem): Shape {
  if (label === null) return 'tick';
  if (end === 'open') return 'open';
  const moment = end === null || decimalYear(end) - decimalYear(start) < MOMENT_YEARS;
  return moment ? 'mark' : 'bar';
}

/** Fractions of the track between which an item lies, cut at the ends of the axis. */
function extent({ start, end }: ContextItem, axis: YearAxis): [x0: number, x1: number] {
  const cut = (x: number) => Math.min(Math.max(x, 0), 1);
  const x0 = cut(dateAt(start, axis));
  if (end === 'open') return [x0, 1];
  return [x0, end === null ? x0 : Math.max(cut(dateAt(end, axis)), x0)];
}

function isOnAxis({ start, end }: ContextItem, { first, last }: YearAxis): boolean {
  if (decimalYear(start) >= last + 1) return false;
  return end === 'open' || decimalYear(end ?? start) >= first;
}

/**
 * The places an item could take with its label, the best first: inside, else beside it. What goes on
 * has its label inside unless the axis ends first, and needs no more room than that. A label that
 * fits nowhere is cut to its bar.
 */
function placesFor(
  item: ContextItem,
  prefer: 'left' | 'right',
  axis: YearAxis,
  widthPx: number,
  textPx: (text: string) => number,
): Place[] {
  const shape = wantedShape(item);
  if (shape === 'tick' || item.label === null) return [];
  const [x0, x1] = extent(item, axis);
  const labelPx = textPx(item.label);
  const from = x0 * widthPx - (shape === 'mark' ? MARK / 2 : 0);
  const to = (shape === 'mark' ? x0 : x1) * widthPx + (shape === 'mark' ? MARK / 2 : 0);
  const inside = from + labelPx + INSET;
  if (shape !== 'mark' && inside <= to) {
    return [{ side: 'inside', from, to: shape === 'open' ? inside : to }];
  }
  const right: Place = { side: 'right', from, to: to + GAP + labelPx };
  const left: Place = { side: 'left', from: from - GAP - labelPx, to };
  const beside = (prefer === 'right' ? [right, left] : [left, right])
    .filter((place) => place.from >= 0 && place.to <= widthPx)
    // The next label must not begin where this one ends.
    .map((place) => ({
      ...place,
      from: place.from - (place.side === 'left' ? GAP : 0),
      to: place.to + (place.side === 'right' ? GAP : 0),
    }));
  return beside.length || shape === 'mark' ? beside : [{ side: 'inside', from, to }];
}

/** The first place for which a row has room; it is taken then. Null where none has. */
function takeFree(rows: Stretch[][], places: readonly Place[]) {
  for (const place of places) {
    const row = rows.findIndex((taken) =>
      taken.every(({ from, to }) => place.to <= from || place.from >= to),
    );
    rows[row]?.push(place);
    if (row >= 0) return { row, side: place.side };
  }
  return null;
}

function takeNew(rows: Stretch[][], [place]: readonly Place[]) {
  if (!place || rows.length >= MAX_ROWS) return null;
  return { row: rows.push([place]) - 1, side: place.side };
}

/** What goes on ends before the next item of its row. */
function shorten(placed: PlacedItem, row: readonly Stretch[], widthPx: number): PlacedItem {
  if (placed.shape !== 'open') return placed;
  const start = placed.x0 * widthPx;
  const next = Math.min(...row.filter(({ from }) => from > start).map(({ from }) => from));
  if (next > widthPx) return placed;
  return { ...placed, x1: (next - GAP) / widthPx, fades: true };
}
