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

/** The nearest choice that keeps the promises of its mode on this axis. */
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
export function shiftYears(chosen: ChosenYears, years: number, axis: YearAxis): ChosenYears {
  if (chosen.mode !== 'window') return moveEdge(chosen, 'to', chosen.to + years, axis);
  const by = Math.min(Math.max(years, axis.first - chosen.from), axis.last - chosen.to);
  return { mode: 'window', from: chosen.from + by, to: chosen.to + by };
}

/**
 * Moves one end. In a window an end stops at the other one: the range collapses to one year and
 * never turns inside out. Moving the start opens a window in the modes that have none, and choosing
 * a year while everything is shown goes to that year.
 */
export function moveEdge(
  chosen: ChosenYears,
  edge: Edge,
  year: number,
  axis: YearAxis,
): ChosenYears {
  const to = clampYear(year, axis);
  if (edge === 'from') {
    const last = chosen.mode === 'all' ? axis.last : chosen.to;
    return { mode: 'window', from: Math.min(to, last), to: last };
  }
  if (chosen.mode === 'window') return { ...chosen, to: Math.max(to, chosen.from) };
  return fitYears({ mode: chosen.mode === 'all' ? 'year' : chosen.mode, from: to, to }, axis);
}

/**
 * Keeps the year of one end and moves the other, as Shift extends a selection of text: it opens a
 * single year to a window and closes it again. When the moving end passes the kept year the two
 * change names; `kept` says which end holds the kept year afterwards.
 */
export function extendYears(
  chosen: ChosenYears,
  kept: Edge,
  year: number,
  axis: YearAxis,
): { chosen: ChosenYears; kept: Edge } {
  const anchor = chosen[kept];
  const moved = clampYear(year, axis);
  const from = Math.min(anchor, moved);
  const to = Math.max(anchor, moved);
  const side = moved === anchor ? kept : moved > anchor ? 'from' : 'to';
  return { chosen: { mode: 'window', from, to }, kept: side };
}

/** The same moment in another mode. A window opens to its last width, ending at the year shown. */
export function changeMode(
  chosen: ChosenYears,
  mode: Mode,
  memory: ModeMemory,
  axis: YearAxis,
): ChosenYears {
  if (mode === chosen.mode) return chosen;
  const to = chosen.mode === 'all' ? clampYear(memory.year, axis) : chosen.to;
  if (mode !== 'window') return fitYears({ mode, from: to, to }, axis);
  const years = Math.max(memory.width, 1);
  const from = clampYear(to - years + 1, axis);
  return { mode, from, to: clampYear(Math.max(to, from + years - 1), axis) };
}

/** Where play starts: here, or from the beginning when the end is reached. */
export function playStart(chosen: ChosenYears, axis: YearAxis): ChosenYears {
  const { first, last } = axis;
  if (chosen.mode === 'all') return { mode: 'cumulative', from: first, to: first };
  if (chosen.to < last) return chosen;
  if (chosen.mode !== 'window')
    return fitYears({ mode: chosen.mode, from: first, to: first }, axis);
  const fills = chosen.from === first;
  return { mode: 'window', from: first, to: fills ? first : first + (chosen.to - chosen.from) };
}

/**
 * The next picture of a play, or null at the end. A window slides; `growing` (a window that filled
 * the axis when play began has no room to slide) moves its end alone.
 */
export function playNext(
  chosen: ChosenYears,
  growing: boolean,
  axis: YearAxis,
): ChosenYears | null {
  if (chosen.to >= axis.last) return null;
  const slides = chosen.mode === 'window' && !growing;
  return slides ? shiftYears(chosen, 1, axis) : moveEdge(chosen, 'to', chosen.to + 1, axis);
}
