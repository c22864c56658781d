import type { YearSpan } from '$lib/core/record/time';

/**
 * How strongly a record is drawn, on the map as in the chart: `strong` in the chosen years, `middle` in the
 * period that they are compared with, `pale` before it, and `later` after the chosen years, in the chart alone.
 */
export type Tone = 'strong' | 'middle' | 'pale' | 'later';

/** @param compared the period before the set's break; null where the set compares none */
export function toneOf(year: number, chosen: YearSpan, compared: YearSpan | null): Tone {
  if (year > chosen.to) return 'later';
  if (year >= chosen.from) return 'strong';
  return compared && year >= compared.from && year <= compared.to ? 'middle' : 'pale';
}
