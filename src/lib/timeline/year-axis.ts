import { monthTime } from '$lib/core/record/time';
import { clampYear, type ChosenYears, type YearAxis } from './chosen-years';

/**
 * Years to places on the track, as fractions 0..1 of its width: each year is a slot of equal width,
 * so nothing here knows pixels and the server draws what the browser keeps.
 */

export function slotCount({ first, last }: YearAxis): number {
  return last - first + 1;
}

/** Where a year's slot begins. */
export function slotStart(year: number, axis: YearAxis): number {
  return (year - axis.first) / slotCount(axis);
}

export function slotCentre(year: number, axis: YearAxis): number {
  return slotStart(year + 0.5, axis);
}

/** Where a day begins (ISO date), its year's months equally wide. NaN for other text. */
export function dateAt(date: string, axis: YearAxis): number {
  return slotStart(monthTime(date) / 12, axis);
}

/** The year under a fraction of the track; beyond the ends, the end. */
export function yearAt(fraction: number, axis: YearAxis): number {
  return clampYear(Math.floor(axis.first + fraction * slotCount(axis)), axis);
}

/** The boundary between years nearest to a fraction, for dragging an edge: 2014.0 is its start. */
export function boundaryAt(fraction: number, axis: YearAxis): number {
  return Math.round(axis.first + Math.min(Math.max(fraction, 0), 1) * slotCount(axis));
}

/** Years apart, so that five labels or so stand along any axis. */
const STRIDES = [1, 2, 5, 10, 20, 25, 50, 100];

/** The round years named under the track, at least a few slots apart. */
export function labelledYears(axis: YearAxis): number[] {
  const every = STRIDES.find((years) => years * 7 >= slotCount(axis)) ?? 100;
  const years: number[] = [];
  for (let year = Math.ceil(axis.first / every) * every; year <= axis.last; year += every)
    years.push(year);
  return years;
}

/** Whether a label would touch the ends of the choice, which are written in full. */
export function isNearChosen(year: number, { mode, from, to }: ChosenYears, axis: YearAxis) {
  const near = slotCount(axis) / 10;
  return mode !== 'all' && [from, to].some((end) => Math.abs(end - year) <= near);
}
