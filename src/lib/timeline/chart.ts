import { max } from 'd3-array';
import type { ReachKind } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { estimateTextPx } from '$lib/site/text/text-width';
import { contextBox, placeContexts, type Context, type PlacedContext } from './chart-contexts';
import { placeNames, type PlacedName } from './chart-names';
import {
  NARROW_PX,
  chartRows,
  columnsOf,
  slotPx,
  type ChartRecord,
  type ChartRoom,
  type ChartRows,
  type Column,
} from './chart-rows';
import { placeWords, wordBox, type PlacedWord } from './chart-words';
import { dateAt, slotStart } from './year-axis';

/** A period of the set with what was counted in it. */
export interface Bracket extends YearSpan {
  /** "11 of 15", and what that says. */
  number: string;
  words: string;
  /** The words where there is little room. */
  short: string;
  /** Shares of the period's records at a new place: as counted, and as expected by chance. */
  shares?: { observed: number; expected: number } | undefined;
}

/** The value of a measure in a year, drawn in place of the records. */
export interface Bar {
  year: number;
  kind: ReachKind;
  value: number;
  /** Of the same measure, drawn below the line and paler. */
  below: number;
  text: string;
  /** The record that decides the value, if there is one. */
  id: string | null;
}

export interface ChartInput {
  axis: YearSpan;
  /** The first month of the data; by default that in which the axis begins. */
  coveredFrom?: string;
  /** The last day of the data. */
  coveredTo: string;
  records: readonly ChartRecord[];
  brackets: readonly Bracket[];
  contexts: readonly Context[];
  /** Null where records are drawn. */
  bars: readonly Bar[] | null;
  /** What the bars above the band measure, and those below it. */
  barTitles: readonly string[];
  /** Width of the chart's switch, which stands at the left above the brackets. */
  titlePx: number;
}

interface PlacedBar extends Bar {
  y: number;
  height: number;
  /** The paler part; null without one. */
  pale: { y: number; height: number } | null;
  /** Whether its value is written above it. */
  hasLabel: boolean;
}

/** How brackets are labelled: in full, in short words, with the words under the numbers, or by numbers alone. */
type BracketText = 'full' | 'short' | 'stacked' | 'bare';

export interface Chart {
  room: ChartRoom;
  axis: YearSpan;
  /** The kind in the main columns; the other kind has the lane. */
  kind: ReachKind;
  main: Column[];
  lane: Column[];
  rows: ChartRows;
  names: PlacedName[];
  words: PlacedWord[];
  contexts: PlacedContext[];
  brackets: readonly Bracket[];
  bracketText: BracketText;
  bars: PlacedBar[] | null;
  barTitles: readonly string[];
  /** Where the bars of the lane stand, px. */
  floor: number;
  /** Of what there are no data, before the first or after the last; shares of the width. */
  unknown: { from: number; to: number }[];
}

export const NUMBER_PX = 22;
export const WORDS_PX = 13.5;
/** A chart lower than this has no line for words under the numbers. */
const BARE_PX = 140;

/** The chart of a set, its filters and a size. Selecting years changes nothing in it but tones. */
export function chartOf(input: ChartInput, room: ChartRoom): Chart {
  const { axis, brackets } = input;
  const exercises = columnsOf(input.records, 'exercise');
  const patrols = columnsOf(input.records, 'patrol');
  const kind = exercises.length === 0 && patrols.length > 0 ? 'patrol' : 'exercise';
  const [main, lane] = kind === 'patrol' ? [patrols, []] : [exercises, patrols];
  const bracketText = bracketTextFor(input, room);
  const rows = chartRows(room, main, lane, bracketLine(input, room, bracketText));
  /** Under its number a bracket has room for more words than beside it. */
  const wordsThatFit = (bracket: Bracket): Bracket => {
    const px = slotPx(room, axis) * (bracket.to - bracket.from + 1);
    const fits = estimateTextPx(bracket.words.trim(), WORDS_PX) + 10 <= px;
    return fits ? { ...bracket, short: bracket.words } : bracket;
  };
  const floor = room.height - 12;
  return {
    room,
    axis,
    kind,
    main,
    lane,
    rows,
    brackets: bracketText === 'stacked' ? brackets.map(wordsThatFit) : brackets,
    bracketText,
    floor,
    ...(input.bars ? NO_TEXTS : placeTexts(input, room, rows, main, lane)),
    barTitles: input.barTitles,
    bars: input.bars && placeBars(input.bars, rows, floor, kind),
    unknown: unknownSpans(input),
  };
}

function unknownSpans({ axis, coveredFrom, coveredTo }: ChartInput): Chart['unknown'] {
  const first = coveredFrom ? dateAt(`${coveredFrom}-01`, axis) : 0;
  const last = coveredTo >= `${axis.to}-12-31` ? 1 : dateAt(coveredTo, axis);
  return [
    { from: 0, to: first },
    { from: last, to: 1 },
  ].filter(({ from, to }) => from < to);
}

const NO_TEXTS = { words: [], contexts: [], names: [] };

/** The words of the chart come first, then its context lines, then as many names as there is room for. */
function placeTexts(
  { axis, brackets, coveredTo, ...input }: ChartInput,
  room: ChartRoom,
  rows: ChartRows,
  main: readonly Column[],
  lane: readonly Column[],
): Pick<Chart, 'words' | 'contexts' | 'names'> {
  const words = placeWords(axis, room, rows, main, lane);
  const contexts = placeContexts(input.contexts, axis, coveredTo, room, rows, main);
  if (!rows.hasNames || room.width < NARROW_PX) return { words, contexts, names: [] };
  const names = placeNames({
    axis,
    room,
    rows: rows.main,
    columns: main,
    top: rows.bracket.line + 3,
    taken: [...words.map(wordBox), ...contexts.map((context) => contextBox(context, room))],
    // The later period first.
    priority: (year) => -brackets.findIndex(({ from, to }) => year >= from && year <= to),
  });
  return { words, contexts, names };
}

function bracketTextFor({ brackets, axis }: ChartInput, room: ChartRoom): BracketText {
  const fits = (key: 'words' | 'short') =>
    brackets.every((bracket) => {
      const { from, to, number } = bracket;
      const textPx = estimateTextPx(number, NUMBER_PX) + estimateTextPx(bracket[key], WORDS_PX);
      return textPx + 10 <= slotPx(room, axis) * (to - from + 1);
    });
  if (fits('words')) return 'full';
  if (room.width >= NARROW_PX / 2 && fits('short')) return 'short';
  return room.height < BARE_PX ? 'bare' : 'stacked';
}

/** Beside the chart's switch where there is room, else under it; null without brackets. */
function bracketLine(
  { brackets, axis, titlePx }: ChartInput,
  room: ChartRoom,
  bracketText: BracketText,
): number | null {
  const [first] = brackets;
  if (!first) return null;
  if (bracketText === 'stacked') return 58;
  if (bracketText === 'bare') return 41;
  return slotStart(first.from, axis) * room.width > titlePx + 12 ? 34 : 53;
}

/** On one scale: the main kind stands on the band, with its paler part under it; the other on the floor, on its own. */
function placeBars(
  bars: readonly Bar[],
  { bracket, band, lane }: ChartRows,
  floor: number,
  kind: ReachKind,
): PlacedBar[] {
  const isMain = (bar: Bar) => bar.kind === kind;
  const shown = bars.filter((bar) => bar.value + bar.below > 0 && (lane || isMain(bar)));
  const main = shown.filter(isMain);
  const largestMain = max(main, ({ value }) => value) || 1;
  const largestBelow = max(main, ({ below }) => below) ?? 0;
  const other = shown.filter((bar) => !isMain(bar));
  const largestLane = max(other, ({ value, below }) => value + below) ?? 0;
  const bandEnd = band.y + band.height;
  const spare = floor - bandEnd - (largestLane ? 30 : 0);
  const scale = Math.min(
    (band.y - bracket.line - 34) / largestMain,
    largestBelow + largestLane ? spare / (largestBelow + largestLane) : Infinity,
  );
  return shown.map((bar) => {
    const height = bar.value > 0 ? Math.max(1, bar.value * scale) : 0;
    const paleHeight = bar.below * scale;
    const base = isMain(bar) ? band.y : floor - paleHeight;
    const pale = { y: isMain(bar) ? bandEnd : base, height: paleHeight };
    return {
      ...bar,
      y: base - height,
      height,
      pale: paleHeight > 0 ? pale : null,
      hasLabel: height >= 12,
    };
  });
}

/** A chart up to a year, in the places of all years. */
export const grownTo = (chart: Chart, year: number): Chart => ({
  ...chart,
  brackets: chart.brackets.filter(({ from }) => from <= year),
  contexts: chart.contexts.filter(({ start }) => Number(start.slice(0, 4)) <= year),
});

/** Whether a period has begun by the end of the selected years. */
export const isBegun = ({ from }: YearSpan, selected: YearSpan): boolean => from <= selected.to;
