import type { LineSeries } from '$lib/charts/line';
import type { Colour } from '$lib/charts/colour';
import { trainingOfChinese } from '$lib/core/claims/arms';
import {
  SINCE,
  STUDY,
  armsVolume,
  begunByYear,
  countsByYear,
  itemsOf,
  meanOf,
  recordsUnder,
  roundsOf,
  type Evidence,
} from '$lib/core/claims/evidence';
import { onLand } from '$lib/core/claims/exercises';
import type { Finding } from '$lib/core/claims/findings';
import { practiceMatrix } from '$lib/core/claims/practices';
import type { EnvelopeYear } from '$lib/core/stall/stall';
import type { StallGroup } from '$lib/core/stall/stall-analysis';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import {
  KIND_COLOUR,
  bars,
  curve,
  level,
  lines,
  parts,
  rows,
  saidInPart,
  yearly,
  type Drawn,
  type Picture,
} from './picture';
import { titleOf, type TitledSentence } from './sentences';

export interface PictureInput {
  evidence: Evidence;
  dataVersion: string;
  /** New ground by year with what shuffling gives, by kind. */
  curves: Record<StallGroup, readonly EnvelopeYear[]>;
}

type Draw = (finding: Finding, input: PictureInput) => Drawn;

/** Years shown round a period: some before it, and those since. */
const AROUND: YearSpan = { from: 2010, to: SINCE.to };

function counts({ choice }: Finding, { evidence }: PictureInput, levels: LineSeries[]): Drawn {
  const values = countsByYear(recordsUnder(evidence, choice), AROUND);
  const colour = KIND_COLOUR[choice.kind];
  return lines(m.findings_unit_records_a_year(), 'count', [
    yearly(m.findings_series({ series: 'records' }), colour, AROUND, values),
    ...levels,
  ]);
}

const ground: Draw = ({ choice }, { curves }) => curve(choice.kind, curves[choice.kind]);

/** Series of different units, each divided by its mean, so that they stand on one axis. */
const relative: Draw = ({ choice, numbers, sentence }, { evidence }) => {
  const span = {
    from: numbers.from ?? numbers.firstYear ?? STUDY.from,
    to: numbers.to ?? STUDY.to,
  };
  const rounds = begunByYear(roundsOf(evidence, 'security-consultation'), span);
  const strands: [label: string, Colour, values: (number | null)[]][] = [
    [
      m.findings_series({ series: 'records' }),
      KIND_COLOUR[choice.kind],
      countsByYear(recordsUnder(evidence, choice), span),
    ],
    [m.findings_series({ series: 'arms' }), 'earlier', armsVolume(evidence, span)],
    [m.findings_series({ series: 'consultation' }), 'accent', rounds],
  ];
  const shown = ['yearly_changes', 'two_levels'].includes(sentence) ? strands.slice(0, 2) : strands;
  const series = shown.map(([label, colour, values]) => {
    const mean = meanOf(values) ?? 1;
    const scaled = values.map((value) => (value === null ? null : value / mean));
    return yearly(label, colour, span, scaled);
  });
  const { split } = numbers;
  return lines(
    m.findings_unit_relative(),
    'ratio',
    series,
    split ? [{ x: split, label: String(split) }] : [],
  );
};

const volume: Draw = (_, { evidence }) => {
  const span = { from: 2008, to: 2023 };
  const series = yearly(m.findings_label_volume(), 'ink', span, armsVolume(evidence, span));
  return lines(m.findings_unit_arms(), 'count', [series]);
};

const rounds: Draw = ({ claimId }, { evidence }) => {
  const kind = claimId === 'C09' ? 'north-east-asia-dialogue' : 'security-consultation';
  const points = roundsOf(evidence, kind).map(({ year, round, id }) => ({ x: year, y: round, id }));
  return lines(m.findings_unit_rounds(), 'count', [
    { id: 'rounds', label: m.findings_label_rounds(), colour: 'accent', as: 'dots', points },
  ]);
};

const DRAW: Record<TitledSentence, Draw> = {
  count_trend: (finding, input) => counts(finding, input, []),
  rate_ratio: (finding, input) => {
    const { fromA, toA, fromB, toB, perYearA, perYearB } = finding.numbers;
    return counts(finding, input, [
      level({ from: fromA!, to: toA! }, perYearA),
      level({ from: fromB!, to: toB! }, perYearB),
    ]);
  },
  widening: ground,
  new_regions: ground,
  several_trends: relative,
  two_levels: relative,
  yearly_changes: relative,
  evenness: relative,
  volume,
  volume_level: volume,
  rounds,
  consultations_hold: rounds,
  practices: ({ choice, numbers: { from, to, meanA, meanB }, claimId }, { evidence }) => {
    const { demandingPerRecord } = practiceMatrix(recordsUnder(evidence, choice), AROUND);
    const earlier = { from: claimId === 'C23' ? 2014 : 2017, to: from! - 1 };
    return lines(m.findings_unit_practices(), 'ratio', [
      yearly(m.findings_label_a_record(), 'exercise', AROUND, demandingPerRecord),
      level(earlier, meanA),
      level({ from: from!, to: to! }, meanB),
    ]);
  },
  land_forces: ({ choice }, { evidence }) => {
    const land = countsByYear(onLand(recordsUnder(evidence, choice)), AROUND);
    const series = yearly(m.findings_series({ series: 'records' }), 'exercise', AROUND, land);
    return lines(m.findings_unit_land_a_year(), 'count', [series]);
  },
  direction: ({ numbers: { toChina, toRussia, joint } }) =>
    rows(m.findings_unit_deals(), [
      [m.findings_label_to_china(), toChina],
      [m.findings_label_to_russia(), toRussia],
      [m.findings_label_joint(), joint],
    ]),
  kinds_of_deals: ({ numbers: { partsBefore, ofBefore, partsAfter, ofAfter } }) =>
    parts(
      m.findings_unit_deals_by_kind(),
      [m.findings_label_parts(), m.findings_label_other_deals()],
      [partsBefore, partsAfter],
      [ofBefore, ofAfter],
    ),
  contacts: ({ numbers: { inPersonBefore, ofBefore, inPersonAfter, ofAfter } }) =>
    parts(
      m.findings_unit_in_person(),
      [m.findings_label_in_person(), m.findings_label_other_mode()],
      [inPersonBefore, inPersonAfter],
      [ofBefore, ofAfter],
    ),
  learning: ({ numbers: { chineseOnly, russianOnly, both } }) =>
    rows(m.findings_unit_learners(), [
      [m.findings_label_chinese(), chineseOnly],
      [m.findings_label_russians(), russianOnly],
      [m.findings_label_both(), both],
    ]),
  near_summits: ({ numbers: { near, expectedNear } }) =>
    rows(
      m.findings_unit_near(),
      [
        [m.findings_label_near(), near],
        [m.findings_label_by_chance(), expectedNear],
      ],
      'ratio',
    ),
  /** Numbers of months differ: a year's worth each. */
  closures: ({ numbers: { months, before, during, after, afterMonths } }) => {
    const perYear = (records?: number | null, over?: number | null) =>
      over ? (12 * (records ?? 0)) / over : null;
    return rows(
      m.findings_unit_months(),
      [
        [m.findings_label_before(), perYear(before, months)],
        [m.findings_label_during(), perYear(during, months)],
        [m.findings_label_after(), perYear(after, afterMonths)],
      ],
      'ratio',
      'exercise',
    );
  },
  meetings: (_, { evidence }) => {
    const span = { from: STUDY.from - 1, to: SINCE.to };
    const summits = itemsOf(evidence, 'summit', 'call');
    const held = (inPerson: boolean) =>
      begunByYear(
        summits.filter(({ mode }) => (mode === 'in-person') === inPerson),
        span,
      );
    return bars(
      m.findings_unit_meetings(),
      yearsOf(span).map(String),
      [
        [m.findings_label_in_person(), 'accent', held(true)],
        [m.findings_label_other_mode(), 'earlier', held(false)],
      ],
      'columns',
    );
  },
  training: (_, { evidence }) => {
    const span = { from: 2017, to: SINCE.to };
    return bars(
      m.findings_unit_training(),
      yearsOf(span).map(String),
      [[m.findings_unit_training(), 'accent', begunByYear(trainingOfChinese(evidence), span)]],
      'columns',
    );
  },
};

/** Pictures of SIPRI's numbers, alone or beside those of the records. */
const SHOW_ARMS: readonly Draw[] = [relative, volume];

/** The picture of a finding; null where there is nothing to draw. */
export function pictureOf(finding: Finding, input: PictureInput): Picture | null {
  const { sentence } = finding;
  if (sentence === 'none' || sentence === 'plans' || sentence === 'oldest') return null;
  const draw = DRAW[sentence];
  const sources = [m.findings_source_records({ version: input.dataVersion })];
  if (SHOW_ARMS.includes(draw)) sources.push(m.findings_source_arms());
  return {
    ...saidInPart(draw(finding, input), input.evidence.coverage.to),
    ...{ title: titleOf(sentence, finding), source: sources.join('; ') },
    file: `joint-reach-${finding.claimId}`,
  };
}
