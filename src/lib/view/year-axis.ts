import { yearsOf, type YearSpan } from '#core/record/time';

/** Fractions of the axis, so that the server can draw what the browser keeps. */

export const slotCount = ({ from, to }: YearSpan) => to - from + 1;

export function slotStart(year: number, axis: YearSpan) {
  return (year - axis.from) / slotCount(axis);
}

export const percentAt = (year: number, axis: YearSpan) => `${100 * slotStart(year, axis)}%`;

export const slotCentre = (year: number, axis: YearSpan) => slotStart(year + 0.5, axis);

/** At a fraction of the axis, clamped to its ends. */
export function yearAt(fraction: number, axis: YearSpan) {
  return clampYear(Math.floor(axis.from + fraction * slotCount(axis)), axis);
}

/** Width of a four-digit label, a short one, and two digits alone. */
const LABEL_PX = 28;
export const SHORT_PX = 18;
const DIGITS_PX = 12;

const digits = (year: number) => String(year).slice(-2);

/** Room for two digits and no more. */
const isTight = (slotPx: number) => slotPx >= DIGITS_PX && slotPx < SHORT_PX + 2;

/** Narrow enough for its neighbours to be read. */
export const pillWidth = (slotPx: number) => (isTight(slotPx) ? 17 : 38);
export const pillText = (year: number, slotPx: number) =>
  isTight(slotPx) ? digits(year) : String(year);

/** All, or every fifth alone. `short` is what a full one may shrink to. */
export function labelledYears({ from, to }: YearSpan, slotPx: number) {
  return yearsOf({ from, to }).flatMap((year) => {
    const two = digits(year);
    if (isTight(slotPx))
      return [{ year, text: two, short: two, labelPx: DIGITS_PX, fontSize: 10.5 }];
    const isRound = year % 5 === 0;
    if (slotPx < DIGITS_PX && !isRound) return [];
    const short = `’${two}`;
    return year === from || isRound
      ? [{ year, text: String(year), short, labelPx: LABEL_PX, fontSize: 12 }]
      : [{ year, text: short, short, labelPx: SHORT_PX, fontSize: 12 }];
  });
}

export function clampYear(year: number, { from, to }: YearSpan) {
  return Math.min(Math.max(Math.round(year), from), to);
}
