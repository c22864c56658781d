import { monthTime, yearsOf, type YearSpan } from '$lib/core/record/time';

/**
 * Positions of years on an axis as fractions 0..1 of its width, every year equally wide. Without pixels, so that the
 * server can draw what the browser then keeps.
 */

export const slotCount = ({ from, to }: YearSpan): number => to - from + 1;

export function slotStart(year: number, axis: YearSpan): number {
  return (year - axis.from) / slotCount(axis);
}

export const slotCentre = (year: number, axis: YearSpan): number => slotStart(year + 0.5, axis);

/** Position of the start of a day (ISO date), months equally wide; NaN for any other text. */
export function dateAt(date: string, axis: YearSpan): number {
  return slotStart(monthTime(date) / 12, axis);
}

/** The year at a fraction of the axis, clamped to its ends. */
export function yearAt(fraction: number, axis: YearSpan): number {
  return clampYear(Math.floor(axis.from + fraction * slotCount(axis)), axis);
}

/** Width of a label of four digits, and of one of two. */
const LABEL_PX = 34;
const SHORT_PX = 22;

/**
 * The labelled years: all of them, every fifth in full and the others short, or every fifth alone where a year is
 * too narrow; `isMinor` are the short ones.
 */
export function labelledYears({ from, to }: YearSpan, slotPx: number) {
  return yearsOf({ from, to }).flatMap((year) => {
    const isFull = year === from || year % 5 === 0;
    // The first year gives way to a round year that stands too close.
    const isTight = year === from && year % 5 !== 0 && (5 - (year % 5)) * slotPx < LABEL_PX;
    if (isFull) return isTight ? [] : [{ year, text: String(year), isMinor: false }];
    if (slotPx < SHORT_PX) return [];
    return [{ year, text: `’${String(year).slice(-2)}`, isMinor: true }];
  });
}

export function clampYear(year: number, { from, to }: YearSpan): number {
  return Math.min(Math.max(Math.round(year), from), to);
}
