import type { Mode } from '$lib/view/view';

/**
 * The years a reader has chosen, and every way they can move: pure functions from one choice to the
 * next. Years outside the axis are brought back to its ends, so a result is always on the axis.
 */

export interface YearAxis {
  first: number;
  last: number;
}

/** `from` and `to` are inclusive. `year`: equal; `cumulative`: from = first; `all`: first to last. */
export interface ChosenYears {
  mode: Mode;
  from: number;
  to: number;
}

export type Edge = 'from' | 'to';

/** What a mode switch needs to know about the modes the reader came from. */
export interface ModeMemory {
  year: number;
  /** Number of years of the last window. */
  width: number;
}

export const DEFAULT_WINDOW_YEARS = 5;

export function clampYear(year: number, { first, last }: YearAxis): number {
  return Math.min(Math.max(Math.round(year), first), last);
}

/** The nearest span that keeps the promises of its mode on this axis. */
export function fitYears({ mode, from, to }: ChosenYears, axis: YearAxis): ChosenYears {
  const last = clampYear(to, axis);
  switch (mode) {
    case 'year':
      return { mode, from: last, to: last };
    case 'window':
      return { mode, from: Math.min(clampYear(from, axis), last), to: last };
    case 'cumulative':
      return { mode, from: axis.first, to: last };
    case 'all':
      return { mode, from: axis.first, to: axis.last };
    default:
      return mode satisfies never;
  }
}

export function sameYears(a: ChosenYears, b: ChosenYears): boolean {
  return a.mode === b.mode && a.from === b.from && a.to === b.to;
}

/** Moves the whole choice by some years; a window keeps its width and stops at the ends. */
export function shiftYears(span: ChosenYears, years: number, axis: YearAxis): ChosenYears {
  if (span.mode !== 'window') return moveEdge(span, 'to', span.to + years, axis);
  const by = Math.min(Math.max(years, axis.first - span.from), axis.last - span.to);
  return { mode: 'window', from: span.from + by, to: span.to + by };
}

/**
 * Moves one end. In a window an end stops at the other one: the range collapses to one year and
 * never turns inside out. Moving the start opens a window in the modes that have none, and choosing
 * a year while everything is shown goes to that year.
 */
export function moveEdge(span: ChosenYears, edge: Edge, year: number, axis: YearAxis): ChosenYears {
  const to = clampYear(year, axis);
  if (edge === 'from') {
    const last = span.mode === 'all' ? axis.last : span.to;
    return { mode: 'window', from: Math.min(to, last), to: last };
  }
  switch (span.mode) {
    case 'year':
    case 'all':
      return { mode: 'year', from: to, to };
    case 'window':
      return { mode: 'window', from: span.from, to: Math.max(to, span.from) };
    case 'cumulative':
      return { mode: 'cumulative', from: axis.first, to };
    default:
      return span.mode satisfies never;
  }
}

/**
 * Keeps the year of one end and moves the other, as Shift extends a selection of text: it opens a
 * single year to a window and closes it again. When the moving end passes the kept year the two
 * change names; `kept` says which end holds the kept year afterwards.
 */
export function extendYears(
  span: ChosenYears,
  kept: Edge,
  year: number,
  axis: YearAxis,
): { span: ChosenYears; kept: Edge } {
  const anchor = span[kept];
  const moved = clampYear(year, axis);
  const from = Math.min(anchor, moved);
  const to = Math.max(anchor, moved);
  const side = moved === anchor ? kept : moved > anchor ? 'from' : 'to';
  return { span: { mode: 'window', from, to }, kept: side };
}

/** The same moment in another mode. A window opens to its last width, ending at the year shown. */
export function changeMode(
  span: ChosenYears,
  mode: Mode,
  memory: ModeMemory,
  axis: YearAxis,
): ChosenYears {
  if (mode === span.mode) return span;
  const to = span.mode === 'all' ? clampYear(memory.year, axis) : span.to;
  if (mode !== 'window') return fitYears({ mode, from: to, to }, axis);
  const years = Math.max(memory.width, 1);
  const from = clampYear(to - years + 1, axis);
  return { mode, from, to: clampYear(Math.max(to, from + years - 1), axis) };
}

/** Where play starts: here, or from the beginning when the end is reached. */
export function playStart(span: ChosenYears, axis: YearAxis): ChosenYears {
  const { first, last } = axis;
  if (span.mode === 'all') return { mode: 'cumulative', from: first, to: first };
  if (span.to < last) return span;
  if (span.mode !== 'window') return fitYears({ mode: span.mode, from: first, to: first }, axis);
  const fills = span.from === first;
  return { mode: 'window', from: first, to: fills ? first : first + (span.to - span.from) };
}

/**
 * The next picture of a play, or null at the end. A window slides; `growing` (a window that filled
 * the axis when play began has no room to slide) moves its end alone.
 */
export function playNext(span: ChosenYears, growing: boolean, axis: YearAxis): ChosenYears | null {
  if (span.to >= axis.last) return null;
  const slides = span.mode === 'window' && !growing;
  return slides ? shiftYears(span, 1, axis) : moveEdge(span, 'to', span.to + 1, axis);
}
