import { max, sort } from 'd3-array';
import type { YearSpan } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import { boxAround, distanceTo, grown, overlap, type Box } from '$lib/site/boxes';
import { estimateTextPx } from '$lib/site/text/text-width';
import { dateAt, slotCentre, slotStart } from '../years/year-axis';
import type { Chart, ChartInput } from './chart';
import { NAME_PX, NARROW_PX, WORD_PX, rowAt, wordPx, type YearColumn } from './chart-rows';

/** Texts among the columns, each avoiding earlier ones: words, context lines, names of places. */

type Drawn = Pick<Chart, 'axis' | 'room' | 'rows' | 'main' | 'lane'>;

/** What a side of the chart means, at its left, after the symbol. */
export interface PlacedWord {
  word: 'new' | 'return' | 'perhaps' | 'unknown' | 'lane-new' | 'lane-return' | 'lane-flight';
  text: string;
  x: number;
  y: number;
}

/** A constraint such as a war or a pandemic; without an end it goes on. */
export interface Context {
  id: string;
  name: string;
  start: string;
  end?: string | undefined;
}

export interface PlacedContext extends Context {
  /** Shares of the chart's width. */
  from: number;
  to: number;
  y: number;
  /** The name is at the start of the line, which begins after it, or outside. */
  side: 'inside' | 'right' | 'left';
  /** Of the name, px. */
  namePx: number;
}

export interface PlacedName {
  id: string;
  year: number;
  text: string;
  /** From the middle of the column to the text's anchor, px. */
  dx: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

export function placeTexts(
  drawn: Drawn,
  { brackets, contexts: named, coveredTo }: ChartInput,
): Pick<Chart, 'words' | 'contexts' | 'names'> {
  const { axis, room, rows } = drawn;
  const words = placeWords(drawn);
  if (!rows.hasNames || room.width < NARROW_PX) return { words, contexts: [], names: [] };
  const starts = brackets.map(({ from }) => slotStart(from, axis) * room.width);
  const contexts = placeContexts(drawn, named, coveredTo, starts);
  const taken = [
    ...words.map(wordBox),
    ...contexts.map((context) => contextBox(context, room.width)),
    ...starts.map((x) => ({ x0: x, x1: x, y0: 0, y1: room.height })),
  ];
  return { words, contexts, names: placeNames(drawn, brackets, taken) };
}

/** The symbol before a word. */
const SYMBOL_PX = 22;
const LINE_PX = 15;

/** Each on its side, outside all symbols; the one below is dropped without room. */
function placeWords({ axis, room, rows, main, lane }: Drawn): PlacedWord[] {
  /** The tallest column that begins within some px from the left edge. */
  const tallestWithin = (columns: readonly YearColumn[], side: 'up' | 'down', px: number) =>
    max(
      columns.filter(({ year }) => slotCentre(year, axis) * room.width < px + 10),
      (column) => column[side].length,
    ) ?? 0;
  const size = room.width < NARROW_PX ? 'short' : 'full';
  const textOf = (word: PlacedWord['word']) => m.timeline_word({ word, size });
  const widthOf = (word: PlacedWord['word']) =>
    SYMBOL_PX + estimateTextPx(textOf(word), wordPx(room));
  const placed: PlacedWord[] = [];
  const add = (word: PlacedWord['word'], x: number, y: number) =>
    placed.push({ word, text: textOf(word), x, y });

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
    const has = (word: 'perhaps' | 'unknown') =>
      main.some(({ down }) => down.some(({ status }) => status === word));
    if (has('perhaps')) add('perhaps', SYMBOL_PX, secondY);
    const x = has('perhaps') ? widthOf('perhaps') + 12 + SYMBOL_PX : SYMBOL_PX;
    if (has('unknown')) add('unknown', x, secondY);
  }

  if (rows.lane) {
    const { axis: line, step: rowPx } = rows.lane;
    // Beyond the signs in the way.
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

const wordBox = ({ x, y, text }: PlacedWord): Box => ({
  x0: x - SYMBOL_PX,
  x1: x + estimateTextPx(text, WORD_PX),
  y0: y - 6,
  y1: y + 6,
});

/** Length that must remain of a context line with its name inside. */
const LEFT_PX = 24;

/**
 * Lines in two rows under the brackets. One that would touch a symbol or another line takes the
 * second row, or is left out. No name crosses the start of a period.
 * @param coveredTo last day of the data
 * @param starts of the periods, px
 */
function placeContexts(
  { axis, room: { width }, rows: { bracket, main }, main: columns }: Drawn,
  contexts: readonly Context[],
  coveredTo: string,
  starts: readonly number[],
): PlacedContext[] {
  const tops = columns
    .filter(({ up }) => up.length > 0)
    .map(({ year, up }) => ({
      x: slotCentre(year, axis) * width,
      y: main.above - up.length * main.step,
    }));
  const placed: PlacedContext[] = [];
  for (const context of contexts) {
    const from = Math.max(0, dateAt(context.start, axis));
    const to = Math.min(1, dateAt(context.end ?? coveredTo, axis));
    if (!(from < 1 && to > from)) continue;
    const namePx = estimateTextPx(context.name, NAME_PX) + 8;
    const isInside = (to - from) * width > namePx + LEFT_PX;
    // The arrow of an open line is at its right.
    const beside = context.end ? (['right', 'left'] as const) : (['left'] as const);
    const sides = isInside ? (['inside'] as const) : beside;
    const free = sides
      .flatMap((side) =>
        [bracket.line + 10, bracket.line + 21].map((y): PlacedContext => {
          return { ...context, from, to, y, side, namePx };
        }),
      )
      .find((candidate) => {
        const box = contextBox(candidate, width);
        const name = nameSpan(candidate, width);
        return (
          name.x0 >= 0 &&
          name.x1 <= width &&
          starts.every((x) => x < name.x0 || x > name.x1) &&
          tops.every(({ x, y }) => x + 6 < box.x0 || x - 6 > box.x1 || y > box.y1) &&
          placed.every((other) => !overlap(contextBox(other, width), box))
        );
      });
    if (free) placed.push(free);
  }
  return placed;
}

function nameSpan({ from, to, side, namePx }: PlacedContext, width: number) {
  const x0 = { inside: from * width, right: to * width, left: from * width - namePx }[side];
  return { x0, x1: x0 + namePx };
}

function contextBox(context: PlacedContext, width: number): Box {
  const { from, to, y } = context;
  const { x0, x1 } = nameSpan(context, width);
  return {
    x0: Math.min(from * width, x0),
    x1: Math.max(to * width, x1),
    y0: y - HALF_LINE,
    y1: y + HALF_LINE,
  };
}

/** From a name to symbols of its own year, and of other years. */
const OWN_PX = 3;
const OTHER_PX = 12;
const NAME_GAP_PX = 6;
/** Half the height of a line of text. */
const HALF_LINE = 5.5;

/**
 * Next to or above their symbols: at most 3 px from their own, at least 12 px from those of other
 * years without a name, or left out. The same for all selections of years, so that no name moves
 * while years are scrubbed; the later period first.
 */
function placeNames(
  { axis, room, rows: { main: rows, bracket }, main: columns }: Drawn,
  periods: readonly YearSpan[],
  taken: readonly Box[],
): PlacedName[] {
  const symbols = columns.flatMap(({ year, up }) =>
    up.map(({ id, label }, row) => ({
      id,
      label,
      year,
      x: slotCentre(year, axis) * room.width,
      y: rowAt(rows, 'up', row),
      isTop: row === up.length - 1,
    })),
  );
  const boxes: Box[] = [...taken];
  const placed: PlacedName[] = [];
  const isNamed = (symbol: { id: string }) => placed.some(({ id }) => id === symbol.id);
  const inOrder = sort(
    symbols,
    ({ year }) => -periods.findIndex(({ from, to }) => year >= from && year <= to),
    ({ x }) => x,
  );
  // A second time for those left out: now no name can be taken for that of a named symbol.
  for (const symbol of [...inOrder, ...inOrder]) {
    const { id, label: text, year, x, y } = symbol;
    if (!text || isNamed(symbol)) continue;
    // Allows for bold names in the selected years.
    const width = estimateTextPx(text, NAME_PX * 1.04);
    const besidePx = rows.r + OWN_PX;
    const candidates: Pick<PlacedName, 'dx' | 'y' | 'anchor'>[] = [
      { dx: besidePx, y, anchor: 'start' },
      { dx: -besidePx, y, anchor: 'end' },
    ];
    const aboveY = y - besidePx - HALF_LINE;
    if (symbol.isTop)
      candidates.push(
        { dx: 0, y: aboveY, anchor: 'middle' },
        { dx: -rows.r, y: aboveY, anchor: 'start' },
        { dx: rows.r, y: aboveY, anchor: 'end' },
      );
    const boxOf = ({ dx, y: nameY, anchor }: (typeof candidates)[number]) => {
      const middle = { start: 0.5, middle: 0, end: -0.5 }[anchor] * width;
      return boxAround({ x: x + dx + middle, y: nameY }, width / 2, HALF_LINE);
    };
    const free = candidates.find((candidate) => {
      const box = boxOf(candidate);
      return (
        box.x0 >= 0 &&
        box.x1 <= room.width &&
        box.y0 >= bracket.line + 3 &&
        !boxes.some((other) => overlap(other, grown(box, NAME_GAP_PX, 0))) &&
        symbols.every(
          (other) =>
            other === symbol ||
            distanceTo(box, other) - rows.r >=
              (other.year === year || isNamed(other) ? OWN_PX : OTHER_PX) - 0.01,
        )
      );
    });
    if (!free) continue;
    boxes.push(boxOf(free));
    placed.push({ ...free, id, year, text });
  }
  return placed;
}
