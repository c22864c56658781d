import { linear } from './linear';
import type { TimeWindow } from '$lib/core/record/time-window';
import type { Tick } from './axis';
import type { Colour } from './colour';
import type { Mark } from './figure/chart-mark';
import { timeAxis } from './time-axis';
import {
  DOT,
  ROW_PX,
  placeItems,
  rowCount,
  type DatedItem,
  type PlacedItem,
} from './time-lane-items';

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
const COLUMNS_PX = 40;
const GAP_PX = 10;
const AXIS_PX = 24;

/** Fixed by the items, whatever the width and the window. */
export function timeLanesHeight(lanes: readonly TimeLane[], bounds: TimeWindow): number {
  return lanes.reduce((sum, lane) => sum + laneHeight(lane, bounds), 2 * AXIS_PX);
}

function laneHeight(lane: TimeLane, bounds: TimeWindow): number {
  const body = lane.kind === 'columns' ? COLUMNS_PX : rowCount(lane.items, bounds) * ROW_PX;
  return NAME_PX + body + GAP_PX;
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
  const x = linear([window.from, window.to + 1], [left, right]);
  const picture: TimeLanesPicture = {
    ...{ left, right, lanes: [], items: [], columns: [], marks: [] },
    ...timeAxis(window, x, formatTick),
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
    const placed = placeItems(lane.items, lane.colour, {
      ...{ x, top, window, edges: [left, right] as const, rows: rowCount(lane.items, bounds) },
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
