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

/** How records divide over regions, as they are added. One in several regions is split, see Trace.regions. */
export class ShareTally {
  private readonly weights = new Map<string, number>();
  private total = 0;

  add({ regions }: Trace): void {
    for (let i = 0; i < regions.length; i++) {
      const region = regions[i]![0];
      const weight = regions[i]![1];
      this.weights.set(region, (this.weights.get(region) ?? 0) + weight);
      this.total += weight;
    }
  }

  /** @param among the records added, of which the deciding one is found; none = do not */
  shares(among: readonly Trace[]): Shares {
    const { weights, total } = this;
    const sorted = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    // exp(-Σ s log s) with s = w / T is T · exp(-Σ w log w / T), where one record changes few terms.
    const terms = sorted.reduce((sum, [, weight]) => sum + wLogW(weight), 0);
    const effectiveRegions = total > 0 ? total * Math.exp(-terms / total) : null;
    const without = ({ regions }: Trace): number => {
      let [left, leftTerms] = [total, terms];
      for (const [region, own] of regions) {
        const weight = weights.get(region)!;
        left -= own;
        leftTerms += wLogW(weight - own) - wLogW(weight);
      }
      return left > 1e-9 ? left * Math.exp(-leftTerms / left) : 0;
    };
    const changes =
      effectiveRegions !== null
        ? among.map((trace) => [trace.id, without(trace) - effectiveRegions] as const)
        : [];
    return {
      regionalShare: Object.fromEntries(sorted.map(([region, w]) => [region, w / total])),
      regions: weights.size,
      effectiveRegions,
      deciding: mostChange(changes),
    };
  }
}

const wLogW = (weight: number): number => (weight > 1e-12 ? weight * Math.log(weight) : 0);
