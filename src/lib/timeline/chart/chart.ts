import type { ReachKind } from '#core/record/model';
import type { YearSpan } from '#core/record/time';
import type { Size } from '$lib/site/boxes';
import { estimateTextPx } from '$lib/site/text/text-width';
import { dateAt, slotStart } from '../years/year-axis';
import { placeBars, type Bar } from './chart-bars';
import {
  NARROW_PX,
  NUMBER_PX,
  WORDS_PX,
  chartRows,
  columnsOf,
  slotPx,
  type ChartRecord,
  type ChartRows,
} from './chart-rows';
import { placeTexts, type Context } from './chart-texts';

export interface Bracket extends YearSpan {
  /** "11 of 15", and what that says. */
  number: string;
  words: string;
  /** The words for little room, and for the least. */
  short: string;
  least?: string;
  /** Shares at a new place, as counted and as expected by chance. */
  shares?: { observed: number; expected: number } | undefined;
}

export interface ChartInput {
  /** Of all its records. */
  kind: ReachKind;
  axis: YearSpan;
  /** First month of the data; by default that of the axis. */
  coveredFrom?: string;
  coveredTo: string;
  records: readonly ChartRecord[];
  brackets: readonly Bracket[];
  contexts: readonly Context[];
  /** In place of the columns of records. */
  bars?: readonly Bar[] | null;
  barTitles?: readonly string[];
  /** Of the chart's switch, at the left above the brackets. */
  titlePx?: number;
}

/** `stacked`: the words under the numbers; `bare`: numbers alone. */
type BracketText = 'full' | 'short' | 'stacked' | 'bare';

export type Chart = ReturnType<typeof chartOf>;

/** Estimates are generous, and readers may space letters further (WCAG 1.4.12). */
const SPACED = 1.15;
/** A lower chart has no line for words under the numbers. */
const BARE_PX = 140;

export function chartOf(input: ChartInput, room: Size) {
  const { kind, axis, brackets } = input;
  const columns = columnsOf(input.records);
  const bracketText = bracketTextFor(input, room);
  const columnRows = chartRows(room, columns, bracketLine(input, room, bracketText));
  const { bars } = input;
  const ground = bars ? placeBars(bars, room, columnRows) : null;
  const rows: ChartRows = ground ? { ...columnRows, band: ground.band } : columnRows;
  /** Below the number there is more room than beside it. */
  const textOf = ({ from, to, words, short, least = short }: Bracket) => {
    const px = slotPx(room, axis) * (to - from + 1);
    const fits = (text: string) => estimateTextPx(text.trim(), WORDS_PX) + 10 <= px;
    const stacked = [words, short].find(fits) ?? least;
    return { full: words, short, stacked: stacked.trim(), bare: '' }[bracketText];
  };
  return {
    room,
    axis,
    kind,
    columns,
    rows,
    brackets: brackets.map((bracket) => ({ ...bracket, text: textOf(bracket) })),
    bracketText,
    ...(ground ? NO_TEXTS : placeTexts({ axis, room, rows, columns }, input)),
    barTitles: input.barTitles ?? [],
    bars: ground?.bars ?? null,
    unknown: unknownSpans(input),
  };
}

/** Before the first data or after the last; shares of the width. */
function unknownSpans({ axis, coveredFrom, coveredTo }: ChartInput) {
  const first = coveredFrom ? dateAt(`${coveredFrom}-01`, axis) : 0;
  const last = coveredTo >= `${axis.to}-12-31` ? 1 : dateAt(coveredTo, axis);
  return [
    { from: 0, to: first },
    { from: last, to: 1 },
  ].filter(({ from, to }) => from < to);
}

/** Bars leave no room for any. */
const NO_TEXTS: ReturnType<typeof placeTexts> = { words: [], contexts: [], names: [] };

function bracketTextFor({ brackets, axis }: ChartInput, room: Size): BracketText {
  const fits = (key: 'words' | 'short') =>
    brackets.every((bracket) => {
      const { from, to, number } = bracket;
      const textPx = estimateTextPx(number, NUMBER_PX) + estimateTextPx(bracket[key], WORDS_PX);
      return SPACED * textPx + 10 <= slotPx(room, axis) * (to - from + 1);
    });
  if (fits('words')) return 'full';
  if (room.width >= NARROW_PX / 2 && fits('short')) return 'short';
  return room.height < BARE_PX ? 'bare' : 'stacked';
}

/** Next to the chart's switch where there is room, else under it. */
function bracketLine(
  { brackets, axis, titlePx = 0 }: ChartInput,
  room: Size,
  bracketText: BracketText,
): number | undefined {
  const [first] = brackets;
  if (!first) return undefined;
  if (bracketText === 'stacked') return 58;
  if (bracketText === 'bare') return 41;
  return slotStart(first.from, axis) * room.width > titlePx + 12 ? 34 : 53;
}

/** Up to a year, in the layout of all years. */
export const grownTo = (chart: Chart, year: number): Chart => ({
  ...chart,
  brackets: chart.brackets.filter(({ from }) => from <= year),
  contexts: chart.contexts.filter(({ start }) => Number(start.slice(0, 4)) <= year),
});
