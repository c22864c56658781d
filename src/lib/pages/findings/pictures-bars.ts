import type { BarSeries } from '$lib/charts/bars';
import type { Colour } from '$lib/charts/colour';
import { SINCE, STUDY, itemsOf } from '$lib/core/claims/evidence';
import type { SentenceKey } from '$lib/core/claims/outcome';
import { yearOf, yearsOf } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import type { Draw } from './pictures';

/** Rows of one series, each a number of the outcome. */
function rows(
  unit: string,
  categoryName: string,
  values: readonly [label: string, value: number | null][],
  { colour = 'accent', format = 'count' }: { colour?: Colour; format?: 'count' | 'ratio' } = {},
) {
  return {
    ...{ kind: 'bars' as const, unit, format, direction: 'rows' as const, categoryName },
    categories: values.map(([label]) => label),
    series: [{ id: 'n', label: unit, colour, values: values.map(([, value]) => value) }],
  };
}

/** Two parts of a whole, earlier and later. */
function parts(
  unit: string,
  categoryName: string,
  [first, second]: [string, string],
  numbers: readonly [hits: number, of: number][],
) {
  const series: BarSeries[] = [
    { id: 'hits', label: first, colour: 'accent', values: numbers.map(([hits]) => hits) },
    {
      ...{ id: 'others', label: second, colour: 'earlier' },
      values: numbers.map(([hits, of]) => of - hits),
    },
  ];
  return {
    ...{ kind: 'bars' as const, unit, format: 'count' as const, direction: 'rows' as const },
    ...{ categoryName, series },
    categories: [m.findings_label_earlier(), m.findings_label_later()],
  };
}

const direction: Draw = ({ numbers: { toChina, toRussia, joint } }) =>
  rows(m.findings_unit_deals(), m.findings_data(), [
    [m.findings_label_to_china(), toChina!],
    [m.findings_label_to_russia(), toRussia!],
    [m.findings_label_joint(), joint!],
  ]);

const kindsOfDeals: Draw = ({ numbers: { partsBefore, ofBefore, partsAfter, ofAfter } }) =>
  parts(
    m.findings_unit_deals_by_kind(),
    m.findings_data(),
    [m.findings_label_parts(), m.findings_label_other_deals()],
    [
      [partsBefore!, ofBefore!],
      [partsAfter!, ofAfter!],
    ],
  );

const contacts: Draw = ({ numbers }) =>
  parts(
    m.findings_unit_in_person(),
    m.findings_data(),
    [m.findings_label_in_person(), m.findings_label_other_mode()],
    [
      [numbers.inPersonBefore!, numbers.ofBefore!],
      [numbers.inPersonAfter!, numbers.ofAfter!],
    ],
  );

const learning: Draw = ({ numbers: { chineseOnly, russianOnly, both } }) =>
  rows(m.findings_unit_learners(), m.findings_data(), [
    [m.findings_label_chinese(), chineseOnly!],
    [m.findings_label_russians(), russianOnly!],
    [m.findings_label_both(), both!],
  ]);

const nearSummits: Draw = ({ numbers: { near, expected } }) =>
  rows(
    m.findings_unit_near(),
    m.findings_data(),
    [
      [m.findings_label_near(), near!],
      [m.findings_label_by_chance(), expected!],
    ],
    { format: 'ratio' },
  );

/** Numbers of months differ: a year's worth each. */
const closures: Draw = ({ numbers: { months, before, during, after, afterMonths } }) => {
  const perYear = (records: number | null | undefined, over: number | null | undefined) =>
    over ? (12 * (records ?? 0)) / over : null;
  return rows(
    m.findings_unit_months(),
    m.findings_data(),
    [
      [m.findings_label_before(), perYear(before, months)],
      [m.findings_label_during(), perYear(during, months)],
      [m.findings_label_after(), perYear(after, afterMonths)],
    ],
    { colour: 'exercise', format: 'ratio' },
  );
};

const meetings: Draw = (_, { evidence }) => {
  const years = yearsOf({ from: STUDY.from - 1, to: SINCE.to });
  const summits = itemsOf(evidence, 'summit', 'call');
  const perYear = (inPerson: boolean) =>
    years.map(
      (year) =>
        summits.filter(
          ({ start, mode }) => yearOf(start) === year && (mode === 'in-person') === inPerson,
        ).length,
    );
  return {
    ...{ kind: 'bars', unit: m.findings_unit_meetings(), format: 'count', direction: 'columns' },
    categories: years.map(String),
    categoryName: m.findings_year(),
    series: [
      {
        ...{ id: 'in-person', label: m.findings_label_in_person(), colour: 'accent' },
        values: perYear(true),
      },
      {
        ...{ id: 'other', label: m.findings_label_other_mode(), colour: 'earlier' },
        values: perYear(false),
      },
    ],
  };
};

const training: Draw = (_, { evidence }) => {
  const years = yearsOf({ from: 2017, to: SINCE.to });
  const items = itemsOf(evidence, 'training').filter(({ training: t }) => t?.learners !== 'RU');
  return {
    ...{ kind: 'bars', unit: m.findings_unit_training(), format: 'count', direction: 'columns' },
    categories: years.map(String),
    categoryName: m.findings_year(),
    series: [
      {
        ...{ id: 'training', label: m.findings_unit_training(), colour: 'accent' },
        values: years.map((year) => items.filter(({ start }) => yearOf(start) === year).length),
      },
    ],
  };
};

export const BARS: Partial<Record<SentenceKey, Draw>> = {
  direction,
  'kinds-of-deals': kindsOfDeals,
  contacts,
  learning,
  'near-summits': nearSummits,
  closures,
  meetings,
  training,
};
