import { fitYears, type ChosenYears, type YearAxis } from './chosen-years';

/** Reading years that a person typed. Nothing is guessed: null means "say what was expected". */

/** `2016`, or `16` where only one year of the axis ends so. */
export function readYear(text: string, { first, last }: YearAxis): number | null {
  if (!/^(\d{2}|\d{4})$/.test(text)) return null;
  if (text.length === 4) {
    const year = Number(text);
    return year >= first && year <= last ? year : null;
  }
  const suffix = Number(text);
  const years = [];
  for (let year = first; year <= last; year++) if (year % 100 === suffix) years.push(year);
  return years.length === 1 ? (years[0] ?? null) : null;
}

/**
 * A year or a range: `2016`, `16`, `2014-2019`, `2014–19`, `2014..2019`. A range is a window; one
 * year keeps the cumulative mode and otherwise is a single year. A range may be given backwards.
 */
export function readYears(text: string, current: ChosenYears, axis: YearAxis): ChosenYears | null {
  const parts = text.trim().split(/\s*(?:\.\.+|[-–—~～…]|\s)\s*/);
  const years = parts.map((part) => readYear(part, axis));
  const [a, b] = years;
  if (a === undefined || a === null || years.length > 2) return null;
  if (b === null) return null;
  if (b !== undefined) return { mode: 'window', from: Math.min(a, b), to: Math.max(a, b) };
  const mode = current.mode === 'cumulative' ? 'cumulative' : 'year';
  return fitYears({ mode, from: a, to: a }, axis);
}

/** How a choice is written in the field: what is shown can be typed back. */
export function writeYears({ from, to, mode }: ChosenYears): string {
  return mode === 'year' || mode === 'cumulative' ? String(to) : `${from}–${to}`;
}
