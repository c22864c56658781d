/** By linear interpolation (Hyndman & Fan 1996, type 7), without NaN; NaN if no value is left. */
export function quantiles(values: Float64Array, levels: readonly number[]): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return levels.map((level) => {
    const index = level * (sorted.length - 1);
    const below = sorted[Math.floor(index)] ?? NaN;
    return below + (index - Math.floor(index)) * ((sorted[Math.ceil(index)] ?? NaN) - below);
  });
}
