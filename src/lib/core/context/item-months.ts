import { monthNumber, monthTime } from '../record/time';
import type { ContextItem } from './context';

/**
 * Where an item lies on an axis of months since the year 0. A date known only by its month or year lasts
 * that long; what is planned for a time lies on that time; where it goes on, `end` is of no meaning.
 */
export function itemMonths({
  start,
  end,
  ongoing,
  datePrecision,
  covers,
}: Pick<ContextItem, 'start' | 'end' | 'ongoing' | 'datePrecision' | 'covers'>) {
  const from = covers?.start ?? start;
  const last = covers?.end ?? end;
  const shape = ongoing ? 'open' : last && last !== from ? 'span' : 'moment';
  return {
    start: monthTime(from),
    end: endOf(last ?? from, covers ? 'day' : datePrecision),
    shape: shape as 'open' | 'span' | 'moment',
  };
}

function endOf(date: string, precision: ContextItem['datePrecision']): number {
  const month = monthNumber(date.slice(0, 7));
  if (precision === 'year') return month - (month % 12) + 12;
  if (precision === 'month') return month + 1;
  return monthTime(date) + 1 / 31;
}
