import { group, max, sort } from 'd3-array';
import type { YearSpan } from '#core/record/time';
import type { SignStatus } from '$lib/picture/signs/signs';
import type { Size } from '$lib/site/boxes';
import { slotCount } from '../years/year-axis';

export interface ChartRecord {
  id: string;
  year: number;
  /** `unknown`: without a measured place. */
  status: SignStatus;
  /** The place's short name, if new. */
  label: string | null;
}

/** Records of a year: new places above the year band, others below. */
export type YearColumn = ReturnType<typeof columnsOf>[number];

/** From the band downwards. */
const DOWN_ORDER = ['perhaps', 'return', 'unknown'];

export function columnsOf(records: readonly ChartRecord[]) {
  const byYear = group(records, ({ year }) => year);
  return sort(byYear, ([year]) => year).map(([year, inYear]) => ({
    year,
    up: inYear.filter(({ status }) => status === 'new'),
    down: sort(inYear, ({ status }) => DOWN_ORDER.indexOf(status)).filter(
      ({ status }) => status !== 'new',
    ),
  }));
}

const tallest = (columns: readonly YearColumn[], side: 'up' | 'down') =>
  max(columns, (column) => column[side].length) ?? 0;

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
export const rowAt = ({ above, below, step }: Rows, side: 'up' | 'down', row: number) =>
  side === 'up' ? above - (row + 0.5) * step : below + (row + 0.5) * step;

/** Narrower charts have short words, smaller numbers and no names of places. */
export const NARROW_PX = 640;

/** Sizes of brackets' numbers and words, names and medians, other words. */
export const NUMBER_PX = 22;
export const WORDS_PX = 13;
export const NAME_PX = 12;
export const WORD_PX = 12;
export const wordPx = ({ width }: Size) => (width < NARROW_PX ? 11 : WORD_PX);

export type ChartRows = ReturnType<typeof chartRows>;

export const BAND_PX = 20;
/** Largest step between symbols. */
const STEP_PX = 19;
/** Between the last row and the edge. */
export const FOOT_PX = 7;
/** A lower chart has no names. */
const LOW_PX = 200;
/** In columns of more symbols they touch; beyond `BAR_COUNT` they become a bar. */
const TOUCHING_COUNT = 8;
const BAR_COUNT = 20;
const WORD_ROWS = 2;
/** For context lines above the tallest column. */
const CONTEXT_PX = 11;

/** In px. Symbols are as large as the tallest columns allow. */
export function chartRows({ height }: Size, columns: readonly YearColumn[], bracketLine = 16) {
  const isLow = height < LOW_PX;
  const top = bracketLine + 6;
  const up = Math.max(tallest(columns, 'up'), WORD_ROWS);
  const down = Math.max(tallest(columns, 'down'), WORD_ROWS);
  const room = height - FOOT_PX - top - BAND_PX;
  const isBar = Math.max(up, down) > BAR_COUNT;
  const step = Math.min(STEP_PX, room / (up + down));
  const spare = room - step * (up + down);
  const y = top + up * step + Math.min(CONTEXT_PX, spare);
  const radiusShare = Math.max(up, down) > TOUCHING_COUNT ? 0.5 : 0.447;
  return {
    /** Baseline of the brackets' numbers, and their line. */
    bracket: { text: bracketLine - 5, line: bracketLine },
    band: { y, height: BAND_PX },
    main: { above: y, below: y + BAND_PX + 1.5, step, r: radiusShare * step, isBar },
    hasNames: !isLow && !isBar,
  };
}

export const slotPx = ({ width }: Size, axis: YearSpan) => width / slotCount(axis);
