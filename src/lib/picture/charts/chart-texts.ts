import { sort } from 'd3-array';
import type { Band } from '#core/context/context';
import type { Names } from '#core/record/languages';
import type { YearSpan } from '#core/record/time';
import { m } from '$lib/paraglide/messages';
import { boxAround, distanceTo, grown, overlap, type Box } from '$lib/site/boxes';
import { formatName } from '$lib/site/text/format';
import { estimateTextPx } from '$lib/site/text/text-width';
import {
  NAME_PX,
  rowAt,
  tallest,
  type ChartRows,
  type YearColumn,
  type YearFrame,
} from './chart-rows';

interface Told {
  brackets: readonly YearSpan[];
  contexts: readonly Context[];
  coveredTo: string;
}

interface Drawn extends YearFrame {
  rows: ChartRows;
  columns: readonly YearColumn[];
}

/** At the left, what a side of the chart means. */
type Word = 'new' | 'return' | 'perhaps' | 'unknown';

/** A constraint such as a war or a pandemic; without an end it goes on. */
export type Context = Band & { name: Names };

export function placeTexts(drawn: Drawn, { brackets, contexts: named, coveredTo }: Told) {
  const { room, rows, isNarrow, xOf } = drawn;
  const starts = brackets.map(({ from }) => xOf(from));
  const words = placeWords(drawn, starts);
  if (!rows.hasNames || isNarrow) return { words, contexts: [], names: [] };
  const contexts = placeContexts(drawn, named, coveredTo, starts);
  const taken = [
    ...words.map(wordBox),
    ...contexts.map(({ box }) => box),
    ...starts.map((x) => ({ x0: x, x1: x, y0: 0, y1: room.height })),
  ];
  return { words, contexts, names: placeNames(drawn, brackets, taken) };
}

/** The symbol before a word, and room after it. */
const SYMBOL_PX = 22;
const WORD_GAP = 12;

/** Between two words of a side, one over the other. */
const LINE_PX = 15;

/** A line for each side, outside all symbols and before the first period; else two lines, else the first word alone. */
function placeWords(
  { room, rows, columns, isNarrow, wordPx, centreOf }: Drawn,
  [firstStart = room.width]: readonly number[],
) {
  const { above, below, step } = rows.main;
  const statuses = new Set<string>(
    columns.flatMap(({ up, down }) => [...up, ...down].map(({ status }) => status)),
  );
  const linesOf = (side: 'up' | 'down', words: readonly Word[], isStacked: boolean) => {
    let x = SYMBOL_PX;
    const line = words.map((word, row) => {
      const text = m.timeline_word({ word, size: isNarrow ? 'short' : 'full' });
      const start = x;
      const end = start + estimateTextPx(text, wordPx);
      if (!isStacked) x = end + WORD_GAP + SYMBOL_PX;
      return { word, text, x: start, end, row: isStacked ? row : 0 };
    });
    const end = Math.max(...line.map((placed) => placed.end));
    const under = columns.filter(({ year }) => centreOf(year) < end + 10);
    const height = tallest(under, side) * step;
    const more = isStacked ? (words.length - 1) * LINE_PX : 0;
    const y = side === 'up' ? above - Math.max(height + 8, 1.5 * step) - more : below + height + 9;
    const isFree =
      y > rows.bracket.line + 6 && y + more <= room.height - 4 && end < firstStart - WORD_GAP;
    return isFree ? line.map((placed) => ({ ...placed, y: y + placed.row * LINE_PX })) : [];
  };
  const sideOf = (side: 'up' | 'down', first: Word, second: Word) => {
    const told = statuses.has(second) ? [first, second] : [first];
    const ways = [
      [told, false],
      [told, true],
      [[first], false],
    ] as const;
    return (
      ways
        .map(([words, isStacked]) => linesOf(side, words, isStacked))
        .find(({ length }) => length > 0) ?? []
    );
  };
  return [...sideOf('up', 'new', 'perhaps'), ...sideOf('down', 'return', 'unknown')];
}

const wordBox = ({ x, y, text }: ReturnType<typeof placeWords>[number]) => ({
  x0: x - SYMBOL_PX,
  x1: x + estimateTextPx(text, NAME_PX),
  y0: y - 6,
  y1: y + 6,
});

/** Length that must remain of a context line with its name inside. */
const LEFT_PX = 24;

/** In two rows under the brackets. @param starts of the periods, which no name crosses, px */
function placeContexts(
  { rows: { bracket, main }, columns, room: { width }, dayOf, centreOf }: Drawn,
  contexts: readonly Context[],
  coveredTo: string,
  starts: readonly number[],
) {
  const tops = columns
    .filter(({ up }) => up.length > 0)
    .map(({ year, up }) => ({ x: centreOf(year), y: main.above - up.length * main.step }));
  const taken: Box[] = [];
  return contexts.flatMap((context) => {
    const last = context.end ?? coveredTo;
    const x0 = Math.max(0, dayOf(context.start));
    const x1 = Math.min(width, dayOf(last));
    if (!(x0 < width && x1 > x0)) return [];
    const name = formatName(context.name);
    const namePx = estimateTextPx(name, NAME_PX) + 8;
    // The arrow of an open line is at its right.
    const beside = context.end ? (['right', 'left'] as const) : (['left'] as const);
    const sides = x1 - x0 > namePx + LEFT_PX ? (['inside'] as const) : beside;
    const nameXs = { inside: x0, right: x1, left: x0 - namePx };
    const free = sides
      .flatMap((side) => [bracket.line + 10, bracket.line + 21].map((y) => ({ side, y })))
      .map(({ side, y }) => {
        const nameX0 = nameXs[side];
        const nameX1 = nameX0 + namePx;
        const y0 = y - HALF_LINE;
        const box = { x0: Math.min(x0, nameX0), x1: Math.max(x1, nameX1), y0, y1: y + HALF_LINE };
        return { ...context, name, last, x0, x1, y, side, namePx, nameX0, nameX1, box };
      })
      .find(
        ({ nameX0, nameX1, box }) =>
          nameX0 >= 0 &&
          nameX1 <= width &&
          starts.every((x) => x < nameX0 || x > nameX1) &&
          tops.every(({ x, y }) => x + 6 < box.x0 || x - 6 > box.x1 || y > box.y1) &&
          taken.every((other) => !overlap(other, box)),
      );
    if (free) taken.push(free.box);
    return free ?? [];
  });
}

/** From a name to symbols of its own year, and of other years. */
const OWN_PX = 3;
const OTHER_PX = 12;
const NAME_GAP_PX = 6;
/** From an anchor to the middle of a name, in widths. */
const MIDDLES = { start: 0.5, middle: 0, end: -0.5 };
/** Half the height of a line of text. */
const HALF_LINE = 5.5;

/** The same for all selections of years, so that no name moves; the later period first. */
function placeNames(
  { room, rows: { main: rows, bracket }, columns, centreOf }: Drawn,
  periods: readonly YearSpan[],
  boxes: readonly Box[],
) {
  const symbols = columns.flatMap(({ year, up }) =>
    up.map(({ id, label }, row) => ({
      id,
      label,
      year,
      x: centreOf(year),
      y: rowAt(rows, 'up', row),
      isTop: row === up.length - 1,
    })),
  );
  const taken = [...boxes];
  const isNamed = (symbol: { id: string }) => placed.some(({ id }) => id === symbol.id);
  const inOrder = sort(
    symbols,
    ({ year }) => -periods.findIndex(({ from, to }) => year >= from && year <= to),
    ({ x }) => x,
  );
  const placed: (ReturnType<typeof candidatesOf>[number] & { text: string })[] = [];
  function candidatesOf({ id, year, x, y, isTop }: (typeof symbols)[number], width: number) {
    const besidePx = rows.r + OWN_PX;
    const aboveY = y - besidePx - HALF_LINE;
    /** `dx` from the middle of the column to the text's anchor, px. */
    const nameAt = (anchor: keyof typeof MIDDLES, dx: number, nameY: number) => {
      const middle = { x: x + dx + MIDDLES[anchor] * width, y: nameY };
      const leader = nameY < aboveY ? { from: y - rows.r, to: nameY + HALF_LINE } : null;
      const box = boxAround(middle, width / 2, HALF_LINE);
      return { id, year, dx, y: nameY, anchor, leader, box };
    };
    const beside = [nameAt('start', besidePx, y), nameAt('end', -besidePx, y)];
    if (!isTop) return beside;
    const above = [aboveY, aboveY - NAME_PX].flatMap((nameY) => [
      nameAt('middle', 0, nameY),
      nameAt('start', -rows.r, nameY),
      nameAt('end', rows.r, nameY),
    ]);
    return [...beside, ...above];
  }
  // Twice: a name left out may be near symbols that have got their own by then.
  for (const symbol of [...inOrder, ...inOrder]) {
    const { label: text } = symbol;
    if (!text || isNamed(symbol)) continue;
    // Allows for bold names in the selected years.
    const free = candidatesOf(symbol, estimateTextPx(text, NAME_PX * 1.04)).find(
      ({ box }) =>
        box.x0 >= 0 &&
        box.x1 <= room.width &&
        box.y0 >= bracket.line + 3 &&
        !taken.some((other) => overlap(other, grown(box, NAME_GAP_PX, 0))) &&
        symbols.every((other) => {
          const isOwn = other.year === symbol.year || isNamed(other);
          const gap = distanceTo(box, other) - rows.r;
          return other === symbol || gap >= (isOwn ? OWN_PX : OTHER_PX) - 0.01;
        }),
    );
    if (!free) continue;
    taken.push(free.box);
    placed.push({ ...free, text });
  }
  return placed;
}
