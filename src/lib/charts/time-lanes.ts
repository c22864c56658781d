import { scaleLinear } from 'd3-scale';
import { estimateTextPx } from '$lib/core/text-width';
import { monthText } from '$lib/core/time';
import { thinLabels, type Tick } from './axis';
import type { Colour } from './colour';
import { TEXT_PX, fitText } from './frame';
import type { Mark } from './mark';
import { monthsIn, type TimeWindow } from '$lib/core/time-window';

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

/** One value a year, drawn as a column. */
export interface YearValue {
  year: number;
  /** Bottom part first. */
  parts: { id: string; value: number; colour: Colour }[];
  text: string;
}

export type TimeLane = { id: string; label: string } & (
  | { kind: 'items'; colour: Colour; items: readonly DatedItem[] }
  | { kind: 'columns'; values: readonly YearValue[] }
);

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

export interface TimeLanesPicture {
  left: number;
  right: number;
  lanes: { id: string; label: string; y: number; bottom: number }[];
  items: PlacedItem[];
  columns: { id: string; colour: Colour; x: number; y: number; width: number; height: number }[];
  ticks: Tick[];
  /** Where a year, or a month when near, begins. */
  grid: { x: number; strong: boolean }[];
  marks: Mark[];
}

const NAME_PX = 20;
const ROW_PX = 16;
const COLUMNS_PX = 40;
const GAP_PX = 10;
const AXIS_PX = 24;
const DOT = 8;
const MAX_ROWS = 4;
/** Rows are chosen for this width and all years, and then kept: zooming must not move the lanes. */
const ROWS_FOR_PX = 760;
const LEAST_LABEL_PX = 72;
/** What goes on is never cut shorter than this by what comes after it in its row. */
const LEAST_OPEN_PX = 28;

/** Fixed by the items, whatever the width and the window. */
export function timeLanesHeight(lanes: readonly TimeLane[], bounds: TimeWindow): number {
  return lanes.reduce((sum, lane) => sum + laneHeight(lane, bounds), 2 * AXIS_PX);
}

function laneHeight(lane: TimeLane, bounds: TimeWindow): number {
  const body = lane.kind === 'columns' ? COLUMNS_PX : rowCount(lane.items, bounds) * ROW_PX;
  return NAME_PX + body + GAP_PX;
}

/** Rows that keep the items of all years apart, as far as the most rows can. */
function rowCount(items: readonly DatedItem[], bounds: TimeWindow): number {
  const x = scaleLinear([bounds.from, bounds.to + 1], [0, ROWS_FOR_PX]);
  const ends: number[] = [];
  for (const item of inWindow(items, bounds)) {
    const [from, to] = extent(item, x, [0, ROWS_FOR_PX]);
    const row = ends.findIndex((end) => end + 1 <= from);
    ends[row < 0 ? ends.length : row] = to;
  }
  // What goes on should not have to end in the picture where the next begins.
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

/** Lanes of dated items and yearly columns over one axis of time, px. */
export function placeTimeLanes(
  lanes: readonly TimeLane[],
  {
    width,
    window,
    bounds,
    formatTick,
  }: {
    width: number;
    window: TimeWindow;
    bounds: TimeWindow;
    /** A year or a month (`2019`, `2019-03`) as the axis shows it. */
    formatTick: (date: string) => string;
  },
): TimeLanesPicture {
  const [left, right] = [2, width - 2];
  const x = scaleLinear([window.from, window.to + 1], [left, right]);
  const picture: TimeLanesPicture = {
    ...{ left, right, lanes: [], items: [], columns: [], marks: [] },
    ...axisOf(window, x, formatTick),
  };
  let y = AXIS_PX;
  lanes.forEach((lane, row) => {
    const height = laneHeight(lane, bounds);
    const top = y + NAME_PX;
    picture.lanes.push({ id: lane.id, label: lane.label, y, bottom: y + height });
    y += height;
    if (lane.kind === 'columns') {
      placeColumns(lane.values, { x, window, bottom: top + COLUMNS_PX, row, left, right }, picture);
      return;
    }
    const placed = placeItems(inWindow(lane.items, window), lane.colour, {
      ...{ x, top, edges: [left, right] as const, rows: rowCount(lane.items, bounds) },
    });
    picture.items.push(...placed);
    placed.forEach(({ item, x: from, y: middle, width: w }, column) =>
      picture.marks.push({
        ...{ id: item.id, row, column, text: item.text },
        ...{ x: from + w / 2, y: middle, width: w, height: DOT + 2 },
      }),
    );
  });
  return picture;
}

/**
 * Each item into the row that has been free for longest, so that labels find the most room. What goes
 * on makes room for the next item of its row.
 */
function placeItems(
  items: readonly DatedItem[],
  colour: Colour,
  at: {
    x: (months: number) => number;
    top: number;
    edges: readonly [number, number];
    rows: number;
  },
): PlacedItem[] {
  const rows: PlacedItem[][] = Array.from({ length: at.rows }, () => []);
  const freeFrom = (row: readonly PlacedItem[]) => {
    const last = row.at(-1);
    if (!last) return -Infinity;
    if (last.shape !== 'open') return last.x + last.width;
    const label = Math.min(estimateTextPx(last.item.label, TEXT_PX) + 14, last.width);
    return last.x + Math.max(label, LEAST_OPEN_PX);
  };
  const placed = items.map((item) => {
    const [from, to] = extent(item, at.x, at.edges);
    // Rows that nothing goes on in come first.
    const row = rows.reduce((best, other) => (freeFrom(other) < freeFrom(best) ? other : best));
    const last = row.at(-1);
    if (last?.shape === 'open')
      last.width = Math.max(LEAST_OPEN_PX, Math.min(last.width, from - 3 - last.x));
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

function placeColumns(
  values: readonly YearValue[],
  at: {
    x: (months: number) => number;
    window: TimeWindow;
    bottom: number;
    row: number;
    left: number;
    right: number;
  },
  picture: TimeLanesPicture,
) {
  const total = ({ parts }: YearValue) => parts.reduce((sum, { value }) => sum + value, 0);
  const high = Math.max(1e-9, ...values.map(total));
  values.forEach((year, column) => {
    const from = Math.max(at.x(12 * year.year) + 1, at.left);
    const to = Math.min(at.x(12 * year.year + 12) - 1, at.right);
    if (to <= from) return;
    let base = at.bottom;
    for (const { id, value, colour } of year.parts) {
      const height = (value / high) * COLUMNS_PX;
      base -= height;
      picture.columns.push({
        ...{ id: `${id}:${year.year}`, colour, x: from, y: base, width: to - from, height },
      });
    }
    picture.marks.push({
      ...{ id: `${at.row}:${year.year}`, row: at.row, column, text: year.text },
      ...{ x: (from + to) / 2, y: (base + at.bottom) / 2 },
      ...{ width: to - from, height: Math.max(at.bottom - base, 6) },
    });
  });
}

/** More months than this are named by their years only. */
const MONTHS_NAMED = 30;

function axisOf(
  window: TimeWindow,
  x: (months: number) => number,
  formatTick: (date: string) => string,
): Pick<TimeLanesPicture, 'ticks' | 'grid'> {
  const near = monthsIn(window) <= MONTHS_NAMED;
  const step = near ? 1 : 12;
  const first = Math.ceil(window.from / step) * step;
  const starts: number[] = [];
  for (let month = first; month <= window.to; month += step) starts.push(month);
  const places = (near || first === window.from ? starts : [first - step, ...starts]).map(
    (month) => ({
      // A part of a year at the edge has its name in the middle of that part.
      at: (x(Math.max(month, window.from)) + x(Math.min(month + step, window.to + 1))) / 2,
      value: month,
      text: formatTick(near ? monthText(month) : monthText(month).slice(0, 4)),
    }),
  );
  const kept = thinLabels(places);
  return {
    ticks: places.filter((_, i) => kept[i]),
    grid: starts
      .filter((month) => month > window.from)
      .map((month) => ({ x: x(month), strong: month % 12 === 0 && near })),
  };
}
