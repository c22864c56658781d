import { yearsOf, type YearSpan } from '#core/record/time';
import type { Mode, View } from '$lib/view/view';
import { clampYear, slotCentre, slotCount, yearAt } from './year-axis';

/** Both inclusive. In mode `year` they are equal; in mode `all`, `from` is the first year. */
export type ChosenYears = Pick<View, 'mode' | 'from' | 'to'>;

export type Edge = 'from' | 'to';

/** The nearest choice on this axis that is valid in its mode. */
export function fitYears({ mode, from, to }: ChosenYears, axis: YearSpan): ChosenYears {
  const last = clampYear(to, axis);
  const first = { year: last, years: Math.min(clampYear(from, axis), last), all: axis.from };
  return { mode, from: first[mode], to: last };
}

export const theYear = (year: number, axis: YearSpan): ChosenYears =>
  fitYears({ mode: 'year', from: year, to: year }, axis);

export function sameYears(a: ChosenYears, b: ChosenYears) {
  return a.mode === b.mode && a.from === b.from && a.to === b.to;
}

/** A span keeps its width and stops at the ends of the axis. */
export function shiftYears(chosen: ChosenYears, years: number, axis: YearSpan): ChosenYears {
  if (chosen.mode !== 'years') return fitYears({ ...chosen, to: chosen.to + years }, axis);
  const by = Math.min(Math.max(years, axis.from - chosen.from), axis.to - chosen.to);
  return { mode: 'years', from: chosen.from + by, to: chosen.to + by };
}

/** At most to the other end. Moving the start turns any other mode into a span. */
export function moveEdge(
  chosen: ChosenYears,
  edge: Edge,
  year: number,
  axis: YearSpan,
): ChosenYears {
  const moved = clampYear(year, axis);
  if (edge === 'from') return { mode: 'years', from: Math.min(moved, chosen.to), to: chosen.to };
  if (chosen.mode === 'years') return { ...chosen, to: Math.max(moved, chosen.from) };
  return fitYears({ ...chosen, to: moved }, axis);
}

/** As Shift extends a text selection; `kept` is the end that then holds the kept year. */
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

/** @param width of a new span, years */
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

/** `2001`, or `01` if exactly one year of the axis ends so; else null. */
export function readYear(text: string, axis: YearSpan): number | null {
  if (!/^(\d{2}|\d{4})$/.test(text)) return null;
  const years = yearsOf(axis).filter((year) => String(year).endsWith(text));
  return years.length === 1 ? years[0]! : null;
}

/** Or two, in either order: `2001`, `01`, `2001-2009`, `2001–09`, `2001..2009`; else null. */
export function readYears(text: string, axis: YearSpan): ChosenYears | null {
  const years = text
    .trim()
    .split(/\s*(?:\.\.+|[-–—~～…]|\s)\s*/)
    .map((part) => readYear(part, axis));
  const [first = null, second] = years;
  if (first === null || second === null || years.length > 2) return null;
  if (second === undefined) return theYear(first, axis);
  return { mode: 'years', from: Math.min(first, second), to: Math.max(first, second) };
}

/**
 * A handle takes at most a third of the span, to leave room for grabbing that. That of `edge` has
 * the focus.
 */
export function grabAt(fraction: number, chosen: ChosenYears, axis: YearSpan, reach: number) {
  const { mode, from, to } = chosen;
  const dragTo = (position: number) => theYear(yearAt(position, axis), axis);
  const year = { kind: 'year', edge: 'to', dragTo } as const;
  if (mode === 'year') return year;
  const start = slotCentre(from, axis);
  const end = slotCentre(to, axis);
  const edge: Edge = Math.abs(fraction - start) < Math.abs(fraction - end) ? 'from' : 'to';
  const distance = Math.abs(fraction - (edge === 'from' ? start : end));
  if (distance <= (from === to ? reach : Math.min(reach, (end - start) / 3))) {
    // A span of one year opens to the side of the first movement.
    const move = (moved: number) =>
      from === to
        ? extendYears(chosen, 'from', moved, axis).chosen
        : moveEdge(chosen, edge, moved, axis);
    const moveTo = (position: number) => move(yearAt(position, axis));
    return { kind: 'edge', edge, dragTo: moveTo } as const;
  }
  const hasRoom = from > axis.from || to < axis.to;
  if (fraction <= start || fraction >= end || !hasRoom) return year;
  return {
    kind: 'span',
    edge: 'to',
    dragTo(position: number) {
      const years = Math.round((position - fraction) * slotCount(axis));
      return shiftYears({ ...chosen, mode: 'years' }, years, axis);
    },
  } as const;
}
