/** A linear scale; where the domain is a single value, it lies in the middle of the range. */
export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  return (value) => start + (end - start) * (from === to ? 0.5 : (value - from) / (to - from));
}
