import type { CompareQuestion, MeasuresQuestion } from '$lib/core/questions/question';
import type { YearSpan } from '$lib/core/record/time';

/** What is asked of the engine for two periods: by the prerendered page and by the worker alike. */
export function groundQuestion(rule: string, a: YearSpan, b: YearSpan): CompareQuestion {
  return { kind: 'compare', choices: { rule }, a, b, outlines: true };
}

/** Only the years of the two periods are measured singly, which is what bands and twins cost. */
export function measuresQuestion(
  rule: string,
  a: YearSpan,
  b: YearSpan,
  exact: boolean,
): MeasuresQuestion {
  return {
    kind: 'measures',
    choices: { rule, from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) },
    spans: [a, b],
    bands: exact ? {} : null,
    adjusted: exact ? {} : null,
  };
}
