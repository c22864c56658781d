import { formatDate, formatDates, formatMillionKm2 } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import type { YearBin } from './bins';
import type { ReachYear } from './curve';
import type { ContextItem } from './lanes';
import type { Span } from './span';

/** What the timeline says in words, in the reader's language. */

/** `2016: 3 records`, or `2014 to 2019: 31 records`: the value of the year control. */
export function spanText({ from, to }: Span, count: number): string {
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

/** A context item in full: `COVID-19 border closures, 31 January 2020 – 8 January 2023`. */
export function itemText({ label, start, end }: ContextItem): string {
  if (end === null) return `${label}, ${formatDate(start)}`;
  if (end === 'open') return `${label}, ${m.timeline_since({ start: formatDate(start) })}`;
  return `${label}, ${formatDates(start, end)}`;
}

function formatDayOrMonth(date: string): string {
  return date.length > 7 ? formatDate(date) : formatDate(`${date}-01`, 'month');
}
