import type { YearSpan } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import type { ChosenYears } from './chosen-years';

/** Handles of the band of years; `split` where two spans are compared. */
export type HandleId = 'from' | 'split' | 'to';

export interface Handle {
  id: HandleId;
  year: number;
  /** Read out by screen readers: what the handle is, and its value in words. */
  label: string;
  text: string;
  min: number;
  max: number;
}

/** One handle for a single year, else one for each end. */
export function yearHandles(
  { mode, from, to }: ChosenYears,
  axis: YearSpan,
  valueText: string,
): Handle[] {
  const end: Handle = {
    id: 'to',
    year: to,
    label: m.timeline_year(),
    text: valueText,
    min: mode === 'years' ? from : axis.from,
    max: axis.to,
  };
  if (mode === 'year') return [end];
  const label = m.timeline_first_year();
  return [{ id: 'from', year: from, label, text: String(from), min: axis.from, max: to }, end];
}
