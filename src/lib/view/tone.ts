import type { YearSpan } from '#core/record/time';

/** Of the chosen years, before them, or after them. */
export type Tone = 'strong' | 'earlier' | 'later';

export function toneOf(year: number, { from, to }: YearSpan): Tone {
  if (year > to) return 'later';
  return year >= from ? 'strong' : 'earlier';
}
