import type { YearSpan } from '$lib/core/record/time';

/**
 * `strong` in the chosen years, `middle` since the compared period, `pale` before; `later` in
 * charts.
 */
export type Tone = 'strong' | 'middle' | 'pale' | 'later';

/** @param compared the period before the set's break; null without periods */
export function toneOf(year: number, chosen: YearSpan, compared: YearSpan | null): Tone {
  if (year > chosen.to) return 'later';
  if (year >= chosen.from) return 'strong';
  return compared && year >= compared.from ? 'middle' : 'pale';
}
