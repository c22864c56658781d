import { mostChange } from './deciding';
import type { Chosen } from './select';
import type { Deciding } from './measures';

export interface Shares {
  /** Largest first, summing to 1; ties by name. */
  regionalShare: Record<string, number>;
  /** exp of the Shannon entropy of the shares: Hill number of order 1 (Hill 1973); null without shares. */
  effectiveRegions: number | null;
  deciding: Deciding | undefined;
}

export function sharesOf(records: readonly Chosen[]): Shares {
  const weights = new Map<string, number>();
  let total = 0;
  for (const [region, weight] of records.flatMap(({ regions }) => regions)) {
    weights.set(region, (weights.get(region) ?? 0) + weight);
    total += weight;
  }
  const sorted = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const regionalShare = Object.fromEntries(sorted.map(([region, w]) => [region, w / total]));
  if (total === 0) return { regionalShare, effectiveRegions: null, deciding: undefined };
  // exp(-Σ s log s) with s = w / T is T · exp(-Σ w log w / T), where one record changes few terms.
  const terms = sorted.reduce((sum, [, weight]) => sum + wLogW(weight), 0);
  const effectiveRegions = total * Math.exp(-terms / total);
  const without = ({ regions }: Chosen): number => {
    let [left, leftTerms] = [total, terms];
    for (const [region, own] of regions) {
      const weight = weights.get(region)!;
      left -= own;
      leftTerms += wLogW(weight - own) - wLogW(weight);
    }
    return left > 1e-9 ? left * Math.exp(-leftTerms / left) : 0;
  };
  const changes = records.map((record) => [record.id, without(record) - effectiveRegions] as const);
  return { regionalShare, effectiveRegions, deciding: mostChange(changes) };
}

const wLogW = (weight: number): number => (weight > 1e-12 ? weight * Math.log(weight) : 0);
