import { rollup, sum } from 'd3-array';
import { mostInfluential } from './leave-one-out';
import type { SelectedRecord } from './select';

/**
 * The share of records in each region, largest first, summing to 1, ties by name; the effective number of regions,
 * exp of the Shannon entropy of the shares (Hill 1973), null without shares; and the record that decides it.
 */
export function sharesOf(records: readonly SelectedRecord[]) {
  const weighted = records.flatMap(({ regions }) => regions);
  const weights = rollup(
    weighted,
    (own) => sum(own, ([, weight]) => weight),
    ([region]) => region,
  );
  const total = sum(weighted, ([, weight]) => weight);
  const sorted = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const regionalShare = Object.fromEntries(
    sorted.map(([region, weight]) => [region, weight / total]),
  );
  if (total === 0) return { regionalShare, effectiveRegions: null, deciding: undefined };
  // exp(-Σ s log s) with s = w / T is T · exp(-Σ w log w / T), where one record changes few terms.
  const terms = sum(sorted, ([, weight]) => wLogW(weight));
  const effectiveRegions = total * Math.exp(-terms / total);
  const without = ({ regions }: SelectedRecord): number => {
    let left = total;
    let leftTerms = terms;
    for (const [region, own] of regions) {
      const weight = weights.get(region)!;
      left -= own;
      leftTerms += wLogW(weight - own) - wLogW(weight);
    }
    return left > 1e-9 ? left * Math.exp(-leftTerms / left) : 0;
  };
  const changes = records.map((record) => [record.id, without(record) - effectiveRegions] as const);
  return { regionalShare, effectiveRegions, deciding: mostInfluential(changes) };
}

const wLogW = (weight: number): number => (weight > 1e-12 ? weight * Math.log(weight) : 0);
