import { monthTime, yearsOf, type YearSpan } from '$lib/core/record/time';

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

/** Room for a label of four digits, and for one of two. */
const LABEL_PX = 34;
const SHORT_PX = 22;

/**
 * The years named in the band, where a year is so many px wide: all of them, every fifth in full and the rest short,
 * or every fifth alone; `isMinor` for what a narrower band leaves out.
 */
export function labelledYears({ from, to }: YearSpan, slotPx: number) {
  return yearsOf({ from, to }).flatMap((year) => {
    const isFull = year === from || year % 5 === 0;
    // The first year, where the round one beside it has no room otherwise.
    const isTight = year === from && year % 5 !== 0 && (5 - (year % 5)) * slotPx < LABEL_PX;
    if (isFull) return isTight ? [] : [{ year, text: String(year), isMinor: false }];
    if (slotPx < SHORT_PX) return [];
    return [{ year, text: `’${String(year).slice(-2)}`, isMinor: true }];
  });
}

export function clampYear(year: number, { from, to }: YearSpan): number {
  return Math.min(Math.max(Math.round(year), from), to);
}
