import { CELLS, WHOLE } from '$lib/core/reach/region-facts';
import type { YearSpan } from '$lib/core/record/time';
import { STUDY_PERIODS } from '$lib/core/stall/pace';
import { numberIn, oneOf, parseSpan, someOf, type ViewOf } from '$lib/view/query';

export const HALVES = ['before', 'since'] as const;
export type Half = (typeof HALVES)[number];
export const KINDS = ['exercise', 'patrol'] as const;
/** Columns with a value that a record decides. */
export const MEASURES = ['CN', 'RU', 'ground'] as const;
/** What is told of a region in each half; `records` is both kinds together. */
export type Column = (typeof CELLS)[number];
const SORTS = [
  ...['group', 'name', 'before.exercise', 'before.patrol', 'since.exercise', 'since.patrol'],
  ...MEASURES,
] as const;

/** The first half goes from `from` to the year before `split`, the second from there to `to`. */
export type Years = Record<'from' | 'split' | 'to', number>;

/** The end of the records, wherever they end. */
export const TO_THE_END = 9999;

/** Growth and plateau as the study has them. */
const GROWTH: YearSpan = STUDY_PERIODS.before;
const PLATEAU: YearSpan = { from: STUDY_PERIODS.since.from, to: STUDY_PERIODS.later.from - 1 };

export type CompareView = ViewOf<ReturnType<typeof compareFields>>;

/** Every choice on the page. */
export function compareFields(rules: readonly string[], regions: readonly string[]) {
  const year = (standard: number) => numberIn({ min: 1000, max: TO_THE_END }, standard);
  const cells = [WHOLE, ...regions].flatMap((region) =>
    HALVES.flatMap((half) => CELLS.map((column) => cellKey(region, half, column))),
  );
  return {
    rule: oneOf(rules, rules[0]!),
    ...{ from: year(GROWTH.from), split: year(PLATEAU.from), to: year(TO_THE_END) },
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

/** Until 2026 a link named two periods, `a` and `b`; null for another link. */
export function yearsOfOldLink(query: URLSearchParams): Years | null {
  if (!query.has('a') && !query.has('b')) return null;
  const a = parseSpan(query.get('a') ?? '') ?? GROWTH;
  const b = parseSpan(query.get('b') ?? '') ?? PLATEAU;
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  return { from: first.from, split: second.from, to: Math.max(a.to, b.to) };
}
