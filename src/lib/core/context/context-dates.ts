import type { ContextItem } from './context';
import type { DatePrecision } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { dayNumber, monthNumber, monthText, monthTime } from '../record/time';

type Dated = Pick<ReachRecord, 'start' | 'datePrecision'> & { end?: string | undefined };

interface DaySpan {
  first: number;
  last: number;
}

export function contextAround<Item extends Dated>(
  items: readonly Item[],
  { start, end, datePrecision }: Pick<ReachRecord, 'start' | 'end' | 'datePrecision'>,
  withinDays: number,
): Item[] {
  const record = {
    first: possibleDays(start, datePrecision).first,
    last: possibleDays(end, datePrecision).last,
  };
  return items
    .filter((item) => item.datePrecision !== 'year')
    .filter((item) => endsOf(item).some((days) => gapDays(days, record) <= withinDays))
    .sort((a, b) => a.start.localeCompare(b.start));
}

/** What lasts for years is near a record at its beginning and its end. */
function endsOf({ start, end, datePrecision }: Dated): DaySpan[] {
  const first = possibleDays(start, datePrecision);
  return end === undefined || end === start ? [first] : [first, possibleDays(end, datePrecision)];
}

const gapDays = (a: DaySpan, b: DaySpan) => Math.max(0, b.first - a.last, a.first - b.last);

function possibleDays(date: string, precision: DatePrecision): DaySpan {
  const year = date.slice(0, 4);
  const month = date.slice(0, 7);
  const next = dayNumber(`${monthText(monthNumber(month) + 1)}-01`);
  const spans: Record<DatePrecision, DaySpan> = {
    day: { first: dayNumber(date), last: dayNumber(date) },
    month: { first: dayNumber(`${month}-01`), last: next - 1 },
    year: { first: dayNumber(`${year}-01-01`), last: dayNumber(`${year}-12-31`) },
  };
  return spans[precision];
}

/** Beyond any axis. */
const NEVER = 12 * 9999;

/** Months since the year 0; a month or year lasts that long, a plan the time it covers. */
export function itemMonths({ start, end, ongoing, datePrecision, covers }: ContextItem) {
  const last = covers?.end ?? end ?? covers?.start ?? start;
  return {
    start: monthTime(covers?.start ?? start),
    end: ongoing ? NEVER : endMonth(last, covers ? 'day' : datePrecision),
  };
}

function endMonth(date: string, precision: ContextItem['datePrecision']) {
  const month = monthNumber(date.slice(0, 7));
  if (precision === 'year') return month - (month % 12) + 12;
  return precision === 'month' ? month + 1 : monthTime(date) + 1 / 31;
}
