import type { ReachKind } from '$lib/core/record/model';
import type { VisitStatus } from '$lib/core/reach/new-places';
import type { YearSpan } from '$lib/core/record/time';

/** What the chart draws of a record: a sign in the column of the year in which it began. */
export interface Sign {
  id: string;
  kind: ReachKind;
  year: number;
  /** `unknown`: without a measured place. */
  status: VisitStatus | 'unknown';
  /** The short name of its place, where it is new. */
  label: string | null;
}

/** Signs of one kind in a year: new ones stand up; below them perhaps new, back, then those without a place. */
export interface Column {
  year: number;
  up: Sign[];
  down: Sign[];
}

const BELOW = ['perhaps', 'return', 'unknown'];

export function columnsOf(signs: readonly Sign[], kind: ReachKind): Column[] {
  const columns = new Map<number, Column>();
  for (const sign of signs) {
    if (sign.kind !== kind) continue;
    const column = columns.get(sign.year) ?? { year: sign.year, up: [], down: [] };
    columns.set(sign.year, column);
    (sign.status === 'new' ? column.up : column.down).push(sign);
  }
  for (const { down } of columns.values())
    down.sort((a, b) => BELOW.indexOf(a.status) - BELOW.indexOf(b.status));
  return [...columns.values()].sort((a, b) => a.year - b.year);
}

const most = (columns: readonly Column[], side: 'up' | 'down') =>
  Math.max(0, ...columns.map((column) => column[side].length));

/** Rows of signs, from the row beside the axis: `at` is the middle of the first, `step` from one to the next. */
export interface Rows {
  /** Where signs stand up from, and hang down from. */
  above: number;
  below: number;
  step: number;
  /** Radius, or half the height of a diamond. */
  r: number;
  /** Too many to be told apart: each column is a bar. */
  isBar: boolean;
}

/** Middle of a row from the axis outwards. */
export const rowAt = ({ above, below, step }: Rows, side: 'up' | 'down', row: number): number =>
  side === 'up' ? above - (row + 0.5) * step : below + (row + 0.5) * step;

export interface ChartRoom {
  width: number;
  height: number;
}

export interface ChartRows {
  /** Baseline of the numbers of the brackets, and their line. */
  bracket: { text: number; line: number };
  /** The year band. */
  band: { y: number; height: number };
  /** The first kind, or the only one. */
  main: Rows;
  /** Patrols beside exercises; null where there is no room, or one kind alone. */
  lane: (Rows & { axis: number }) | null;
  /** Names of places are written. */
  hasNames: boolean;
}

export const BAND_PX = 20;
/** From one sign to the next, and with one kind alone. */
const STEP_PX = 13.2;
const ALONE_PX = 19;
const LANE_STEP_PX = 9.2;
const LANE_PX = 50;
/** Lower than this there is neither lane nor name. */
const LOW_PX = 200;
/** Above so many a column closes up; above so many it is a bar. */
const CLOSE = 8;
const BAR = 20;
/** Rows that the words of a side need. */
const WORDS = 2;
/** Above the highest sign, for what stood in the way of everything. */
const CONTEXT_PX = 11;

/**
 * Where everything stands from top to bottom. Signs are as large as the highest columns let them be; what is left
 * over is shared.
 *
 * @param bracketLine the line of the brackets; null where the set compares no periods
 */
export function chartRows(
  { height }: ChartRoom,
  main: readonly Column[],
  lane: readonly Column[],
  bracketLine: number | null,
): ChartRows {
  const isLow = height < LOW_PX;
  const hasLane = lane.length > 0 && !isLow;
  const top = (bracketLine ?? 16) + 6;
  const bottom = height - (hasLane ? LANE_PX : 0) - 4;
  const up = Math.max(most(main, 'up'), WORDS);
  const down = Math.max(most(main, 'down'), WORDS);
  const room = bottom - top - BAND_PX;
  const isBar = Math.max(up, down) > BAR;
  const largest = lane.length > 0 ? STEP_PX : ALONE_PX;
  const step = Math.min(largest, room / (up + down));
  const spare = room - step * (up + down);
  const y = top + up * step + Math.min(CONTEXT_PX, spare);
  const close = Math.max(up, down) > CLOSE ? 0.5 : 0.447;
  return {
    bracket: { text: (bracketLine ?? 16) - 5, line: bracketLine ?? 16 },
    band: { y, height: BAND_PX },
    main: { above: y, below: y + BAND_PX + 1.5, step, r: close * step, isBar },
    lane: hasLane ? laneRows(height, lane) : null,
    hasNames: !isLow && !isBar,
  };
}

function laneRows(height: number, lane: readonly Column[]): Rows & { axis: number } {
  const up = Math.max(most(lane, 'up'), 1);
  const down = Math.max(most(lane, 'down'), 1);
  const step = Math.min(LANE_STEP_PX, (LANE_PX - 6) / (up + down));
  const axis = height - 4 - Math.max(down, 2.6) * step;
  return {
    axis,
    above: axis - 1,
    below: axis + 1,
    step,
    r: 0.47 * step,
    isBar: Math.max(up, down) > BAR,
  };
}

/** The slot of a year, px. */
export const slotPx = ({ width }: Pick<ChartRoom, 'width'>, { from, to }: YearSpan): number =>
  width / (to - from + 1);
