import type { YearSpan } from '#core/record/time';

/** Of the chosen years, since the compared period, before it; and in charts after the chosen. */
export type Tone = 'strong' | 'middle' | 'pale' | 'later';

/** @param compared the period before the set's break; null without periods */
export function toneOf(year: number, chosen: YearSpan, compared: YearSpan | null): Tone {
  if (year > chosen.to) return 'later';
  if (year >= chosen.from) return 'strong';
  return compared && year >= compared.from ? 'middle' : 'pale';
}
