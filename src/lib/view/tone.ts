import type { YearSpan } from '$lib/core/record/time';

/**
 * How strongly a record is drawn, on the map as in the chart: `strong` in the years chosen; `middle` in the period
 * that they are compared with, so that a spread is seen beside the returns; `pale` before that; `later` after the
 * years chosen, in the chart alone.
 */
export const TONES = ['strong', 'middle', 'pale', 'later'] as const;
export type Tone = (typeof TONES)[number];

/** @param compared the period before the set's break; null where the set compares none */
export function toneOf(year: number, chosen: YearSpan, compared: YearSpan | null): Tone {
  if (year > chosen.to) return 'later';
  if (year >= chosen.from) return 'strong';
  return compared && year >= compared.from && year <= compared.to ? 'middle' : 'pale';
}
