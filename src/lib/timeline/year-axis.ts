import { dayNumber, yearOf } from '$lib/core/record/time';
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

/** The year under a fraction of the track; beyond the ends, the end. */
export function yearAt(fraction: number, axis: YearAxis): number {
  return clampYear(Math.floor(axis.first + fraction * slotCount(axis)), axis);
}

/** The boundary between years nearest to a fraction, for dragging an edge: 2014.0 is its start. */
export function boundaryAt(fraction: number, axis: YearAxis): number {
  return Math.round(axis.first + Math.min(Math.max(fraction, 0), 1) * slotCount(axis));
}

/** An ISO date as years and parts of a year: `2020-07-02` is 2020.5. Other text throws. */
export function decimalYear(date: string): number {
  const day = dayNumber(date);
  if (Number.isNaN(day)) throw new RangeError(`date is ${date}, expected YYYY-MM-DD`);
  const year = yearOf(date);
  const start = dayNumber(`${date.slice(0, 4)}-01-01`);
  const days = dayNumber(`${date.slice(0, 4)}-12-31`) + 1 - start;
  return year + (day - start) / days;
}

export function dateAt(date: string, axis: YearAxis): number {
  return slotStart(decimalYear(date), axis);
}

/**
 * The three layouts of everything whose place depends on the width of its text, each with the least
 * width its track has, px. Timeline.svelte gives them their container widths.
 */
export const TIERS = { wide: 798, medium: 512, narrow: 300 } as const;
export type Tier = keyof typeof TIERS;

/** Room a four-figure and a two-figure label need between centres, px. */
const LABEL_PX = { long: 33, short: 25 };
const STRIDES = [1, 2, 4, 5, 10, 20, 25, 50, 100];

/**
 * How many years apart labels stand so that they never touch, and whether they are cut to `’06`
 * (shorter labels are used only where they make the axis readable).
 */
export function labelStride(axis: YearAxis, widthPx: number): { every: number; short: boolean } {
  const slotPx = widthPx / slotCount(axis);
  const fit = (room: number) => STRIDES.find((years) => years * slotPx >= room) ?? 100;
  const long = fit(LABEL_PX.long);
  const short = fit(LABEL_PX.short);
  return long > 2 || short < long ? { every: short, short: true } : { every: long, short: false };
}

export interface YearLabel {
  key: string;
  text: string;
  /** Centre, as a fraction of the track. */
  x: number;
  chosen: boolean;
}

/**
 * The labels under the track: the ends of the choice in full, and every n-th year counted back from
 * the last that does not touch them. Two ends too close for two labels share one (`2014–15`).
 */
export function placeYearLabels(axis: YearAxis, span: ChosenYears, widthPx: number): YearLabel[] {
  const { every, short } = labelStride(axis, widthPx);
  const slotPx = widthPx / slotCount(axis);
  const chosen = chosenLabels(axis, span, slotPx);
  const labels: YearLabel[] = [];
  for (let year = axis.last; year >= axis.first; year -= every) {
    const text = short ? `’${String(year).slice(-2)}` : String(year);
    const x = slotCentre(year, axis);
    const room = short ? LABEL_PX.short : LABEL_PX.long;
    const free = chosen.every((other) => {
      const width = other.text.length > 4 ? 2 * LABEL_PX.long : LABEL_PX.long;
      return Math.abs(other.x - x) * widthPx >= (width + room) / 2;
    });
    if (free) labels.unshift({ key: String(year), text, x, chosen: false });
  }
  return [...labels, ...chosen];
}

function chosenLabels(
  axis: YearAxis,
  { mode, from, to }: ChosenYears,
  slotPx: number,
): YearLabel[] {
  if (mode === 'all') return [];
  const label = (key: string, text: string, year: number) => {
    return { key, text, x: slotCentre(year, axis), chosen: true };
  };
  if (from === to) return [label('to', String(to), to)];
  if ((to - from) * slotPx < LABEL_PX.long + 4) {
    const end = Math.floor(from / 100) === Math.floor(to / 100) ? String(to).slice(-2) : String(to);
    return [label('to', `${from}–${end}`, (from + to) / 2)];
  }
  return [label('from', String(from), from), label('to', String(to), to)];
}
