import { range, sum } from 'd3-array';

/** Broken lines whose corners are searched on a grid (Lerman 1980). */

/** `linear`: mean is a broken line. `poisson`: log of the mean is. */
export type Family = 'linear' | 'poisson';

export interface JoinpointGrid {
  /** Observations that must lie strictly before, between and after joinpoints. */
  minPoints: number;
  step: number;
}

/** A yearly series, its years ascending and without gaps, and how broken lines are fitted to it. */
export interface Yearly {
  years: readonly number[];
  values: readonly number[];
  family: Family;
  grid: JoinpointGrid;
}

export interface JoinpointFit {
  joinpoints: number[];
  /** Level at the first year, first slope, then the change of slope at each joinpoint. */
  coefficients: number[];
  /** Sum of squared errors (linear) or deviance (poisson). */
  deviance: number;
  fitted: number[];
}

export function candidates({ years, grid }: Pick<Yearly, 'years' | 'grid'>, count: number) {
  const { minPoints, step } = grid;
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? first;
  const places = range(Math.floor((last - first + 1e-9) / step) + 1).map((i) => first + i * step);
  const within = (low: number, high: number) =>
    years.filter((year) => year > low + 1e-9 && year < high - 1e-9).length;
  const sets: number[][] = [];
  const extend = (chosen: number[], from: number) => {
    const before = chosen.at(-1) ?? -Infinity;
    if (chosen.length === count) {
      if (count === 0 || within(before, Infinity) >= minPoints) sets.push(chosen);
      return;
    }
    for (let i = from; i < places.length; i++) {
      if (within(before, places[i]!) >= minPoints) extend([...chosen, places[i]!], i + 1);
    }
  };
  extend([], 0);
  return sets;
}

/** Columns 1, t, (t - corner)+ …, with t counted from the first year for a well-scaled fit. */
export function design(years: readonly number[], joinpoints: readonly number[]): number[][] {
  const first = years[0] ?? 0;
  return [
    years.map(() => 1),
    years.map((year) => year - first),
    ...joinpoints.map((corner) => years.map((year) => Math.max(0, year - corner))),
  ];
}

/** Weighted least squares by the normal equations (at most 4 columns). */
function solveWeighted(
  columns: readonly (readonly number[])[],
  z: readonly number[],
  weights: readonly number[],
): number[] {
  const p = columns.length;
  const rows = columns.map((a) => [
    ...[...columns, z].map((b) => sum(weights, (w, i) => w * a[i]! * b[i]!)),
  ]);
  for (let i = 0; i < p; i++) {
    // A stretch without any weight (years of zero counts) leaves its slope free: it stays flat.
    rows[i]![i]! += 1e-12 * rows[i]![i]! + 1e-300;
    for (let j = i + 1; j < p; j++) {
      const factor = rows[j]![i]! / rows[i]![i]!;
      for (let k = i; k <= p; k++) rows[j]![k]! -= factor * rows[i]![k]!;
    }
  }
  const beta = new Array<number>(p).fill(0);
  for (let i = p - 1; i >= 0; i--) {
    let rest = rows[i]![p]!;
    for (let k = i + 1; k < p; k++) rest -= rows[i]![k]! * beta[k]!;
    beta[i] = rest / rows[i]![i]!;
  }
  return beta;
}

const predictor = (columns: readonly (readonly number[])[], beta: readonly number[]) =>
  columns[0]!.map((_, i) => sum(beta, (b, j) => b * columns[j]![i]!));

const poissonDeviance = (values: readonly number[], mean: readonly number[]) => {
  const ofOne = (y: number, mu: number) => (y > 0 ? y * Math.log(y / mu) : 0) - (y - mu);
  return 2 * sum(values, (y, i) => ofOne(y, mean[i]!));
};

// exp(-18) expected records a year is zero for every purpose; the bound keeps the weights finite.
const clamp = (eta: number) => Math.min(18, Math.max(-18, eta));

export function fitAt(
  { years, values, family }: Omit<Yearly, 'grid'>,
  joinpoints: readonly number[],
): JoinpointFit {
  const columns = design(years, joinpoints);
  if (family === 'linear') {
    const evenly = years.map(() => 1);
    const coefficients = solveWeighted(columns, values, evenly);
    const fitted = predictor(columns, coefficients);
    const deviance = sum(values, (y, i) => (y - fitted[i]!) ** 2);
    return { joinpoints: [...joinpoints], coefficients, deviance, fitted };
  }
  // Iteratively reweighted least squares (McCullagh & Nelder 1989, §2.5), halving steps that climb.
  const level = Math.log(Math.max(sum(values) / values.length, 1e-8));
  let coefficients = columns.map((_, j) => (j === 0 ? level : 0));
  let fitted = predictor(columns, coefficients).map((eta) => Math.exp(clamp(eta)));
  let deviance = poissonDeviance(values, fitted);
  for (let round = 0; round < 60; round++) {
    const working = values.map((y, i) => Math.log(fitted[i]!) + (y - fitted[i]!) / fitted[i]!);
    const target = solveWeighted(columns, working, fitted);
    let next = target;
    let mean = fitted;
    let after = Infinity;
    for (let half = 0; half < 30; half++) {
      mean = predictor(columns, next).map((eta) => Math.exp(clamp(eta)));
      after = poissonDeviance(values, mean);
      if (after <= deviance + 1e-9) break;
      next = next.map((b, j) => (b + coefficients[j]!) / 2);
    }
    const gain = deviance - after;
    if (!(gain > -1e-9)) break;
    coefficients = next;
    fitted = mean;
    deviance = after;
    if (gain < 1e-10 * (deviance + 0.1)) break;
  }
  return { joinpoints: [...joinpoints], coefficients, deviance, fitted };
}

/** The best of all admissible joinpoint sets, the earliest of equals; null if there is none. */
export function fitBest(series: Yearly, count: number): JoinpointFit | null {
  let best: JoinpointFit | null = null;
  for (const set of candidates(series, count)) {
    const fit = fitAt(series, set);
    if (!best || fit.deviance < best.deviance - 1e-12 * (1 + best.deviance)) best = fit;
  }
  return best;
}
