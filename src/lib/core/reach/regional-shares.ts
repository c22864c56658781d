import { rollup, sum } from 'd3-array';
import type { SelectedRecord } from './select';

/** The share of records in each region, largest first, summing to 1, ties by name. */
export function sharesOf(records: readonly SelectedRecord[]): Record<string, number> {
  const weighted = records.flatMap(({ regions }) => regions);
  const weights = rollup(
    weighted,
    (own) => sum(own, ([, weight]) => weight),
    ([region]) => region,
  );
  const total = sum(weighted, ([, weight]) => weight);
  const sorted = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([region, weight]) => [region, weight / total]));
}
