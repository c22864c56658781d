/** By linear interpolation (Hyndman & Fan 1996, type 7), NaN left out; of no value NaN. */
export function quantiles(values: Float64Array, levels: readonly number[]): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return levels.map((level) => {
    const at = level * (sorted.length - 1);
    const below = sorted[Math.floor(at)] ?? NaN;
    return below + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? NaN) - below);
  });
}
