import { groups, max, sum } from 'd3-array';

/** Largest first, ties by name, summing to 1. */
export function sharesOf(weighted: readonly (readonly [region: string, weight: number])[]) {
  const weigh = (own: typeof weighted) => sum(own, ([, weight]) => weight);
  const weights = groups(weighted, ([region]) => region)
    .map(([region, own]) => [region, weigh(own)] as const)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const total = weigh(weighted);
  return Object.fromEntries(weights.map(([region, weight]) => [region, weight / total]));
}

/** To 4 decimals; the largest share absorbs the error: all sum to 1. */
export function roundShares(shares: Record<string, number>): Record<string, number> {
  const units = Object.entries(shares).map(([id, share]) => [id, Math.round(share * 1e4)] as const);
  const rest = 1e4 - sum(units, ([, unit]) => unit);
  return Object.fromEntries(
    units.map(([id, unit], i) => [id, (i === 0 ? unit + rest : unit) / 1e4]),
  );
}

/** Of weights by their logarithms, which may be too small for numbers. */
export function sharesOfLogs(logs: readonly number[]): number[] {
  const most = max(logs)!;
  const weights = logs.map((log) => Math.exp(log - most));
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

/** 10th, 50th and 90th percentile over draws of all places within their precision. */
export type Percentiles = [low: number, middle: number, high: number];
