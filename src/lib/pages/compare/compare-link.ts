import { WHOLE } from '$lib/core/reach/region-facts';
import type { YearSpan } from '$lib/core/record/time';
import { say, set } from '$lib/site/dataset/set';
import { numberIn, oneOf, someOf, type ViewOf } from '$lib/view/query';

export const HALVES = ['before', 'since'] as const;
export type Half = (typeof HALVES)[number];
export const KINDS = ['exercise', 'patrol'] as const;
/** Columns with a value that a record decides. */
export const MEASURES: readonly string[] = [...set.partners.map(({ id }) => id), 'ground'];
/** What is told of a region in each half; `records` is both kinds together. */
export type Column = string;
/** How a partner's land follows "from"; of no partner nothing. */
export const fromOf = (column: Column): string => {
  const partner = set.partners.find(({ id }) => id === column);
  return partner ? say(partner.from) : '';
};
const COLUMNS: readonly Column[] = [...KINDS, 'records', ...MEASURES];
const SORTS = [
  ...['group', 'name', 'before.exercise', 'before.patrol', 'since.exercise', 'since.patrol'],
  ...MEASURES,
];

/** The first half goes from `from` to the year before `split`, the second from there to `to`. */
export type Years = Record<'from' | 'split' | 'to', number>;

/** The end of the records, wherever they end. */
export const TO_THE_END = 9999;

/** Of the set. */
const BEFORE: YearSpan = set.periods?.before ?? { from: 0, to: 0 };
const SINCE = { from: set.periods?.since.from ?? 0, to: (set.periods?.later?.from ?? 10_000) - 1 };

export type CompareView = ViewOf<ReturnType<typeof compareFields>>;

/** Every choice on the page. */
export function compareFields(
  rules: readonly string[],
  regions: readonly string[],
  halves = { from: BEFORE.from, split: SINCE.from },
) {
  const year = (standard: number) => numberIn({ min: 1000, max: TO_THE_END }, standard);
  const cells = [WHOLE, ...regions].flatMap((region) =>
    HALVES.flatMap((half) => COLUMNS.map((column) => cellKey(region, half, column))),
  );
  return {
    rule: oneOf(rules, rules[0]!),
    ...{ from: year(halves.from), split: year(halves.split), to: year(TO_THE_END) },
    regions: someOf(regions, []),
    only: oneOf(['', '1'], ''),
    sort: oneOf(SORTS, 'group'),
    /** The number whose records are shown. */
    cell: oneOf(['', ...cells], ''),
  };
}

export const cellKey = (region: string, half: Half, column: Column) =>
  `${region}.${half}.${column}`;

const clamp = (year: number, from: number, to: number) => Math.max(from, Math.min(year, to));

/** Years in order within an axis of two years or more: each half has at least one. */
export function yearsWithin({ from, split, to }: Years, axis: YearSpan): Years {
  const last = clamp(to, axis.from + 1, axis.to);
  const middle = clamp(split, axis.from + 1, last);
  return { from: clamp(from, axis.from, middle - 1), split: middle, to: last };
}
