import { rollup, sum } from 'd3-array';

/** Largest first, ties by name, summing to 1. */
export function sharesOf(
  weighted: readonly (readonly [region: string, weight: number])[],
): Record<string, number> {
  const weights = rollup(
    weighted,
    (own) => sum(own, ([, weight]) => weight),
    ([region]) => region,
  );
  const total = sum(weighted, ([, weight]) => weight);
  const sorted = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([region, weight]) => [region, weight / total]));
}

/** To 4 decimals; the largest share absorbs the rounding error, so that all sum to 1. */
export function roundShares(shares: Record<string, number>): Record<string, number> {
  const units = Object.entries(shares).map(([id, share]) => [id, Math.round(share * 1e4)] as const);
  const rest = 1e4 - sum(units, ([, unit]) => unit);
  return Object.fromEntries(
    units.map(([id, unit], i) => [id, (i === 0 ? unit + rest : unit) / 1e4]),
  );
}
