import { tickStep, ticks } from 'd3-array';
import { monthTime, type YearSpan } from '$lib/core/record/time';
import { clampYear, type ChosenYears } from './chosen-years';

/**
 * Years to places on the track, as fractions 0..1 of its width: each year is a slot of equal width,
 * so nothing here knows pixels and the server draws what the browser keeps.
 */

export const slotCount = ({ from, to }: YearSpan): number => to - from + 1;

export function slotStart(year: number, axis: YearSpan): number {
  return (year - axis.from) / slotCount(axis);
}

export const slotCentre = (year: number, axis: YearSpan): number => slotStart(year + 0.5, axis);

/** Where a day begins (ISO date), its year's months equally wide. NaN for other text. */
export function dateAt(date: string, axis: YearSpan): number {
  return slotStart(monthTime(date) / 12, axis);
}

/** The year under a fraction of the track; beyond the ends, the end. */
export function yearAt(fraction: number, axis: YearSpan): number {
  return clampYear(Math.floor(axis.from + fraction * slotCount(axis)), axis);
}

/** The years named under the track: its ends, and round ones that are not near them. */
export function labelledYears({ from, to }: YearSpan): number[] {
  const room = tickStep(from, to, 5) / 2;
  const round = ticks(from, to, 5).filter(
    (year) => Number.isInteger(year) && Math.min(year - from, to - year) > room,
  );
  return [...new Set([from, ...round, to])];
}

/** Whether a label would touch the ends of the choice, which are written in full. */
export function isNearChosen(year: number, { mode, from, to }: ChosenYears, axis: YearSpan) {
  const near = slotCount(axis) / 10;
  const written = { year: [to], window: [from, to], cumulative: [to], all: [] }[mode];
  return written.some((end) => Math.abs(end - year) <= near);
}
