import type { ContextItem } from './context';
import type { DatePrecision, ReachRecord } from '../record/model';
import { dayNumber, monthNumber, monthText } from '../record/time';

/** An item of the wider relationship and how far from a record's dates it was. */
export interface NearItem {
  item: ContextItem;
  /** Days from the item to the record: negative before it, positive after, 0 while it lasted. */
  days: number;
}

interface Days {
  first: number;
  last: number;
}

/**
 * Items that began or ended within so many days of a record, and those in between, in order of time.
 * What is known to the month counts with all its days; an item known only to the year is left out.
 */
export function contextAround(
  items: readonly ContextItem[],
  { start, end, datePrecision: known }: Pick<ReachRecord, 'start' | 'end' | 'datePrecision'>,
  within: number,
): NearItem[] {
  const record = { first: spread(start, known).first, last: spread(end, known).last };
  return items
    .filter(({ datePrecision }) => datePrecision !== 'year')
    .flatMap((item) => {
      // A state of years (a war, a law) is near where it began and where it ended.
      const days = marks(item)
        .map((mark) => gap(mark, record))
        .reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
      return Math.abs(days) <= within ? [{ item, days }] : [];
    })
    .sort((a, b) => a.item.start.localeCompare(b.item.start) || a.days - b.days);
}

/** States that lasted all through a record: a closed border, a sanction, a war. */
export function standingDuring(
  items: readonly ContextItem[],
  { start, end }: Pick<ReachRecord, 'start' | 'end'>,
): ContextItem[] {
  return items
    .filter((item) => {
      const until = item.end ?? (item.ongoing ? end : undefined);
      return (
        item.lane === 'constraint' && until !== undefined && item.start <= start && until >= end
      );
    })
    .sort((a, b) => a.start.localeCompare(b.start));
}

function marks({ start, end, datePrecision }: ContextItem): Days[] {
  const begins = spread(start, datePrecision);
  return end === undefined || end === start ? [begins] : [begins, spread(end, datePrecision)];
}

function gap(mark: Days, record: Days): number {
  if (mark.last < record.first) return mark.last - record.first;
  return Math.max(0, mark.first - record.last);
}

/** All days that a date of the precision may mean. */
function spread(date: string, precision: DatePrecision): Days {
  const [year, month] = [date.slice(0, 4), date.slice(0, 7)];
  switch (precision) {
    case 'day':
      return { first: dayNumber(date), last: dayNumber(date) };
    case 'month': {
      const next = dayNumber(`${monthText(monthNumber(month) + 1)}-01`);
      return { first: dayNumber(`${month}-01`), last: next - 1 };
    }
    case 'year':
      return { first: dayNumber(`${year}-01-01`), last: dayNumber(`${year}-12-31`) };
    default:
      return precision satisfies never;
  }
}
