import { mostChange } from './deciding';
import type { Deciding } from './measures';
import type { Trace } from './trace';

export interface Shares {
  /** Largest first, summing to 1; ties by name. */
  regionalShare: Record<string, number>;
  regions: number;
  /** exp of the Shannon entropy of the shares: Hill number of order 1 (Hill 1973); null without shares. */
  effectiveRegions: number | null;
  deciding: Deciding | undefined;
}

/** How records divide over regions. A record in several regions is split, see Trace.regions. */
export function sharesOf(traces: readonly Trace[]): Shares {
  const weights = new Map<string, number>();
  let total = 0;
  for (const { regions } of traces) {
    for (const [region, weight] of Object.entries(regions)) {
      weights.set(region, (weights.get(region) ?? 0) + weight);
      total += weight;
    }
  }
  const sorted = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const effectiveRegions = total > 0 ? effectiveNumber(weights.values(), total) : null;
  const changes = traces.flatMap(({ id, regions }) => {
    const own = Object.values(regions).reduce((sum, w) => sum + w, 0);
    if (effectiveRegions === null || own === 0) return [];
    const left = [...weights].map(([region, weight]) => weight - (regions[region] ?? 0));
    const without = total - own > 1e-9 ? effectiveNumber(left, total - own) : 0;
    return [[id, without - effectiveRegions] as const];
  });
  return {
    regionalShare: Object.fromEntries(sorted.map(([region, w]) => [region, w / total])),
    regions: weights.size,
    effectiveRegions,
    deciding: mostChange(changes),
  };
}

function effectiveNumber(weights: Iterable<number>, total: number): number {
  let entropy = 0;
  for (const weight of weights) {
    const share = weight / total;
    if (share > 1e-12) entropy -= share * Math.log(share);
  }
  return Math.exp(entropy);
}
