import { monthNumber, monthTime } from '../record/time';
import type { ContextItem } from './context';

/** The end of what goes on: beyond any axis. */
const NEVER = 12 * 9999;

/** In months since the year 0. A mere month or year lasts that long; a plan lies on its time. */
export function itemMonths({ start, end, ongoing, datePrecision, covers }: ContextItem) {
  const last = covers?.end ?? end ?? covers?.start ?? start;
  return {
    start: monthTime(covers?.start ?? start),
    end: ongoing ? NEVER : endOf(last, covers ? 'day' : datePrecision),
  };
}

function endOf(date: string, precision: ContextItem['datePrecision']): number {
  const month = monthNumber(date.slice(0, 7));
  if (precision === 'year') return month - (month % 12) + 12;
  return precision === 'month' ? month + 1 : monthTime(date) + 1 / 31;
}
