import type { ReachKind } from '#core/record/model';
import { yearOf, type YearSpan } from '#core/record/time';
import type { Size } from '$lib/site/boxes';
import { estimateTextPx } from '$lib/site/text/text-width';
import {
  chartRows,
  columnsOf,
  placeBars,
  yearFrame,
  type Bar,
  type ChartRecord,
  type ChartRows,
  type YearFrame,
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

/** Of the brackets' numbers and words. */
export const NUMBER_PX = { wide: 22, narrow: 15 };
export const WORDS_PX = 13;

/** `stacked`: the words under the numbers; `bare`: numbers alone. */
type BracketText = 'full' | 'short' | 'stacked' | 'bare';

export type Chart = ReturnType<typeof chartOf>;

/** Estimates are generous, and readers may space letters further (WCAG 1.4.12). */
const SPACED = 1.15;
/** A narrower chart has no room for words beside numbers. */
const SHORT_PX = 320;
/** A lower chart has no line for words under the numbers. */
const BARE_PX = 140;

/** Where everything is in a room: the slider takes its band, `stillMarks` draws it. */
export function chartOf(input: ChartInput, room: Size) {
  const { kind, axis, brackets, barTitles = [] } = input;
  const frame = yearFrame(axis, room);
  const columns = columnsOf(input.records);
  const bracketText = bracketTextFor(brackets, frame);
  const columnRows = chartRows(room, columns, bracketLine(input, frame, bracketText));
  const { bars = null, ...ground } = input.bars ? placeBars(input.bars, room, columnRows) : {};
  const rows: ChartRows = { ...columnRows, ...ground };
  /** Below the number there is more room than beside it. */
  const textOf = ({ from, to, words, short, least = short }: Bracket) => {
    const px = frame.slot * (to - from + 1);
    const fits = (text: string) => estimateTextPx(text.trim(), WORDS_PX) + 10 <= px;
    const stacked = [words, short].find(fits) ?? least;
    return { full: words, short, stacked: stacked.trim(), bare: '' }[bracketText];
  };
  return {
    ...frame,
    kind,
    columns,
    rows,
    brackets: brackets.map((bracket) => ({ ...bracket, text: textOf(bracket) })),
    bracketText,
    ...(bars ? NO_TEXTS : placeTexts({ ...frame, rows, columns }, input)),
    barTitles,
    bars,
    unknown: unknownSpans(input, frame),
  };
}

/** Before the first data or after the last, px. */
function unknownSpans({ axis, coveredFrom, coveredTo }: ChartInput, frame: YearFrame) {
  const { width } = frame.room;
  const first = coveredFrom ? frame.dayOf(`${coveredFrom}-01`) : 0;
  const last = coveredTo >= `${axis.to}-12-31` ? width : frame.dayOf(coveredTo);
  return [
    { x0: 0, x1: first },
    { x0: last, x1: width },
  ].filter(({ x0, x1 }) => x0 < x1);
}

/** Bars leave no room for any. */
const NO_TEXTS: ReturnType<typeof placeTexts> = { words: [], contexts: [], names: [] };

function bracketTextFor(brackets: readonly Bracket[], { room, slot }: YearFrame): BracketText {
  const fits = (key: 'words' | 'short') =>
    brackets.every((bracket) => {
      const { from, to, number } = bracket;
      const textPx =
        estimateTextPx(number, NUMBER_PX.wide) + estimateTextPx(bracket[key], WORDS_PX);
      return SPACED * textPx + 10 <= slot * (to - from + 1);
    });
  if (fits('words')) return 'full';
  if (room.width >= SHORT_PX && fits('short')) return 'short';
  return room.height < BARE_PX ? 'bare' : 'stacked';
}

/** Next to the chart's switch where there is room, else under it. */
function bracketLine(
  { brackets, titlePx = 0 }: ChartInput,
  { xOf, isNarrow }: YearFrame,
  bracketText: BracketText,
): number | undefined {
  const [first] = brackets;
  if (!first) return undefined;
  if (bracketText === 'stacked') return 58;
  if (bracketText === 'bare') return 41;
  const taken = titlePx && isNarrow ? Infinity : titlePx + 12;
  return xOf(first.from) > taken ? 34 : 53;
}

/** Up to a year, in the layout of all years. */
export function grownTo(chart: Chart, last: number): Chart {
  const isDrawn = ({ year }: { year: number }) => year <= last;
  const columns = chart.columns.filter(isDrawn);
  const drawn = columns.flatMap(({ up, down }) => [...up, ...down].map(({ status }) => status));
  return {
    ...chart,
    // What a side means is told before anything is on it.
    words: chart.words.filter(({ word }) => /new|return/.test(word) || drawn.includes(word)),
    brackets: chart.brackets.filter(({ from }) => from <= last),
    contexts: chart.contexts.filter(({ start }) => yearOf(start) <= last),
    columns,
    names: chart.names.filter(isDrawn),
    bars: chart.bars?.filter(isDrawn) ?? null,
  };
}
