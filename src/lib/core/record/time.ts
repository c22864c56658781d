/** Calendar arithmetic on ISO dates (`YYYY-MM-DD`, proleptic Gregorian, UTC), without a clock. */

/** Both ends included. */
export interface YearSpan {
  from: number;
  to: number;
}

/** Without end it goes on. */
export interface OpenSpan {
  from: number;
  to?: number | undefined;
}

export const yearOf = (date: string): number => Number(date.slice(0, 4));

/** Whether only part of a year is known: the month or day after which nothing is lies in it, before its end. */
export function isInPart(year: number, coveredTo: string): boolean {
  return yearOf(coveredTo) === year && !/-12(-31)?$/.test(coveredTo);
}

/** Whether something begins in a span of years. */
export const inPeriod = ({ start }: { start: string }, { from, to }: YearSpan): boolean =>
  yearOf(start) >= from && yearOf(start) <= to;

/** By date and id: sums then add up in one order, whatever the order given. */
export function inOrder<Item extends { id: string; start: string }>(
  records: readonly Item[],
): Item[] {
  const key = ({ start, id }: Item) => start + id;
  return [...records].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

export function yearsOverlapped(dates: { start: string; end: string }): number[] {
  return yearsOf({ from: yearOf(dates.start), to: yearOf(dates.end) });
}

/** The years of a span, ascending; empty when it ends before it starts. */
export const yearsOf = ({ from, to }: YearSpan): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** How many years a span has; of the year in which the data end, only the months that they cover. */
export function yearsCovered({ from, to }: YearSpan, coveredTo: string | null): number {
  const years = Math.max(0, to - from + 1);
  if (coveredTo === null || !isInPart(to, coveredTo)) return years;
  return years - 1 + Number(coveredTo.slice(5, 7)) / 12;
}

/** Days since 1970-01-01; NaN when the text is not a date of the calendar. */
export function dayNumber(date: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return NaN;
  const time = Date.parse(`${date}T00:00:00Z`);
  const ofMonth = Number(date.slice(8));
  // Date.parse lets 30 February through as 1 or 2 March.
  return ofMonth <= 28 || new Date(time).getUTCDate() === ofMonth ? time / 86_400_000 : NaN;
}

export function isoDate(day: number): string {
  return Number.isFinite(day) ? new Date(day * 86_400_000).toISOString().slice(0, 10) : '';
}

/** `2001-03` as a number of months since the year 0; NaN when it is no month. */
export function monthNumber(month: string): number {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  return found ? 12 * Number(found[1]) + Number(found[2]) - 1 : NaN;
}

export function monthText(months: number): string {
  const year = Math.floor(months / 12);
  return `${String(year).padStart(4, '0')}-${String(months - 12 * year + 1).padStart(2, '0')}`;
}

/** The beginning of a day, in months, which are all equally long; NaN when it is no date. */
export function monthTime(date: string): number {
  const day = dayNumber(date);
  const first = dayNumber(`${date.slice(0, 7)}-01`);
  const month = monthNumber(date.slice(0, 7));
  const next = dayNumber(`${monthText(month + 1)}-01`);
  return Number.isNaN(day) ? NaN : month + (day - first) / (next - first);
}

/** Whether something that goes on in these years, in their order, does so within a span. */
export function activeIn({ years }: { years: readonly number[] }, { from, to }: YearSpan): boolean {
  return years[0]! <= to && years.at(-1)! >= from;
}
