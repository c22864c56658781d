import { yearsOf, type YearSpan } from '$lib/core/record/time';
import type { Mode, View } from '$lib/view/view';
import { slotCentre, slotCount, yearAt } from './year-axis';

/**
 * The years a reader has chosen, and every way they can move: pure functions from one choice to the
 * next. Years outside the axis are brought back to its ends, so a result is always on the axis.
 */

/** `from` and `to` are inclusive. `year`: equal; `cumulative`: from = first; `all`: first to last. */
export type ChosenYears = Pick<View, 'mode' | 'from' | 'to'>;

export type Edge = 'from' | 'to';

export const DEFAULT_WINDOW_YEARS = 5;

export function clampYear(year: number, { from, to }: YearSpan): number {
  return Math.min(Math.max(Math.round(year), from), to);
}

/** The nearest choice that keeps the promises of its mode on this axis. */
export function fitYears({ mode, from, to }: ChosenYears, axis: YearSpan): ChosenYears {
  const last = clampYear(to, axis);
  switch (mode) {
    case 'year':
      return { mode, from: last, to: last };
    case 'window':
      return { mode, from: Math.min(clampYear(from, axis), last), to: last };
    case 'cumulative':
      return { mode, from: axis.from, to: last };
    case 'all':
      return { mode, from: axis.from, to: axis.to };
    default:
      return mode satisfies never;
  }
}

export function sameYears(a: ChosenYears, b: ChosenYears): boolean {
  return a.mode === b.mode && a.from === b.from && a.to === b.to;
}

/** Moves the whole choice by some years; a window keeps its width and stops at the ends. */
export function shiftYears(chosen: ChosenYears, years: number, axis: YearSpan): ChosenYears {
  if (chosen.mode !== 'window') return moveEdge(chosen, 'to', chosen.to + years, axis);
  const by = Math.min(Math.max(years, axis.from - chosen.from), axis.to - chosen.to);
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
  axis: YearSpan,
): ChosenYears {
  const to = clampYear(year, axis);
  if (edge === 'from') {
    const last = chosen.mode === 'all' ? axis.to : chosen.to;
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
  axis: YearSpan,
): { chosen: ChosenYears; kept: Edge } {
  const [anchor, moved] = [chosen[kept], clampYear(year, axis)];
  const [from, to] = [Math.min(anchor, moved), Math.max(anchor, moved)];
  const side = moved === anchor ? kept : moved > anchor ? 'from' : 'to';
  return { chosen: { mode: 'window', from, to }, kept: side };
}

/** The same moment in another mode, by the year and the number of years of a window last shown. */
export function changeMode(
  chosen: ChosenYears,
  mode: Mode,
  memory: { year: number; width: number },
  axis: YearSpan,
): ChosenYears {
  if (mode === chosen.mode) return chosen;
  const to = chosen.mode === 'all' ? clampYear(memory.year, axis) : chosen.to;
  if (mode !== 'window') return fitYears({ mode, from: to, to }, axis);
  const years = Math.max(memory.width, 1);
  const from = clampYear(to - years + 1, axis);
  return { mode, from, to: clampYear(Math.max(to, from + years - 1), axis) };
}

/** Where play starts: here, or from the beginning when the end is reached. */
export function playStart(chosen: ChosenYears, axis: YearSpan): ChosenYears {
  const { mode, from, to } = chosen;
  const { from: first, to: last } = axis;
  // What fills the axis has no room to slide: it grows.
  if (mode === 'all' || (mode === 'window' && from === first && to === last))
    return { mode: 'cumulative', from: first, to: first };
  if (to < last) return chosen;
  if (mode === 'window') return { mode, from: first, to: first + (to - from) };
  return fitYears({ mode, from: first, to: first }, axis);
}

export const playNext = (chosen: ChosenYears, axis: YearSpan): ChosenYears | null =>
  chosen.to < axis.to ? shiftYears(chosen, 1, axis) : null;

/** A year as it is typed: `2001`, or `01` where only one year of the axis ends so; null is never guessed. */
export function readYear(text: string, axis: YearSpan): number | null {
  if (!/^(\d{2}|\d{4})$/.test(text)) return null;
  const years = yearsOf(axis).filter((year) => String(year).endsWith(text));
  return years.length === 1 ? years[0]! : null;
}

/**
 * A year or a range: `2001`, `01`, `2001-2009`, `2001–09`, `2001..2009`. A range is a window; one
 * year keeps the cumulative mode and otherwise is a single year. A range may be given backwards.
 */
export function readYears(text: string, current: ChosenYears, axis: YearSpan): ChosenYears | null {
  const parts = text.trim().split(/\s*(?:\.\.+|[-–—~～…]|\s)\s*/);
  const years = parts.map((part) => readYear(part, axis));
  const [a = null, b] = years;
  if (a === null || b === null || years.length > 2) return null;
  if (b !== undefined) return { mode: 'window', from: Math.min(a, b), to: Math.max(a, b) };
  const mode = current.mode === 'cumulative' ? 'cumulative' : 'year';
  return fitYears({ mode, from: a, to: a }, axis);
}

/** How a choice is written in the field: what is shown can be typed back. */
export function writeYears({ from, to, mode }: ChosenYears): string {
  return mode === 'year' || mode === 'cumulative' ? String(to) : `${from}–${to}`;
}

/** What a pointer took hold of, and how the choice follows it. Fractions of the track throughout. */
export type Grab =
  /** An end; `isHeld`: by its handle, which a mere press does not move. */
  | { kind: 'edge'; edge: Edge; isHeld: boolean; chosen: ChosenYears }
  /** The window as a whole. */
  | { kind: 'body'; at: number; chosen: ChosenYears }
  /** A window of one year: the first movement decides which end opens. */
  | { kind: 'open'; year: number; chosen: ChosenYears };

/**
 * What lies under the pointer. A handle is taken within `reach` of it (never more than a third of the years
 * between both, so that these can be taken too). Between the handles of a window is its body; elsewhere the nearer
 * end comes. In a running total the start is taken by its handle alone.
 */
export function grabAt(at: number, chosen: ChosenYears, axis: YearSpan, reach: number): Grab {
  const { mode, from, to } = chosen;
  const [start, end] = [slotCentre(from, axis), slotCentre(to, axis)];
  const edge: Edge = Math.abs(at - start) < Math.abs(at - end) ? 'from' : 'to';
  const away = Math.abs(at - (edge === 'from' ? start : end));
  const isHeld = away <= Math.min(reach, (end - start) / 3);
  if (mode === 'cumulative' && edge === 'from' && isHeld)
    return { kind: 'edge', edge, isHeld, chosen };
  if (mode !== 'window') return { kind: 'edge', edge: 'to', isHeld: false, chosen };
  if (from === to && yearAt(at, axis) === from) return { kind: 'open', year: from, chosen };
  return isHeld || at < start || at > end
    ? { kind: 'edge', edge, isHeld, chosen }
    : { kind: 'body', at, chosen };
}

export function dragYears(grab: Grab, at: number, axis: YearSpan): ChosenYears {
  switch (grab.kind) {
    case 'edge':
      return moveEdge(grab.chosen, grab.edge, yearAt(at, axis), axis);
    case 'body':
      return shiftYears(grab.chosen, Math.round((at - grab.at) * slotCount(axis)), axis);
    case 'open':
      return extendYears(grab.chosen, 'to', yearAt(at, axis), axis).chosen;
    default:
      return grab satisfies never;
  }
}

/** The choice after a press without a drag: inside a window, its nearer end comes to the year. */
export function clickYears(grab: Grab, at: number, axis: YearSpan): ChosenYears {
  const { chosen } = grab;
  const year = yearAt(at, axis);
  if (grab.kind === 'body')
    return moveEdge(chosen, year - chosen.from < chosen.to - year ? 'from' : 'to', year, axis);
  if (grab.kind === 'edge' && grab.isHeld)
    return chosen.mode === 'cumulative' ? moveEdge(chosen, 'to', year, axis) : chosen;
  return dragYears(grab, at, axis);
}
