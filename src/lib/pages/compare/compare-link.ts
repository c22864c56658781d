import type { YearSpan } from '#core/record/time';
import { set } from '$lib/site/dataset/set';
import { clampYear } from '$lib/view/year-axis';
import { numberIn, oneOf, someOf, type ViewOf } from '$lib/view/query';
import { comparedFields } from '$lib/view/view';

export const HALVES = ['before', 'since'] as const;
export type Half = (typeof HALVES)[number];
/** Counts that lead to their records. */
export const COUNTS = ['records', 'new'] as const;
export type CountName = (typeof COUNTS)[number];
/** The row of all regions. */
export const WHOLE = 'all';

/** The halves are `from` to `split` - 1, and `split` to `to`. */
export type Years = Record<'from' | 'split' | 'to', number>;

/** In a link: up to the last record, also of later editions. */
export const TO_THE_END = 9999;

const { before, since } = set.periods ?? {};
const STANDARD_YEARS = { from: before?.from ?? 0, split: since?.from ?? 0 };

export type CompareView = ViewOf<ReturnType<typeof compareFields>>;
/** Rows: ids of directions and regions. */
export type CompareBounds = Parameters<typeof comparedFields>[0] & { rows: readonly string[] };

export function compareFields({ rows, ...bounds }: CompareBounds, standardYears = STANDARD_YEARS) {
  const year = (standard: number) => numberIn({ min: 1000, max: TO_THE_END }, standard);
  const cells = [WHOLE, ...rows].flatMap((row) =>
    HALVES.flatMap((half) => COUNTS.map((count) => cellKey(row, half, count))),
  );
  return {
    ...comparedFields(bounds),
    from: year(standardYears.from),
    split: year(standardYears.split),
    to: year(TO_THE_END),
    /** Open directions, and marked regions, whose directions are open. */
    regions: someOf(rows, []),
    cell: oneOf(['', ...cells], ''),
  };
}

export const directionRow = (id: string) => `direction-${id}`;
export const cellKey = (row: string, half: Half, count: CountName) => `${row}.${half}.${count}`;

/** In order, each half with a year or more; the axis has at least two. */
export function clampYears({ from, split, to }: Years, axis: YearSpan): Years {
  const last = clampYear(to, { from: axis.from + 1, to: axis.to });
  const middle = clampYear(split, { from: axis.from + 1, to: last });
  const first = clampYear(from, { from: axis.from, to: middle - 1 });
  return { from: first, split: middle, to: last };
}
