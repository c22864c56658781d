/* Proleptic Gregorian, UTC, without a clock. */

/** Both ends included. */
export interface YearSpan {
  from: number;
  to: number;
}

/** `YYYY-MM`, both included. */
export interface Months {
  from: string;
  to: string;
}

export interface OpenSpan {
  from: number;
  to?: number | undefined;
}

export const yearOf = (date: string) => Number(date.slice(0, 4));

export const isInPart = (year: number, coveredTo: string) =>
  yearOf(coveredTo) === year && !/-12(-31)?$/.test(coveredTo);

export const hasYear = ({ from, to = Infinity }: OpenSpan, year: number) =>
  year >= from && year <= to;

export const inPeriod = ({ start }: { start: string }, span: OpenSpan) =>
  hasYear(span, yearOf(start));

/** By date and id: sums always add up in the same order. */
export function inOrder<Item extends { id: string; start: string }>(
  records: readonly Item[],
): Item[] {
  const key = ({ start, id }: Item) => start + id;
  return [...records].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

export const yearsOverlapped = ({ start, end }: { start: string; end: string }) =>
  yearsOf({ from: yearOf(start), to: yearOf(end) });

export const yearsOf = ({ from, to }: YearSpan) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The last year counts only the months covered. */
export function yearsCovered({ from, to }: YearSpan, coveredTo: string | null) {
  const years = Math.max(0, to - from + 1);
  if (coveredTo === null || !isInPart(to, coveredTo)) return years;
  return years - 1 + Number(coveredTo.slice(5, 7)) / 12;
}

export function yearsWithin(months: Months, { from, to }: YearSpan) {
  const first = Math.max(monthNumber(months.from), 12 * from);
  const last = Math.min(monthNumber(months.to), 12 * to + 11);
  return Math.max(0, last - first + 1) / 12;
}

export const within = <Dated extends { start: string; end: string }>(
  dated: readonly Dated[],
  { from, to }: YearSpan,
): Dated[] => dated.filter(({ start, end }) => yearOf(end) >= from && yearOf(start) <= to);

/** What runs over New Year counts in both years. */
export const countsByYear = (dated: readonly { start: string; end: string }[], span: YearSpan) =>
  yearsOf(span).map((year) => within(dated, { from: year, to: year }).length);

/** Days since 1970-01-01; NaN for an invalid date. */
export function dayNumber(date: string) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return NaN;
  const time = Date.parse(`${date}T00:00:00Z`);
  const dayOfMonth = Number(date.slice(8));
  // Date.parse takes 30 February for 1 or 2 March.
  const isInMonth = dayOfMonth <= 28 || new Date(time).getUTCDate() === dayOfMonth;
  return isInMonth ? time / 86_400_000 : NaN;
}

export const dayAfter = (day: string, days = 1) =>
  new Date(Date.parse(day) + days * 864e5).toJSON().slice(0, 10);

/** `2001-03` as months since the year 0; NaN if invalid. */
export function monthNumber(month: string) {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  return match ? 12 * Number(match[1]) + Number(match[2]) - 1 : NaN;
}

export function monthText(months: number) {
  const year = Math.floor(months / 12);
  return `${String(year).padStart(4, '0')}-${String(months - 12 * year + 1).padStart(2, '0')}`;
}

/** Months since the year 0, all equally long; NaN if invalid. */
export function monthTime(date: string) {
  const day = dayNumber(date);
  const first = dayNumber(`${date.slice(0, 7)}-01`);
  const month = monthNumber(date.slice(0, 7));
  const next = dayNumber(`${monthText(month + 1)}-01`);
  return Number.isNaN(day) ? NaN : month + (day - first) / (next - first);
}

/** @param years ascending */
export function activeIn({ years }: { years: readonly number[] }, { from, to }: YearSpan) {
  return years[0]! <= to && years.at(-1)! >= from;
}
