import type { LineSeries, Reference } from '$lib/charts/line';
import type { Colour } from '$lib/charts/colour';
import {
  SINCE,
  STUDY,
  armsVolume,
  countsByYear,
  meanOf,
  recordsUnder,
  roundsOf,
  type Evidence,
} from '$lib/core/claims/evidence';
import type { Finding } from '$lib/core/claims/findings';
import type { SentenceKey } from '$lib/core/claims/outcome';
import { practiceMatrix } from '$lib/core/claims/practices';
import type { StallGroup } from '$lib/core/stall/stall-analysis';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { curveSeries } from './curve';
import type { Draw } from './pictures';
import { SERIES } from './words';

/** Years shown round a period: some before it, and those since. */
const CONTEXT: YearSpan = { from: 2010, to: SINCE.to };

const studyEnds = (): Reference[] => [{ x: STUDY.to, label: m.findings_study_ends() }];

const KIND_COLOUR: Record<StallGroup, Colour> = {
  all: 'ink',
  exercise: 'exercise',
  patrol: 'patrol',
};

function yearly(
  id: string,
  label: string,
  colour: Colour,
  span: YearSpan,
  values: readonly (number | null)[],
): LineSeries {
  const years = yearsOf(span);
  return { id, label, colour, points: values.map((y, i) => ({ x: years[i]!, y })) };
}

/** A mean of a period as a level line. */
function level(span: YearSpan, mean: number | null): LineSeries {
  const label = m.findings_label_mean_of({ from: String(span.from), to: String(span.to) });
  return {
    ...{ id: `mean-${formatYears(span.from, span.to)}`, label, colour: 'accent' },
    points: yearsOf(span).map((x) => ({ x, y: mean })),
  };
}

const lines = (
  unit: string,
  format: 'count' | 'ratio' | 'million',
  series: LineSeries[],
  references = studyEnds(),
) => ({ kind: 'lines' as const, unit, format, series, references, zero: true });

function counts({ choice }: Finding, evidence: Evidence, periods: [YearSpan, number][]) {
  const values = countsByYear(recordsUnder(evidence, choice), CONTEXT);
  const colour = KIND_COLOUR[choice.kind];
  return lines(m.findings_unit_records_a_year(), 'count', [
    yearly('records', m.findings_series_records(), colour, CONTEXT, values),
    ...periods.map(([span, mean]) => level(span, mean)),
  ]);
}

const ground: Draw = ({ choice }, { curves }) => ({
  ...lines(m.findings_curve_unit(), 'million', curveSeries(choice.kind, curves[choice.kind])),
});

/** Series of different units, each divided by its mean, so that they stand on one axis. */
const relative: Draw = ({ choice, numbers, sentence }, { evidence }) => {
  const span = {
    from: numbers.from ?? numbers.firstYear ?? STUDY.from,
    to: numbers.to ?? STUDY.to,
  };
  const rounds = roundsOf(evidence, 'security-consultation');
  const strands: [keyof typeof SERIES, Colour, (number | null)[]][] = [
    ['records', KIND_COLOUR[choice.kind], countsByYear(recordsUnder(evidence, choice), span)],
    ['arms', 'earlier', armsVolume(evidence, span)],
    [
      'consultation',
      'accent',
      yearsOf(span).map((year) => rounds.filter((round) => round.year === year).length),
    ],
  ];
  const shown = strands.filter(
    ([id]) => id !== 'consultation' || !['yearly-changes', 'two-levels'].includes(sentence),
  );
  const series = shown.map(([id, colour, values]) => {
    const mean = meanOf(values) ?? 1;
    const scaled = values.map((value) => (value === null ? null : value / mean));
    return yearly(id, SERIES[id](), colour, span, scaled);
  });
  const references =
    sentence === 'two-levels' ? [{ x: numbers.split!, label: String(numbers.split) }] : [];
  return { ...lines(m.findings_unit_relative(), 'ratio', series, references), arms: true };
};

const arms: Draw = (_, { evidence }) => {
  const span = { from: 2008, to: 2023 };
  const volume = armsVolume(evidence, span);
  const series = yearly('volume', m.findings_label_volume(), 'ink', span, volume);
  return { ...lines(m.findings_unit_arms(), 'count', [series]), arms: true };
};

const ROUNDS_OF: Record<string, 'security-consultation' | 'north-east-asia-dialogue'> = {
  C09: 'north-east-asia-dialogue',
};

const rounds: Draw = ({ claimId }, { evidence }) => {
  const held = roundsOf(evidence, ROUNDS_OF[claimId] ?? 'security-consultation');
  const series: LineSeries = {
    ...{ id: 'rounds', label: m.findings_label_rounds(), colour: 'accent', as: 'dots' },
    points: held.map(({ year, round, id }) => ({ x: year, y: round, id })),
  };
  return lines(m.findings_unit_rounds(), 'count', [series]);
};

const practices: Draw = ({ choice, numbers, claimId }, { evidence }) => {
  const matrix = practiceMatrix(recordsUnder(evidence, choice), CONTEXT);
  const named = matrix.demandingPerRecord;
  const later = { from: numbers.from!, to: numbers.to! };
  const earlier = { from: claimId === 'C23' ? 2014 : 2017, to: later.from - 1 };
  return lines(m.findings_unit_practices(), 'ratio', [
    yearly('practices', m.findings_label_a_record(), 'exercise', CONTEXT, named),
    level(earlier, numbers.meanA!),
    level(later, numbers.meanB!),
  ]);
};

const landForces: Draw = ({ choice }, { evidence }) => {
  const land = recordsUnder(evidence, choice).filter(({ domains }) => domains.includes('land'));
  const values = countsByYear(land, CONTEXT);
  const series = yearly('land', m.findings_series_records(), 'exercise', CONTEXT, values);
  return lines(m.findings_unit_land_a_year(), 'count', [series]);
};

export const LINES: Partial<Record<SentenceKey, Draw>> = {
  'count-trend': (finding, { evidence }) => counts(finding, evidence, []),
  'rate-ratio': (finding, { evidence }) => {
    const { fromA, toA, fromB, toB, perYearA, perYearB } = finding.numbers;
    return counts(finding, evidence, [
      [{ from: fromA!, to: toA! }, perYearA!],
      [{ from: fromB!, to: toB! }, perYearB!],
    ]);
  },
  widening: ground,
  'new-regions': ground,
  'several-trends': relative,
  'two-levels': relative,
  'yearly-changes': relative,
  evenness: relative,
  volume: arms,
  'volume-level': arms,
  rounds,
  'consultations-hold': rounds,
  practices,
  'land-forces': landForces,
};
