/** Broken lines whose corners are searched on a grid (Lerman 1980). */

/** `linear`: mean is a broken line. `poisson`: log of the mean is. */
export type Family = 'linear' | 'poisson';

export interface JoinpointGrid {
  /** Observations that must lie strictly before, between and after joinpoints. */
  minPoints: number;
  step: number;
}

export interface JoinpointFit {
  joinpoints: number[];
  /** Level at the first year, first slope, then the change of slope at each joinpoint. */
  coefficients: number[];
  /** Sum of squared errors (linear) or deviance (poisson). */
  deviance: number;
  fitted: number[];
}

export function candidates(years: readonly number[], count: number, grid: JoinpointGrid) {
  const { minPoints, step } = grid;
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? first;
  const places: number[] = [];
  for (let i = 0; first + i * step <= last + 1e-9; i++) places.push(first + i * step);
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
    ...columns.map((b) => weights.reduce((sum, w, i) => sum + w * a[i]! * b[i]!, 0)),
    weights.reduce((sum, w, i) => sum + w * a[i]! * z[i]!, 0),
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
    let sum = rows[i]![p]!;
    for (let k = i + 1; k < p; k++) sum -= rows[i]![k]! * beta[k]!;
    beta[i] = sum / rows[i]![i]!;
  }
  return beta;
}

const predictor = (columns: readonly (readonly number[])[], beta: readonly number[]) =>
  columns[0]!.map((_, i) => beta.reduce((sum, b, j) => sum + b * columns[j]![i]!, 0));

const poissonDeviance = (values: readonly number[], mean: readonly number[]) =>
  2 *
  values.reduce((sum, y, i) => {
    const mu = mean[i]!;
    return sum + (y > 0 ? y * Math.log(y / mu) : 0) - (y - mu);
  }, 0);

// exp(-18) expected records a year is zero for every purpose; the bound keeps the weights finite.
const clamp = (eta: number) => Math.min(18, Math.max(-18, eta));

export function fitAt(
  years: readonly number[],
  values: readonly number[],
  joinpoints: readonly number[],
  family: Family,
): JoinpointFit {
  const columns = design(years, joinpoints);
  if (family === 'linear') {
    const coefficients = solveWeighted(
      columns,
      values,
      years.map(() => 1),
    );
    const fitted = predictor(columns, coefficients);
    const deviance = values.reduce((sum, y, i) => sum + (y - fitted[i]!) ** 2, 0);
    return { joinpoints: [...joinpoints], coefficients, deviance, fitted };
  }
  // Iteratively reweighted least squares (McCullagh & Nelder 1989, §2.5), halving steps that climb.
  let coefficients = [Math.log(Math.max(values.reduce((s, y) => s + y, 0) / values.length, 1e-8))];
  coefficients = columns.map((_, j) => coefficients[j] ?? 0);
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
export function fitBest(
  years: readonly number[],
  values: readonly number[],
  count: number,
  family: Family,
  grid: JoinpointGrid,
): JoinpointFit | null {
  let best: JoinpointFit | null = null;
  for (const set of candidates(years, count, grid)) {
    const fit = fitAt(years, values, set, family);
    if (!best || fit.deviance < best.deviance - 1e-12 * (1 + best.deviance)) best = fit;
  }
  return best;
}
