import type {
  CompareQuestion,
  MeasuresAnswer,
  MeasuresQuestion,
  SpanReach,
} from '$lib/core/questions/question';
import { valueOf, type AreaKind, type Measure } from '$lib/core/reach/measures';
import type { YearSpan } from '$lib/core/record/time';
import { mean } from 'd3-array';
import { m } from '$lib/paraglide/messages';
import type { FatePaths, ShownComparison } from './period-map';

/** Two periods compared: numbers, ground to draw, measures. */
export interface ComparedPeriods {
  compared: ShownComparison;
  /** Null for the first periods, whose ground is a file (routes/pictures). */
  paths: Record<AreaKind, FatePaths> | null;
  /** Null until it is computed. */
  table: ReturnType<typeof periodTable>;
}

const ofExercises = (measure: () => string) => () => m.cmp_of_exercises({ measure: measure() });
const ofPatrols = (measure: () => string) => () => m.cmp_of_patrols({ measure: measure() });

/** The measures two periods are compared by, in the order of the table, with their names. */
export const COMPARED = {
  records: m.records_label,
  sites: m.measure_sites,
  regions: m.cmp_regions,
  effectiveRegions: m.measure_effective_regions,
  'footprintKm2.all': m.measure_footprint,
  'footprintKm2.exercise': ofExercises(m.measure_footprint),
  'footprintKm2.patrol': ofPatrols(m.measure_footprint),
  'newGroundKm2.all': m.measure_new_ground,
  'newGroundKm2.exercise': ofExercises(m.measure_new_ground),
  'newGroundKm2.patrol': ofPatrols(m.measure_new_ground),
  extentKm2: m.measure_extent,
  'extentByKindKm2.exercise': ofExercises(m.measure_extent),
  'extentByKindKm2.patrol': ofPatrols(m.measure_extent),
  frontierKm: m.measure_frontier,
  'farthestKm.RU': m.measure_farthest_ru,
  'farthestKm.CN': m.measure_farthest_cn,
  standardDistanceKm: m.measure_standard_distance,
} satisfies Partial<Record<Measure, () => string>>;
export type Compared = keyof typeof COMPARED;

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

export type PeriodRow = ReturnType<typeof rowOf>;

/** Both periods measure by measure; null when the answer does not hold them. */
export function periodTable({ years, spans, settings }: MeasuresAnswer, a: YearSpan, b: YearSpan) {
  const [spanA, spanB] = [a, b].map((span) =>
    spans.find(({ from, to }) => from === span.from && to === span.to),
  );
  if (!spanA || !spanB) return null;
  return {
    rows: (Object.keys(COMPARED) as Compared[]).map((measure) =>
      rowOf(years, spanA, spanB, measure),
    ),
    /** Records every year was brought to; null before it is known. */
    effort: settings.adjusted?.records ?? null,
  };
}

function rowOf(years: readonly SpanReach[], a: SpanReach, b: SpanReach, measure: Compared) {
  return { measure, a: valueIn(years, a, measure), b: valueIn(years, b, measure) };
}

function valueIn(years: readonly SpanReach[], span: SpanReach, measure: Compared) {
  const twins = years
    .filter(({ year }) => year >= span.from && year <= span.to)
    .flatMap(({ adjusted }) => adjusted[measure] ?? []);
  return {
    value: valueOf(span, measure),
    /** Why there is no value. */
    reason: span.reasons[measure] ?? null,
    /** 5–95 % of the draws; null before bands are known or where there is none. */
    band: span.band[measure] ?? null,
    /** Mean, over the years that can give it, of the yearly value at equal effort; null of none. */
    yearly: mean(twins) ?? null,
    yearsWithTwin: twins.length,
  };
}
