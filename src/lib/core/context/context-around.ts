import type { DatePrecision, ReachRecord } from '../record/model';
import { dayNumber, monthNumber, monthText } from '../record/time';

type Dated = Pick<ReachRecord, 'start' | 'datePrecision'> & { end?: string | undefined };

interface Days {
  first: number;
  last: number;
}

/** What began or ended within so many days, in order of time; a month with all its days, a mere year never. */
export function contextAround<Item extends Dated>(
  items: readonly Item[],
  { start, end, datePrecision: known }: Pick<ReachRecord, 'start' | 'end' | 'datePrecision'>,
  within: number,
): Item[] {
  const record = { first: spread(start, known).first, last: spread(end, known).last };
  return items
    .filter(({ datePrecision }) => datePrecision !== 'year')
    .filter((item) => ends(item).some((days) => gap(days, record) <= within))
    .sort((a, b) => a.start.localeCompare(b.start));
}

/** A state of years (a war, a law) is near where it began and where it ended. */
function ends({ start, end, datePrecision }: Dated): Days[] {
  const begins = spread(start, datePrecision);
  return end === undefined || end === start ? [begins] : [begins, spread(end, datePrecision)];
}

const gap = (one: Days, record: Days) =>
  Math.max(0, record.first - one.last, one.first - record.last);

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
