import type { ReachKind } from '$lib/core/record/model';
import { yearOf, type YearSpan } from '$lib/core/record/time';
import { estimateTextPx } from '$lib/site/text/text-width';
import { placeNames, type Box, type PlacedName } from './chart-names';
import {
  chartRows,
  columnsOf,
  slotPx,
  type ChartRoom,
  type ChartRows,
  type Column,
  type Sign,
} from './signs';
import { dateAt, slotCentre, slotStart } from './year-axis';

/** A period of the set with what was counted in it. */
export interface Bracket extends YearSpan {
  /** "11 of 15", and what that says. */
  number: string;
  words: string;
  /** The words where there is little room. */
  short: string;
  /** Shares of the period's records: at a new place, and how many chance alone would put there. */
  shares?: { found: number; chance: number } | undefined;
}

/** A time that held everything back; without an end it goes on. */
export interface ContextBand {
  id: string;
  name: string;
  start: string;
  end?: string | undefined;
}

/** What a year has of a measure, in place of signs. */
export interface Bar {
  year: number;
  kind: ReachKind;
  value: number;
  text: string;
  /** The record that decides it. */
  id: string | null;
}

export interface ChartInput {
  axis: YearSpan;
  /** Months known: the last day. */
  coveredTo: string;
  signs: readonly Sign[];
  brackets: readonly Bracket[];
  contexts: readonly ContextBand[];
  /** Null where signs are drawn. */
  bars: readonly Bar[] | null;
  /** What the bars are of, above the band and under it. */
  barTitles: readonly string[];
  words: Readonly<Record<Word, string>>;
  /** Taken by the choice of the chart, at the left above the brackets. */
  titlePx: number;
}

export const WORDS = ['new', 'return', 'perhaps', 'unknown', 'lane-new', 'lane-return'] as const;
export type Word = (typeof WORDS)[number];

export interface PlacedWord {
  word: Word;
  text: string;
  x: number;
  y: number;
}

export interface PlacedContext extends ContextBand {
  /** Shares of the width. */
  from: number;
  to: number;
  y: number;
  side: 'left' | 'right';
}

export interface PlacedBar extends Bar {
  y: number;
  height: number;
  /** Whether its value is written above it. */
  isNamed: boolean;
}

export interface Chart {
  room: ChartRoom;
  axis: YearSpan;
  /** The kind above and below the band, and what stands in its columns. */
  kind: ReachKind;
  main: Column[];
  lane: Column[];
  rows: ChartRows;
  names: PlacedName[];
  words: PlacedWord[];
  contexts: PlacedContext[];
  brackets: readonly Bracket[];
  /** How the brackets say it: in full, short, with the words under the numbers, or in numbers alone. */
  said: Said;
  bars: PlacedBar[] | null;
  barTitles: readonly string[];
  /** Where the bars of the lane stand. */
  floor: number;
  /** Share of the width from which nothing is known. */
  unknownFrom: number | null;
}

export type Said = 'full' | 'short' | 'stacked' | 'bare';

export const NUMBER_PX = 22;
export const WORDS_PX = 13.5;
/** Narrower than this the words are short, and the numbers smaller. */
export const NARROW_PX = 640;
/** Lower than this there is no line for words under the numbers. */
const LOWEST_PX = 140;
export const WORD_PX = 12.5;
/** A sign before a word. */
const SIGN_PX = 22;
const CONTEXT_PX = 11.5;

/** All that is drawn once for a set, its filters and a size; choices of years change tones alone. */
export function chartOf(input: ChartInput, room: ChartRoom): Chart {
  const { axis, signs, coveredTo } = input;
  const exercises = columnsOf(signs, 'exercise');
  const patrols = columnsOf(signs, 'patrol');
  const kind = exercises.length === 0 && patrols.length > 0 ? 'patrol' : 'exercise';
  const main = kind === 'patrol' ? patrols : exercises;
  const lane = kind === 'patrol' ? [] : patrols;
  const said = saidAt(input, room);
  const rows = chartRows(room, main, lane, bracketLine(input, room, said));
  const isPlaces = input.bars === null;
  const words = isPlaces ? placeWords(input, { room, rows, main, lane }) : [];
  const contexts = isPlaces ? placeContexts(input, room, rows, main) : [];
  const { brackets } = input;
  const taken = [
    ...words.map(({ text, x, y }) => textBox(x, y, text, WORD_PX)),
    ...contexts.map((one) => contextBox(one, room)),
  ];
  const names =
    isPlaces && rows.hasNames && room.width >= NARROW_PX
      ? placeNames({
          ...{ axis, room, columns: main, taken, top: rows.bracket.line + 3 },
          rows: rows.main,
          priority: (year) => -brackets.findIndex(({ from, to }) => year >= from && year <= to),
        })
      : [];
  const floor = room.height - 12;
  return {
    ...{ room, axis, kind, main, lane, rows, names, words, contexts, brackets, said, floor },
    barTitles: input.barTitles,
    bars: input.bars && placeBars(input.bars, rows, floor, kind),
    unknownFrom: coveredTo.endsWith('-12-31') ? null : dateAt(coveredTo, axis),
  };
}

const bracketPx = ({ from, to }: YearSpan, room: ChartRoom, axis: YearSpan) =>
  slotPx(room, axis) * (to - from + 1);

function saidAt({ brackets, axis }: ChartInput, room: ChartRoom): Said {
  const fits = (words: (one: Bracket) => string) =>
    brackets.every(
      (one) =>
        estimateTextPx(one.number, NUMBER_PX) + estimateTextPx(words(one), WORDS_PX) + 10 <=
        bracketPx(one, room, axis),
    );
  if (fits(({ words }) => words)) return 'full';
  if (room.width >= NARROW_PX / 2 && fits(({ short }) => short)) return 'short';
  return room.height < LOWEST_PX ? 'bare' : 'stacked';
}

/** Beside the choice of the chart where there is room, else under it. */
function bracketLine(
  { brackets, axis, titlePx }: ChartInput,
  room: ChartRoom,
  said: Said,
): number | null {
  const [first] = brackets;
  if (!first) return null;
  if (said === 'stacked') return 58;
  if (said === 'bare') return 41;
  return slotStart(first.from, axis) * room.width > titlePx + 12 ? 34 : 53;
}

const textBox = (x: number, y: number, text: string, px: number): Box => ({
  x0: x - SIGN_PX,
  x1: x + estimateTextPx(text, px),
  y0: y - 6,
  y1: y + 6,
});

interface Drawn {
  room: ChartRoom;
  rows: ChartRows;
  main: readonly Column[];
  lane: readonly Column[];
}

/** At the left, each on its side, where no sign stands; a word that has no room is left out. */
function placeWords({ axis, words }: ChartInput, { room, rows, main, lane }: Drawn): PlacedWord[] {
  const under = (columns: readonly Column[], side: 'up' | 'down', px: number) =>
    Math.max(
      0,
      ...columns.map((column) =>
        slotCentre(column.year, axis) * room.width < px + 10 ? column[side].length : 0,
      ),
    );
  const px = room.width < NARROW_PX ? 11 : WORD_PX;
  const widthOf = (word: Word) => SIGN_PX + estimateTextPx(words[word], px);
  const placed: PlacedWord[] = [];
  const add = (word: Word, x: number, y: number) => placed.push({ word, text: words[word], x, y });

  const upRows = under(main, 'up', widthOf('new'));
  const upY = rows.main.above - Math.max(upRows * rows.main.step + 8, 1.5 * rows.main.step);
  if (upY > rows.bracket.line + 6) add('new', SIGN_PX, upY);

  const end = rows.lane ? rows.lane.axis - 20 : room.height - 4;
  const both = 16 + widthOf('perhaps') + widthOf('unknown');
  const downRow = under(main, 'down', Math.max(widthOf('return'), both));
  const hasUnknown = main.some(({ down }) => down.some(({ status }) => status === 'unknown'));
  const hasPerhaps = main.some(({ down }) => down.some(({ status }) => status === 'perhaps'));
  const line = 15;
  let y = rows.main.below + downRow * rows.main.step + 9;
  if (y <= end) add('return', SIGN_PX, y);
  y += line;
  if (room.width >= NARROW_PX && y <= end) {
    if (hasPerhaps) add('perhaps', SIGN_PX, y);
    const x = hasPerhaps ? widthOf('perhaps') + 12 + SIGN_PX : SIGN_PX;
    if (hasUnknown) add('unknown', x, y);
  }

  if (rows.lane) {
    const { axis: at } = rows.lane;
    if (under(lane, 'up', widthOf('lane-new')) === 0) add('lane-new', SIGN_PX, at - 7.5);
    if (under(lane, 'down', widthOf('lane-return')) === 0) add('lane-return', SIGN_PX, at + 8.5);
  }
  return placed;
}

/** Two rows under the brackets; one that would touch a sign or another takes the next, or is left out. */
function placeContexts(
  { contexts, axis, coveredTo }: ChartInput,
  room: ChartRoom,
  { bracket, main, hasNames }: ChartRows,
  columns: readonly Column[],
): PlacedContext[] {
  if (!hasNames || room.width < NARROW_PX) return [];
  const tops = columns
    .filter(({ up }) => up.length > 0)
    .map(({ year, up }) => ({
      x: slotCentre(year, axis) * room.width,
      y: main.above - up.length * main.step,
    }));
  const placed: PlacedContext[] = [];
  for (const context of contexts) {
    const from = Math.max(0, dateAt(context.start, axis));
    const to = Math.min(1, dateAt(context.end ?? coveredTo, axis));
    if (!(from < 1 && to > from)) continue;
    for (const y of [bracket.line + 10, bracket.line + 21]) {
      const side =
        from * room.width > 20 + estimateTextPx(context.name, CONTEXT_PX) ? 'left' : 'right';
      const found: PlacedContext = { ...context, from, to, y, side };
      const box = contextBox(found, room);
      const isFree =
        tops.every((top) => top.x + 6 < box.x0 || top.x - 6 > box.x1 || top.y > box.y1) &&
        placed.every((one) => !overlap(contextBox(one, room), box));
      if (!isFree || (side === 'right' && !context.end)) continue;
      placed.push(found);
      break;
    }
  }
  return placed;
}

const overlap = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

function contextBox({ name, from, to, y, side }: PlacedContext, room: ChartRoom): Box {
  const px = estimateTextPx(name, CONTEXT_PX) + 8;
  const x0 = from * room.width - (side === 'left' ? px : 0);
  const x1 = to * room.width + (side === 'right' ? px : 0);
  return { x0, x1, y0: y - 5.5, y1: y + 5.5 };
}

/** On one scale: the first kind stands on the band, the other on the floor. */
function placeBars(
  bars: readonly Bar[],
  { bracket, band, lane }: ChartRows,
  floor: number,
  kind: ReachKind,
): PlacedBar[] {
  const upRoom = band.y - bracket.line - 34;
  const downRoom = floor - band.y - band.height - 30;
  const most = (which: (one: Bar) => boolean) =>
    Math.max(0, ...bars.filter(which).map(({ value }) => value));
  const upMost = most((bar) => bar.kind === kind);
  const downMost = lane ? most((bar) => bar.kind !== kind) : 0;
  const scale = Math.min(upRoom / (upMost || 1), downMost ? downRoom / downMost : Infinity);
  return bars
    .filter((bar) => bar.value > 0 && (lane || bar.kind === kind))
    .map((bar) => {
      const height = Math.max(1, bar.value * scale);
      const foot = bar.kind === kind ? band.y : floor;
      return { ...bar, y: foot - height, height, isNamed: height >= 12 };
    });
}

/** Whether something of a period lies in the years chosen, or before them. */
export const isBegun = ({ from }: YearSpan, chosen: YearSpan): boolean => from <= chosen.to;

/** The year in which a record began, on the axis. */
export const signYear = (start: string, { from }: YearSpan): number =>
  Math.max(yearOf(start), from);
