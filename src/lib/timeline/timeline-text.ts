import type { LaneItem } from '$lib/core/context/context';
import { formatDate, formatMillionKm2, formatName } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { YearBin } from './year-bins';
import type { ReachYear } from './new-ground-curve';
import type { ContextItem } from './lanes';
import type { ChosenYears } from './chosen-years';

/** What the timeline says in words, in the reader's language. */

/** `2016: 3 records`, or `2014 to 2019: 31 records`: the value of the year control. */
export function yearsText({ from, to }: ChosenYears, count: number): string {
  const years = from === to ? String(to) : m.timeline_span({ from, to });
  return m.timeline_value({ years, records: m.timeline_count({ count }) });
}

/** One year in words, for the line that follows the pointer. */
export function yearText(bin: YearBin, reach: ReachYear | undefined, coveredTo?: string): string {
  const parts: string[] = [];
  const { exercise, patrol } = bin.counts;
  if (exercise || !patrol) parts.push(m.timeline_exercise_count({ count: exercise }));
  if (patrol) parts.push(m.timeline_patrol_count({ count: patrol }));
  const ground = reach?.newGroundKm2.all;
  if (typeof ground === 'number') {
    parts.push(m.timeline_readout_ground({ area: formatMillionKm2(ground) }));
  }
  if (coveredTo && coveredTo.startsWith(String(bin.year))) {
    parts.push(m.timeline_partial({ date: formatDayOrMonth(coveredTo) }));
  }
  return m.timeline_value({ years: String(bin.year), records: parts.join(', ') });
}

/** A context item in the reader's language; what is planned for a time lies on that time. */
export function contextItem(item: LaneItem): ContextItem {
  const { id, lane, label, start, end, ongoing, covers } = item;
  return {
    ...{ id, lane, label: label ? formatName(label) : null, start: covers?.start ?? start },
    end: covers?.end ?? end ?? (ongoing ? 'open' : null),
  };
}

/** The same in full: `Russia’s full-scale invasion of Ukraine, since 24 February 2022`. */
export function itemText({ title, label, start, end, ongoing, datePrecision }: LaneItem): string {
  // Titles are written in English; the short words are translated.
  const name = label && getLocale() !== 'en' ? formatName(label) : title;
  const first = formatDate(start, datePrecision);
  const last = end && end !== start ? formatDate(end, datePrecision) : first;
  const dates = ongoing ? m.timeline_since({ start: first }) : formatSpan(first, last);
  return m.timeline_item({ name, dates });
}

function formatSpan(first: string, last: string): string {
  return first === last ? first : `${first} – ${last}`;
}

function formatDayOrMonth(date: string): string {
  return date.length > 7 ? formatDate(date) : formatDate(`${date}-01`, 'month');
}
