import { group, max, sort } from 'd3-array';
import { monthTime, type YearSpan } from '#core/record/time';
import type { Size } from '$lib/site/boxes';
import { slotCount, slotStart } from '$lib/view/year-axis';
import { tenths } from '../screen';
import type { SignStatus } from '../signs/signs';

export interface ChartRecord {
  id: string;
  year: number;
  /** `unknown`: without a measured place. */
  status: SignStatus;
  /** The place's short name, if new. */
  label: string | null;
}

/** Records of a year: those at a new place, perhaps or surely, above the year band, others below. */
export type YearColumn = ReturnType<typeof columnsOf>[number];

/** Away from the band: what is perhaps new lies between what is new and the returns. */
const ORDERS = { up: ['perhaps', 'new'], down: ['return', 'unknown'] };

export function columnsOf(records: readonly ChartRecord[]) {
  const byYear = group(records, ({ year }) => year);
  return sort(byYear, ([year]) => year).map(([year, inYear]) => {
    const sideOf = (order: readonly string[]) =>
      order.flatMap((own) => inYear.filter(({ status }) => status === own));
    return { year, up: sideOf(ORDERS.up), down: sideOf(ORDERS.down) };
  });
}

export const SIDES = ['up', 'down'] as const;
type Side = (typeof SIDES)[number];

export const tallest = (columns: readonly YearColumn[], side: Side) =>
  max(columns, (column) => column[side].length) ?? 0;

const NARROW_PX = 640;
/** Letters of names and words. */
export const NAME_PX = 12;

/** Years across a room, px. */
export type YearFrame = ReturnType<typeof yearFrame>;

export function yearFrame(axis: YearSpan, room: Size) {
  const xOf = (year: number) => tenths(slotStart(year, axis) * room.width);
  /** Short words, smaller numbers and no names of places. */
  const isNarrow = room.width < NARROW_PX;
  return {
    axis,
    room,
    slot: room.width / slotCount(axis),
    isNarrow,
    wordPx: isNarrow ? 11 : NAME_PX,
    xOf,
    centreOf: (year: number) => xOf(year + 0.5),
    /** Of an ISO day, months equally wide; NaN for any other text. */
    dayOf: (date: string) => xOf(monthTime(date) / 12),
  };
}

/** Rows of symbols, stacked away from the year band, px. */
export interface Rows {
  /** Start of the rows above and below the band. */
  above: number;
  below: number;
  step: number;
  /** Radius of a disc, or half the height of a diamond. */
  r: number;
  /** Columns too high to tell symbols apart are bars. */
  isBar: boolean;
}

/** Middle of a row; row 0 is next to the band. */
export const rowAt = ({ above, below, step }: Rows, side: Side, row: number) =>
  side === 'up' ? above - (row + 0.5) * step : below + (row + 0.5) * step;

const BAND_PX = 20;
/** Largest step between symbols. */
const STEP_PX = 19;
/** Between the last row and the edge. */
const FOOT_PX = 7;
/** A lower chart has no names. */
const LOW_PX = 200;
/** In columns of more symbols they touch; beyond `BAR_COUNT` they become a bar. */
const TOUCHING_COUNT = 8;
const BAR_COUNT = 20;
const WORD_ROWS = 2;
/** For two context lines above the tallest column. */
const CONTEXT_PX = 22;
/** Above the bars of ground for their title and a value. */
const TITLE_PX = 34;

/** Symbols are as large as the tallest columns allow. */
export function chartRows({ height }: Size, columns: readonly YearColumn[], bracketLine = 16) {
  const top = bracketLine + 6;
  const up = Math.max(tallest(columns, 'up'), WORD_ROWS);
  const down = Math.max(tallest(columns, 'down'), WORD_ROWS);
  const room = height - FOOT_PX - top - BAND_PX;
  const isBar = Math.max(up, down) > BAR_COUNT;
  const step = Math.min(STEP_PX, room / (up + down));
  const spare = room - step * (up + down);
  const y = tenths(top + up * step + Math.min(CONTEXT_PX, spare));
  const radiusShare = Math.max(up, down) > TOUCHING_COUNT ? 0.5 : 0.447;
  return {
    /** Baseline of the brackets' numbers, and their line. */
    bracket: { text: bracketLine - 5, line: bracketLine },
    band: { y, height: BAND_PX },
    main: { above: y, below: y + BAND_PX + 1.5, step, r: radiusShare * step, isBar },
    hasNames: height >= LOW_PX && !isBar,
  };
}
export type ChartRows = ReturnType<typeof chartRows>;

export interface Bar {
  year: number;
  value: number;
  /** The same measure, below the line and paler. */
  below: number;
  text: string;
  /** No record of the year was certainly new: others added the value. */
  isHollow: boolean;
}

/** Bars in px, and the band where both parts fit. */
export function placeBars(bars: readonly Bar[], { height }: Size, { bracket, main }: ChartRows) {
  const largest = max(bars, ({ value }) => value) ?? 0;
  const most = largest + (max(bars, ({ below }) => below) ?? 0);
  const top = bracket.line + TITLE_PX;
  const scale = Math.max(0, height - FOOT_PX - top - BAND_PX) / (most || 1);
  const y = top + largest * scale;
  const placed = bars.map((bar) => {
    // However little, it is seen.
    const value = bar.value > 0 ? Math.max(1, bar.value * scale) : 0;
    return { ...bar, value, below: bar.below * scale };
  });
  const band = { y, height: BAND_PX };
  return { bars: placed, band, main: { ...main, above: y, below: y + BAND_PX } };
}
