import { linear } from './linear';
import { estimateTextPx } from '$lib/site/text-width';
import type { TimeWindow } from '$lib/core/record/time-window';
import type { Colour } from './colour';
import { TEXT_PX, fitText } from './chart-frame';

/** Something that happened, with its place in time in months since the year 0 (core/time.ts). */
export interface DatedItem {
  id: string;
  start: number;
  /** Of a day its end; of a date known by month or year the end of that. */
  end: number;
  /** One date, a time with two ends, or a time that goes on. */
  shape: 'moment' | 'span' | 'open';
  /** Drawn hollow. */
  inferred: boolean;
  /** A few words, drawn where there is room. */
  label: string;
  /** All of it in words, for the mark. */
  text: string;
}

export interface PlacedItem {
  item: DatedItem;
  colour: Colour;
  /** A day is a dot; a longer time a bar, paler where it is only a date not known better. */
  shape: 'dot' | 'bar' | 'coarse' | 'open';
  x: number;
  y: number;
  width: number;
  label: { text: string; x: number } | null;
}

export const ROW_PX = 16;
export const DOT = 8;
const MAX_ROWS = 4;
/** Rows are chosen for this width and all years, and then kept: zooming must not move the lanes. */
const ROWS_FOR_PX = 760;
const LEAST_LABEL_PX = 72;

/** Rows that keep the items of all years apart, as far as the most rows can. */
export function rowCount(items: readonly DatedItem[], bounds: TimeWindow): number {
  const x = linear([bounds.from, bounds.to + 1], [0, ROWS_FOR_PX]);
  const ends: number[] = [];
  for (const item of inWindow(items, bounds)) {
    const [from, to] = extent(item, x, [0, ROWS_FOR_PX]);
    const row = ends.findIndex((end) => end <= from + 1e-6);
    ends[row < 0 ? ends.length : row] = to;
  }
  // What goes on leaves its row no more.
  const going = items.filter(({ shape }) => shape === 'open').length;
  return Math.min(Math.max(ends.length, 1), Math.max(MAX_ROWS, going + 2));
}

function inWindow(items: readonly DatedItem[], { from, to }: TimeWindow): DatedItem[] {
  return items
    .filter(
      ({ start, end, shape }) =>
        start < to + 1 && (shape === 'open' || end > from || start >= from),
    )
    .toSorted((a, b) => a.start - b.start || a.id.localeCompare(b.id));
}

function extent(
  { start, end, shape }: DatedItem,
  x: (months: number) => number,
  [low, high]: readonly [number, number],
): [from: number, to: number] {
  const from = Math.max(x(start), low);
  const to = shape === 'open' ? high : Math.min(Math.max(x(end), from), high);
  return to - from < DOT ? [(from + to - DOT) / 2, (from + to + DOT) / 2] : [from, to];
}

/**
 * Each item of the window into the row that has been free for longest, so that labels find the most
 * room; into one that is taken only where none is free, and never over what goes on.
 */
export function placeItems(
  items: readonly DatedItem[],
  colour: Colour,
  at: {
    x: (months: number) => number;
    top: number;
    edges: readonly [number, number];
    rows: number;
    window: TimeWindow;
  },
): PlacedItem[] {
  const rows: PlacedItem[][] = Array.from({ length: at.rows }, () => []);
  const freeFrom = (row: readonly PlacedItem[]) => {
    const last = row.at(-1);
    return last ? last.x + last.width + (last.shape === 'open' ? at.edges[1] : 0) : -Infinity;
  };
  const placed = inWindow(items, at.window).map((item) => {
    const [from, to] = extent(item, at.x, at.edges);
    const row = rows.reduce((first, other) => (freeFrom(other) < freeFrom(first) ? other : first));
    const one: PlacedItem = {
      ...{ item, colour, x: from, width: to - from, label: null },
      y: at.top + rows.indexOf(row) * ROW_PX + ROW_PX / 2,
      shape: shapeOf(item, to - from),
    };
    row.push(one);
    return one;
  });
  for (const row of rows) {
    row.forEach((one, i) => {
      one.label = labelOf(one, row[i + 1]?.x ?? at.edges[1]);
    });
  }
  return placed;
}

function shapeOf({ shape, start, end }: DatedItem, px: number): PlacedItem['shape'] {
  if (shape === 'open') return 'open';
  const isDay = shape === 'moment' && end - start < 0.05;
  return isDay || px <= DOT ? 'dot' : shape === 'moment' ? 'coarse' : 'bar';
}

/** Inside or beside, where there is more room; null where a few letters would tell nothing. */
function labelOf({ item, shape, x, width }: PlacedItem, next: number): PlacedItem['label'] {
  const inside = shape === 'dot' ? 0 : width - 12;
  const beside = next - (x + width) - 14;
  const room = Math.max(inside, beside);
  const wanted = estimateTextPx(item.label, TEXT_PX);
  if (wanted === 0 || room < Math.min(LEAST_LABEL_PX, wanted)) return null;
  const within = inside >= Math.min(wanted, beside);
  return {
    text: fitText(item.label, within ? inside : beside),
    x: within ? x + 6 : x + width + 4,
  };
}
