import { mean, sum } from 'd3-array';
import { seededRandom, shuffle } from './random';

/** One-sided p of a value among permutations, itself counted. */
export interface Direction {
  up: number;
  down: number;
}

/** More orders than this, those of seven values, are drawn and not counted out. */
const COUNTED_OUT = 5040;
const DRAWS = 4999;

export function trendTest(
  years: readonly number[],
  values: readonly number[],
): { slope: number; p: Direction } {
  const middle = mean(years)!;
  const squares = sum(years, (year) => (year - middle) ** 2);
  const slopeOf = (order: readonly number[]) =>
    sum(order, (value, i) => value * (years[i]! - middle)) / squares;
  const slope = slopeOf(values);
  return { slope, p: rank(slope, orders(values), slopeOf) };
}

/** Pearson's correlation of two series, against all pairings of their values. */
export function correlationTest(
  a: readonly number[],
  b: readonly number[],
): { r: number; p: Direction } | null {
  const centred = (values: readonly number[]) => {
    const middle = mean(values)!;
    return values.map((x) => x - middle);
  };
  const [x, y] = [centred(a), centred(b)];
  const norm = Math.hypot(...x) * Math.hypot(...y);
  if (!(norm > 1e-12)) return null;
  const correlation = (order: readonly number[]) => sum(order, (value, i) => value * x[i]!) / norm;
  const r = correlation(y);
  return { r, p: rank(r, orders(y), correlation) };
}

/** Difference of means, second group less first, against all ways to split the values. */
export function meanShift(
  a: readonly number[],
  b: readonly number[],
  draws = DRAWS,
): { difference: number; p: Direction } | null {
  if (a.length === 0 || b.length === 0) return null;
  const differenceOf = (order: readonly number[]) =>
    mean(order.slice(a.length))! - mean(order.slice(0, a.length))!;
  const both = [...a, ...b];
  const difference = differenceOf(both);
  return { difference, p: rank(difference, orders(both, draws), differenceOf) };
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

function orders(values: readonly number[], draws = DRAWS) {
  let ways = 1;
  for (let n = 2; n <= values.length; n++) ways *= n;
  return ways <= COUNTED_OUT
    ? { exact: true, values: permutations(values) }
    : { exact: false, values: drawn(values, draws) };
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

function* drawn(values: readonly number[], draws: number): Generator<number[]> {
  const random = seededRandom(1);
  const order = [...values];
  for (let i = 0; i < draws; i++) yield shuffle(order, random);
}
