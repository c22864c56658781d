import { WHOLE } from '#core/compare/region-facts';
import { REACH_KINDS } from '#core/record/model';
import type { YearSpan } from '#core/record/time';
import { set } from '$lib/site/dataset/set';
import { clampYear } from '$lib/timeline/years/year-axis';
import { numberIn, oneOf, someOf, type ViewOf } from '$lib/view/query';
import { comparedFields, type MeasuredBounds } from '$lib/view/view';

export const HALVES = ['before', 'since'] as const;
export type Half = (typeof HALVES)[number];
export const PARTNER_MEASURES: readonly string[] = set.partners.map(({ id }) => id);
const COLUMNS: readonly string[] = [...REACH_KINDS, 'records', ...PARTNER_MEASURES];
const COUNTS = HALVES.flatMap((half) => REACH_KINDS.map((kind) => `${half}.${kind}`));
const SORTS = ['group', 'name', ...COUNTS, ...PARTNER_MEASURES];

/** The halves are `from` to `split` - 1, and `split` to `to`. */
export type Years = Record<'from' | 'split' | 'to', number>;

/** In a link: up to the last record, also of later editions. */
export const TO_THE_END = 9999;

const { before, since } = set.periods ?? {};
const STANDARD_YEARS = { from: before?.from ?? 0, split: since?.from ?? 0 };

export type CompareView = ViewOf<ReturnType<typeof compareFields>>;

export function compareFields(bounds: MeasuredBounds, standardYears = STANDARD_YEARS) {
  const { regions } = bounds;
  const year = (standard: number) => numberIn({ min: 1000, max: TO_THE_END }, standard);
  const cells = [WHOLE, ...regions].flatMap((region) =>
    HALVES.flatMap((half) => COLUMNS.map((column) => cellKey(region, half, column))),
  );
  return {
    ...comparedFields(bounds),
    from: year(standardYears.from),
    split: year(standardYears.split),
    to: year(TO_THE_END),
    regions: someOf(regions, []),
    only: oneOf(['', '1'], ''),
    sort: oneOf(SORTS, 'group'),
    cell: oneOf(['', ...cells], ''),
  };
}

export const cellKey = (region: string, half: Half, column: string) =>
  `${region}.${half}.${column}`;

/** In order, each half with a year or more; the axis has at least two. */
export function clampYears({ from, split, to }: Years, axis: YearSpan): Years {
  const last = clampYear(to, { from: axis.from + 1, to: axis.to });
  const middle = clampYear(split, { from: axis.from + 1, to: last });
  const first = clampYear(from, { from: axis.from, to: middle - 1 });
  return { from: first, split: middle, to: last };
}
