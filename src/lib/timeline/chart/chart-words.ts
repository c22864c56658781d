import { max } from 'd3-array';
import type { YearSpan } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import type { Box } from '$lib/site/boxes';
import { estimateTextPx } from '$lib/site/text/text-width';
import { NARROW_PX, type ChartRoom, type ChartRows, type YearColumn } from './chart-rows';
import { WORD_PX } from './chart-text';
import { slotCentre } from '../years/year-axis';

/** The words at the left of the chart, which say what its sides mean, each after its symbol. */
const WORDS = [
  'new',
  'return',
  'perhaps',
  'unknown',
  'lane-new',
  'lane-return',
  'lane-flight',
] as const;
export type Word = (typeof WORDS)[number];

export interface PlacedWord {
  word: Word;
  text: string;
  x: number;
  y: number;
}

/** The symbol before a word. */
const SYMBOL_PX = 22;
const LINE_PX = 15;

/** In short words where the chart is narrow. */
function wordsAt(width: number): Record<Word, string> {
  const size = width < NARROW_PX ? 'short' : 'full';
  const texts = WORDS.map((word) => [word, m.timeline_word({ word, size })]);
  return Object.fromEntries(texts) as Record<Word, string>;
}

/** Each word on its side, outside all symbols; one below them without room is left out. */
export function placeWords(
  axis: YearSpan,
  room: ChartRoom,
  rows: ChartRows,
  main: readonly YearColumn[],
  lane: readonly YearColumn[],
): PlacedWord[] {
  /** The tallest column that begins within some px from the left edge. */
  const tallestWithin = (columns: readonly YearColumn[], side: 'up' | 'down', px: number) =>
    max(
      columns.filter(({ year }) => slotCentre(year, axis) * room.width < px + 10),
      (column) => column[side].length,
    ) ?? 0;
  const words = wordsAt(room.width);
  const fontPx = room.width < NARROW_PX ? 11 : WORD_PX;
  const widthOf = (word: Word) => SYMBOL_PX + estimateTextPx(words[word], fontPx);
  const placed: PlacedWord[] = [];
  const add = (word: Word, x: number, y: number) => placed.push({ word, text: words[word], x, y });

  const { above, below, step } = rows.main;
  const upRows = tallestWithin(main, 'up', widthOf('new'));
  const upY = above - Math.max(upRows * step + 8, 1.5 * step);
  if (upY > rows.bracket.line + 6) add('new', SYMBOL_PX, upY);

  const bottom = rows.lane ? rows.lane.axis - 20 : room.height - 4;
  const secondLinePx = 16 + widthOf('perhaps') + widthOf('unknown');
  const downRows = tallestWithin(main, 'down', Math.max(widthOf('return'), secondLinePx));
  const returnY = below + downRows * step + 9;
  if (returnY <= bottom) add('return', SYMBOL_PX, returnY);

  const secondY = returnY + LINE_PX;
  if (room.width >= NARROW_PX && secondY <= bottom) {
    const has = (status: Word) =>
      main.some(({ down }) => down.some((record) => record.status === status));
    if (has('perhaps')) add('perhaps', SYMBOL_PX, secondY);
    const x = has('perhaps') ? widthOf('perhaps') + 12 + SYMBOL_PX : SYMBOL_PX;
    if (has('unknown')) add('unknown', x, secondY);
  }

  if (rows.lane) {
    const { axis: line, step: rowPx } = rows.lane;
    // Beyond the signs in the way, where there are any.
    const awayFrom = (side: 'up' | 'down', width: number) =>
      8 + rowPx * tallestWithin(lane, side, width);
    add('lane-new', SYMBOL_PX, line - awayFrom('up', widthOf('lane-new')));
    const hasFlight = lane.some(({ up, down }) => [...up, ...down].some((own) => own.isFlight));
    const flightX = widthOf('lane-return') + 20 + SYMBOL_PX;
    const width = hasFlight ? flightX + widthOf('lane-flight') : widthOf('lane-return');
    const y = line + awayFrom('down', width);
    if (y <= room.height) add('lane-return', SYMBOL_PX, y);
    if (y <= room.height && hasFlight) add('lane-flight', flightX, y);
  }
  return placed;
}

export const wordBox = ({ x, y, text }: PlacedWord): Box => ({
  x0: x - SYMBOL_PX,
  x1: x + estimateTextPx(text, WORD_PX),
  y0: y - 6,
  y1: y + 6,
});
