import type { Measure, Reason } from '$lib/core/reach/measures';
import { valueOf } from '$lib/core/reach/measures';
import type { MeasuresAnswer, SpanReach } from '$lib/core/questions/question';
import type { YearSpan } from '$lib/core/record/time';
import type { Band } from '$lib/core/reach/bands';

/** The measures two periods are compared by, in the order of the table. */
export const COMPARED = [
  'records',
  'sites',
  'regions',
  'effectiveRegions',
  'footprintKm2.all',
  'footprintKm2.exercise',
  'footprintKm2.patrol',
  'newGroundKm2.all',
  'newGroundKm2.exercise',
  'newGroundKm2.patrol',
  'extentKm2',
  'extentByKindKm2.exercise',
  'extentByKindKm2.patrol',
  'frontierKm',
  'farthestKm.RU',
  'farthestKm.CN',
  'standardDistanceKm',
] as const satisfies readonly Measure[];
export type Compared = (typeof COMPARED)[number];

export interface PeriodValue {
  value: number | null;
  /** Why there is no value. */
  reason: Reason | null;
  /** 5–95 % of the draws; null before bands are known or where there is none. */
  band: Band | null;
  /** Mean, over the years that can give it, of the yearly value at equal effort; null of none. */
  yearly: number | null;
  yearsWithTwin: number;
}

export interface PeriodRow {
  measure: Compared;
  a: PeriodValue;
  b: PeriodValue;
}

/** The table of two periods, and the records every year was brought to for its equal effort. */
export interface PeriodTableData {
  rows: PeriodRow[];
  effort: number | null;
}

export function periodTable(
  answer: MeasuresAnswer,
  a: YearSpan,
  b: YearSpan,
): PeriodTableData | null {
  const rows = periodRows(answer, a, b);
  return rows && { rows, effort: answer.settings.adjusted?.records ?? null };
}

/** Both periods measure by measure; null when the answer does not hold them. */
export function periodRows(answer: MeasuresAnswer, a: YearSpan, b: YearSpan): PeriodRow[] | null {
  const [spanA, spanB] = [a, b].map((span) =>
    answer.spans.find(({ from, to }) => from === span.from && to === span.to),
  );
  if (!spanA || !spanB) return null;
  return COMPARED.map((measure) => ({
    measure,
    a: valueIn(answer.years, spanA, measure),
    b: valueIn(answer.years, spanB, measure),
  }));
}

function valueIn(years: readonly SpanReach[], span: SpanReach, measure: Compared): PeriodValue {
  const twins = years
    .filter(({ year }) => year >= span.from && year <= span.to)
    .flatMap(({ adjusted }) => adjusted[measure] ?? []);
  const sum = twins.reduce((total, twin) => total + twin, 0);
  return {
    value: valueOf(span, measure),
    reason: span.reasons[measure] ?? null,
    band: span.band[measure] ?? null,
    yearly: twins.length ? sum / twins.length : null,
    yearsWithTwin: twins.length,
  };
}
