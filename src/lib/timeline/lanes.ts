import { LANES, type Lane } from '$lib/state/view';
import { dateAt, decimalYear } from './scale';
import type { YearAxis } from './span';
import { estimateTextPx } from '$lib/core/text-width';

/** One fact of the wider relationship, in the reader's language. */
export interface ContextItem {
  id: string;
  lane: Lane;
  label: string;
  /** Used where the label does not fit. */
  shortLabel?: string;
  /** ISO date. */
  start: string;
  /** ISO date; null for one moment, `open` for what still goes on. */
  end: string | null;
}

export type LabelSide = 'inside' | 'right' | 'left' | 'none';

export interface PlacedItem {
  item: ContextItem;
  row: number;
  /** Fractions of the track; equal for a moment. */
  x0: number;
  x1: number;
  text: string;
  side: LabelSide;
}

export interface LaneLayout {
  rows: number;
  placed: PlacedItem[];
}

/** Pixels: room inside a bar beside its label, between neighbours, and of a moment's mark. */
const INSET = 12;
const GAP = 6;
const MARK = 8;

/** Taken stretches of one row, px. */
type Row = { from: number; to: number }[];

interface Candidate {
  text: string;
  side: LabelSide;
  from: number;
  to: number;
}

/**
 * Puts items into few rows such that neither bars nor labels touch. Bars come first, lane by lane in
 * the order of LANES, each with a label: inside, else beside it, else shortened. The moments of a
 * lane share one row as marks; those with room after them are labelled, the others keep their name
 * for pointer and reader. Items outside the axis are left out.
 */
export function layoutLanes(
  items: readonly ContextItem[],
  axis: YearAxis,
  widthPx: number,
  textPx: (text: string) => number = estimateTextPx,
): LaneLayout {
  const rows: Row[] = [];
  const placed: PlacedItem[] = [];
  const lanes = LANES.map((lane) =>
    items
      .filter((item) => item.lane === lane && isOnAxis(item, axis))
      .toSorted((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id)),
  );
  for (const item of lanes.flat().filter(({ end }) => end !== null)) {
    const [x0, x1] = extent(item, axis);
    const label = barLabel(item, x0 * widthPx, x1 * widthPx, widthPx, textPx);
    const from = Math.min(label.from, x0 * widthPx);
    const to = Math.max(label.to, x1 * widthPx);
    const row = firstFree(rows, [{ from, to }]);
    placed.push({ item, row, x0, x1, text: label.text, side: label.side });
  }
  for (const lane of lanes) {
    const moments = lane.filter(({ end }) => end === null);
    const marks = moments.map((item) => {
      const x = extent(item, axis)[0] * widthPx;
      return { from: x - MARK / 2, to: x + MARK / 2 };
    });
    if (!marks.length) continue;
    const row = firstFree(rows, marks);
    const taken = rows[row] ?? [];
    moments.forEach((item, i) => {
      const { from, to } = marks[i] ?? { from: 0, to: 0 };
      const label = names(item)
        .flatMap((text) => beside(text, from, to, textPx(text)))
        .find((c) => c.side === 'right' && c.to <= widthPx && isFree(taken, c.from, c.to));
      if (label) taken.push({ from: label.from, to: label.to });
      const [x] = extent(item, axis);
      placed.push({
        item,
        row,
        x0: x,
        x1: x,
        text: label?.text ?? '',
        side: label?.side ?? 'none',
      });
    });
  }
  return { rows: rows.length, placed };
}

/** The names of an item from the longest to the shortest. */
function names({ label, shortLabel }: ContextItem): string[] {
  return shortLabel && shortLabel !== label ? [label, shortLabel] : [label];
}

/** Fractions of the track between which an item lies, cut at the ends of the axis. */
function extent({ start, end }: ContextItem, axis: YearAxis): [x0: number, x1: number] {
  const cut = (x: number) => Math.min(Math.max(x, 0), 1);
  const x0 = cut(dateAt(start, axis));
  if (end === null) return [x0, x0];
  return [x0, end === 'open' ? 1 : Math.max(cut(dateAt(end, axis)), x0)];
}

function isOnAxis({ start, end }: ContextItem, { first, last }: YearAxis): boolean {
  if (decimalYear(start) >= last + 1) return false;
  return end === 'open' || decimalYear(end ?? start) >= first;
}

/** The first way to write a bar's name that stays on the track; cut inside the bar if there is none. */
function barLabel(
  item: ContextItem,
  from: number,
  to: number,
  widthPx: number,
  textPx: (text: string) => number,
): Candidate {
  const inside = names(item)
    .filter((text) => textPx(text) + INSET <= to - from)
    .map((text): Candidate => ({ text, side: 'inside', from, to }));
  const outside = names(item).flatMap((text) => beside(text, from, to, textPx(text)));
  const fits = [...inside, ...outside].find((c) => c.from >= 0 && c.to <= widthPx);
  return fits ?? { text: item.shortLabel ?? item.label, side: 'inside', from, to };
}

function beside(text: string, from: number, to: number, width: number): Candidate[] {
  return [
    { text, side: 'right', from: to, to: to + GAP + width },
    { text, side: 'left', from: from - GAP - width, to: from },
  ];
}

function isFree(row: Row, from: number, to: number): boolean {
  return row.every((taken) => to <= taken.from || from >= taken.to);
}

/** The first row in which all stretches are free; they are taken then. */
function firstFree(rows: Row[], stretches: Row): number {
  const found = rows.findIndex((row) =>
    stretches.every(({ from, to }) => isFree(row, from - GAP, to + GAP)),
  );
  const index = found < 0 ? rows.push([]) - 1 : found;
  rows[index]?.push(...stretches);
  return index;
}
