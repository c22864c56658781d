import { isInPart } from '$lib/core/record/time';
import { formatDate, formatMillionKm2, formatMonth } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { YearBin } from './year-bins';
import type { ReachYear } from './CurveLines.svelte';
import type { ChosenYears } from './chosen-years';

/** `2001: 3 records`, or `2001 to 2009: 31 records`: the value of the year control. */
export function yearsText({ from, to }: ChosenYears, count: number): string {
  const years = from === to ? String(to) : m.timeline_span({ from, to });
  return m.timeline_value({ years, records: m.timeline_count({ count }) });
}

/** `65 records, to June`: the number of records shown, and where the last year ends in the data. */
export function shownText(to: number, count: number, coveredTo: string): string {
  const records = m.timeline_count({ count });
  return isInPart(to, coveredTo)
    ? m.timeline_count_to({ records, month: formatMonth(coveredTo) })
    : records;
}

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
    parts.push(m.timeline_partial({ date: formatDate(coveredTo) }));
  }
  return m.timeline_value({ years: String(bin.year), records: parts.join(', ') });
}
