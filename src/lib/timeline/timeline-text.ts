import type { LaneItem } from '$lib/core/context/context';
import { itemMonths } from '$lib/core/context/item-months';
import { formatDate, formatDates, formatMillionKm2, formatName } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { YearBin } from './year-bins';
import type { ReachYear } from './new-ground-curve';
import type { ChosenYears } from './chosen-years';

/** What the timeline says in words, in the reader's language. */

/** `2016: 3 records`, or `2014 to 2019: 31 records`: the value of the year control. */
export function yearsText({ from, to }: ChosenYears, count: number): string {
  const years = from === to ? String(to) : m.timeline_span({ from, to });
  return m.timeline_value({ years, records: m.timeline_count({ count }) });
}

/** One year in words, for the line that follows the pointer. */
export function yearText(bin: YearBin, reach: ReachYear | undefined, coveredTo: string): string {
  const parts: string[] = [];
  const { exercise, patrol } = bin.counts;
  if (exercise || !patrol) parts.push(m.timeline_exercise_count({ count: exercise }));
  if (patrol) parts.push(m.timeline_patrol_count({ count: patrol }));
  const ground = reach?.newGroundKm2.all;
  if (typeof ground === 'number') {
    parts.push(m.timeline_readout_ground({ area: formatMillionKm2(ground) }));
  }
  if (coveredTo.startsWith(String(bin.year))) {
    parts.push(m.timeline_partial({ date: formatDayOrMonth(coveredTo) }));
  }
  return m.timeline_value({ years: String(bin.year), records: parts.join(', ') });
}

/** A context item as the lanes draw it, in the reader's language. */
export function datedItem(item: LaneItem) {
  const { id, title, label, start, end, ongoing, datePrecision, inference } = item;
  const months = itemMonths(item);
  const short = label ? formatName(label) : '';
  const dates = ongoing
    ? m.timeline_since({ start: formatDate(start, datePrecision) })
    : formatDates(start, end ?? start, datePrecision);
  return {
    ...{ id, ...months, inferred: inference, label: short },
    // Only what has words has a length: many bars without would hide them.
    ...(!short && { shape: 'moment' as const, end: months.start }),
    text: m.timeline_item({ name: formatName(title), dates }),
  };
}

function formatDayOrMonth(date: string): string {
  return date.length > 7 ? formatDate(date) : formatDate(`${date}-01`, 'month');
}
