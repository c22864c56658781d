import { seededRandom, shuffle } from './random';

/** One-sided p of a value among permutations, itself counted. */
export interface Direction {
  up: number;
  down: number;
}

/** More orders than this are drawn, not counted out. */
const COUNTED_OUT = 5040;

/**
 * Does a short yearly series rise or fall? Slope against all orders of its values (exact up to
 * seven years, seeded draws above). No assumption on the spread of the values.
 */
export function trendTest(
  years: readonly number[],
  values: readonly number[],
  { draws = 4999, seed = 1 } = {},
): { slope: number; p: Direction } {
  const middle = years.reduce((sum, year) => sum + year, 0) / years.length;
  const squares = years.reduce((sum, year) => sum + (year - middle) ** 2, 0);
  const slopeOf = (order: readonly number[]) =>
    order.reduce((sum, value, i) => sum + value * (years[i]! - middle), 0) / squares;
  const slope = slopeOf(values);
  return { slope, p: rank(slope, orders(values, draws, seed), slopeOf) };
}

/** Pearson's correlation of two series, against all pairings of their values. */
export function correlationTest(
  a: readonly number[],
  b: readonly number[],
  { draws = 4999, seed = 1 } = {},
): { r: number; p: Direction } | null {
  const centred = (values: readonly number[]) => {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    return values.map((x) => x - mean);
  };
  const [x, y] = [centred(a), centred(b)];
  const norm = Math.hypot(...x) * Math.hypot(...y);
  if (!(norm > 1e-12)) return null;
  const correlation = (order: readonly number[]) =>
    order.reduce((sum, value, i) => sum + value * x[i]!, 0) / norm;
  const r = correlation(y);
  return { r, p: rank(r, orders(y, draws, seed), correlation) };
}

/** Difference of means, second group less first, against all ways to split the values. */
export function meanShift(
  a: readonly number[],
  b: readonly number[],
  { draws = 4999, seed = 1 } = {},
): { difference: number; p: Direction } | null {
  if (a.length === 0 || b.length === 0) return null;
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const differenceOf = (order: readonly number[]) =>
    mean(order.slice(a.length)) - mean(order.slice(0, a.length));
  const both = [...a, ...b];
  const difference = differenceOf(both);
  return { difference, p: rank(difference, orders(both, draws, seed), differenceOf) };
}

function rank(
  observed: number,
  all: { exact: boolean; values: Iterable<readonly number[]> },
  statistic: (order: readonly number[]) => number,
): Direction {
  const slack = 1e-9 * (1 + Math.abs(observed));
  // Drawn orders leave out the observed one, which is added; counted out, it is among them.
  let [up, down, count] = all.exact ? [0, 0, 0] : [1, 1, 1];
  for (const order of all.values) {
    const value = statistic(order);
    if (value >= observed - slack) up++;
    if (value <= observed + slack) down++;
    count++;
  }
  return { up: up / count, down: down / count };
}

function orders(values: readonly number[], draws: number, seed: number) {
  let ways = 1;
  for (let n = 2; n <= values.length; n++) ways *= n;
  return ways <= COUNTED_OUT
    ? { exact: true, values: permutations(values) }
    : { exact: false, values: drawn(values, draws, seed) };
}

function* permutations(values: readonly number[]): Generator<number[]> {
  if (values.length <= 1) {
    yield [...values];
    return;
  }
  for (let i = 0; i < values.length; i++) {
    const rest = values.filter((_, j) => j !== i);
    for (const order of permutations(rest)) yield [values[i]!, ...order];
  }
}

function* drawn(values: readonly number[], draws: number, seed: number): Generator<number[]> {
  const random = seededRandom(seed);
  const order = [...values];
  for (let i = 0; i < draws; i++) yield shuffle(order, random);
}
