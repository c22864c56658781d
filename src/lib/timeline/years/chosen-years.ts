import { yearsOf, type YearSpan } from '#core/record/time';
import { clampYear, slotCentre, slotCount, yearAt } from '$lib/view/year-axis';

export type Edge = 'from' | 'to';

export function theYear(year: number, axis: YearSpan): YearSpan {
  const shown = clampYear(year, axis);
  return { from: shown, to: shown };
}

export const sameYears = (a: YearSpan, b: YearSpan) => a.from === b.from && a.to === b.to;

/** The width stays; stops at the ends of the axis. */
export function shiftYears({ from, to }: YearSpan, years: number, axis: YearSpan): YearSpan {
  const by = Math.min(Math.max(years, axis.from - from), axis.to - to);
  return { from: from + by, to: to + by };
}

/** At most to the other end; a single year moves as a whole. */
export function moveEdge(chosen: YearSpan, edge: Edge, year: number, axis: YearSpan): YearSpan {
  const { from, to } = chosen;
  const moved = clampYear(year, axis);
  if (from === to) return theYear(moved, axis);
  return edge === 'from' ? { from: Math.min(moved, to), to } : { from, to: Math.max(moved, from) };
}

/** As Shift extends a text selection; `kept` is the end that then holds the kept year. */
export function extendYears(
  chosen: YearSpan,
  kept: Edge,
  year: number,
  axis: YearSpan,
): { chosen: YearSpan; kept: Edge } {
  const anchor = chosen[kept];
  const moved = clampYear(year, axis);
  const span = { from: Math.min(anchor, moved), to: Math.max(anchor, moved) };
  let side = kept;
  if (moved !== anchor) side = moved > anchor ? 'from' : 'to';
  return { chosen: span, kept: side };
}

/** `2001`, or `01` if exactly one year of the axis ends so; else null. */
export function readYear(text: string, axis: YearSpan): number | null {
  if (!/^(\d{2}|\d{4})$/.test(text)) return null;
  const years = yearsOf(axis).filter((year) => String(year).endsWith(text));
  return years.length === 1 ? years[0]! : null;
}

/** Or two, in either order: `2001`, `01`, `2001-2009`, `2001–09`, `2001..2009`; else null. */
export function readYears(text: string, axis: YearSpan): YearSpan | null {
  const years = text
    .trim()
    .split(/\s*(?:\.\.+|[-–—~～…]|\s)\s*/)
    .map((part) => readYear(part, axis));
  const [first = null, second] = years;
  if (first === null || second === null || years.length > 2) return null;
  if (second === undefined) return theYear(first, axis);
  return { from: Math.min(first, second), to: Math.max(first, second) };
}

/**
 * A handle takes at most a third of the span, to leave room for grabbing that. That of `edge` has
 * the focus.
 */
export function grabAt(fraction: number, chosen: YearSpan, axis: YearSpan, reach: number) {
  const { from, to } = chosen;
  const pressed = theYear(yearAt(fraction, axis), axis);
  /** All years from the one pressed. */
  const dragTo = (position: number) =>
    extendYears(pressed, 'from', yearAt(position, axis), axis).chosen;
  const year = { kind: 'year', edge: 'to', dragTo } as const;
  if (from === to) return year;
  const start = slotCentre(from, axis);
  const end = slotCentre(to, axis);
  const edge: Edge = Math.abs(fraction - start) < Math.abs(fraction - end) ? 'from' : 'to';
  const distance = Math.abs(fraction - (edge === 'from' ? start : end));
  if (distance <= Math.min(reach, (end - start) / 3)) {
    const moveTo = (position: number) => moveEdge(chosen, edge, yearAt(position, axis), axis);
    return { kind: 'edge', edge, dragTo: moveTo } as const;
  }
  const hasRoom = from > axis.from || to < axis.to;
  if (fraction <= start || fraction >= end || !hasRoom) return year;
  return {
    kind: 'span',
    edge: 'to',
    dragTo(position: number) {
      const years = Math.round((position - fraction) * slotCount(axis));
      return shiftYears(chosen, years, axis);
    },
  } as const;
}
