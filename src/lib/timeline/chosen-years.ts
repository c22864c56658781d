import { yearsOf, type YearSpan } from '$lib/core/record/time';
import type { Mode, View } from '$lib/view/view';
import { clampYear, slotCentre, slotCount, yearAt } from './year-axis';

/**
 * The years a reader has chosen, and every way they can move: pure functions from one choice to the
 * next. Years outside the axis are brought back to its ends, so a result is always on the axis.
 */

/** `from` and `to` are inclusive. `year`: equal; `years`: any; `all`: from the first year. */
export type ChosenYears = Pick<View, 'mode' | 'from' | 'to'>;

export type Edge = 'from' | 'to';

/** The nearest choice that keeps the promises of its mode on this axis. */
export function fitYears({ mode, from, to }: ChosenYears, axis: YearSpan): ChosenYears {
  const last = clampYear(to, axis);
  const first = { year: last, years: Math.min(clampYear(from, axis), last), all: axis.from };
  return { mode, from: first[mode], to: last };
}

export const theYear = (year: number, axis: YearSpan): ChosenYears =>
  fitYears({ mode: 'year', from: year, to: year }, axis);

export function sameYears(a: ChosenYears, b: ChosenYears): boolean {
  return a.mode === b.mode && a.from === b.from && a.to === b.to;
}

/** Moves the whole choice by some years; a span keeps its width and stops at the ends. */
export function shiftYears(chosen: ChosenYears, years: number, axis: YearSpan): ChosenYears {
  if (chosen.mode !== 'years') return fitYears({ ...chosen, to: chosen.to + years }, axis);
  const by = Math.min(Math.max(years, axis.from - chosen.from), axis.to - chosen.to);
  return { mode: 'years', from: chosen.from + by, to: chosen.to + by };
}

/**
 * Moves one end. An end stops at the other one: the span collapses to one year and never turns inside out.
 * Moving the start makes a span of what has none.
 */
export function moveEdge(
  chosen: ChosenYears,
  edge: Edge,
  year: number,
  axis: YearSpan,
): ChosenYears {
  const at = clampYear(year, axis);
  if (edge === 'from') return { mode: 'years', from: Math.min(at, chosen.to), to: chosen.to };
  if (chosen.mode === 'years') return { ...chosen, to: Math.max(at, chosen.from) };
  return fitYears({ ...chosen, to: at }, axis);
}

/**
 * Keeps the year of one end and moves the other, as Shift extends a selection of text: it opens a
 * single year to a span and closes it again. When the moving end passes the kept year the two
 * change names; `kept` says which end holds the kept year afterwards.
 */
export function extendYears(
  chosen: ChosenYears,
  kept: Edge,
  year: number,
  axis: YearSpan,
): { chosen: ChosenYears; kept: Edge } {
  const anchor = chosen[kept];
  const moved = clampYear(year, axis);
  const span = { from: Math.min(anchor, moved), to: Math.max(anchor, moved) };
  let side = kept;
  if (moved !== anchor) side = moved > anchor ? 'from' : 'to';
  return { chosen: { mode: 'years', ...span }, kept: side };
}

/** The same moment in another mode; of a span, as many years as were shown last. */
export function changeMode(
  chosen: ChosenYears,
  mode: Mode,
  width: number,
  axis: YearSpan,
): ChosenYears {
  if (mode === chosen.mode) return chosen;
  if (mode === 'all') return { mode, from: axis.from, to: axis.to };
  if (mode === 'year') return theYear(chosen.to, axis);
  const from = clampYear(chosen.to - Math.max(width, 1) + 1, axis);
  return { mode, from, to: Math.max(chosen.to, clampYear(from + width - 1, axis)) };
}

/** Play grows: from where it stopped, else from the first year up to each. */
export function playStart(chosen: ChosenYears, axis: YearSpan): ChosenYears {
  if (chosen.mode === 'all' && chosen.to < axis.to) return chosen;
  return { mode: 'all', from: axis.from, to: axis.from };
}

export const playNext = (chosen: ChosenYears, axis: YearSpan): ChosenYears | null =>
  chosen.to < axis.to ? shiftYears(chosen, 1, axis) : null;

/** A year as it is typed: `2001`, or `01` where only one year of the axis ends so; null is never guessed. */
export function readYear(text: string, axis: YearSpan): number | null {
  if (!/^(\d{2}|\d{4})$/.test(text)) return null;
  const years = yearsOf(axis).filter((year) => String(year).endsWith(text));
  return years.length === 1 ? years[0]! : null;
}

/** One year, or two in whatever order: `2001`, `01`, `2001-2009`, `2001–09`, `2001..2009`. */
export function readYears(text: string, axis: YearSpan): ChosenYears | null {
  const years = text
    .trim()
    .split(/\s*(?:\.\.+|[-–—~～…]|\s)\s*/)
    .map((part) => readYear(part, axis));
  const [a = null, b] = years;
  if (a === null || b === null || years.length > 2) return null;
  if (b === undefined) return theYear(a, axis);
  return { mode: 'years', from: Math.min(a, b), to: Math.max(a, b) };
}

/** How a choice is written in the field: what is shown can be typed back. */
export const writeYears = ({ from, to }: ChosenYears): string =>
  from === to ? String(to) : `${from}–${to}`;

/** What a pointer took hold of, and how the choice follows it. Fractions of the band throughout. */
export type Grab =
  /** An end, by its pill, which a mere press does not move. */
  | { kind: 'edge'; edge: Edge; chosen: ChosenYears }
  /** The years as a whole. */
  | { kind: 'body'; at: number; chosen: ChosenYears }
  /** A year of the band: it alone. */
  | { kind: 'year' };

/**
 * What lies under the pointer. A pill is taken within `reach` of it, but never more than a third of the years
 * between both, so that these can be taken too. Between the pills are the years as a whole, where they have room to
 * move.
 */
export function grabAt(at: number, chosen: ChosenYears, axis: YearSpan, reach: number): Grab {
  const { mode, from, to } = chosen;
  if (mode === 'year') return { kind: 'year' };
  const start = slotCentre(from, axis);
  const end = slotCentre(to, axis);
  const edge: Edge = Math.abs(at - start) < Math.abs(at - end) ? 'from' : 'to';
  const away = Math.abs(at - (edge === 'from' ? start : end));
  if (away <= (from === to ? reach : Math.min(reach, (end - start) / 3)))
    return { kind: 'edge', edge, chosen };
  const hasRoom = from > axis.from || to < axis.to;
  return at > start && at < end && hasRoom ? { kind: 'body', at, chosen } : { kind: 'year' };
}

export function dragYears(grab: Grab, at: number, axis: YearSpan): ChosenYears {
  switch (grab.kind) {
    case 'edge':
      // Of one year the first movement decides which end opens.
      if (grab.chosen.from === grab.chosen.to)
        return extendYears(grab.chosen, 'from', yearAt(at, axis), axis).chosen;
      return moveEdge(grab.chosen, grab.edge, yearAt(at, axis), axis);
    case 'body': {
      const span = { ...grab.chosen, mode: 'years' as const };
      return shiftYears(span, Math.round((at - grab.at) * slotCount(axis)), axis);
    }
    case 'year':
      return theYear(yearAt(at, axis), axis);
    default:
      return grab satisfies never;
  }
}

/** The choice after a press without a drag: an end stays, anything else goes to the year. */
export const clickYears = (grab: Grab, at: number, axis: YearSpan): ChosenYears =>
  grab.kind === 'edge' ? grab.chosen : theYear(yearAt(at, axis), axis);
