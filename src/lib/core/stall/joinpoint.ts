import { max, sum } from 'd3-array';
import { candidates, design, fitAt, fitBest } from './joinpoint-fit';
import type { Family, JoinpointFit, JoinpointGrid, Yearly } from './joinpoint-fit';
import { seededRandom, shuffle, streamSeed } from '../statistics/random';
import { studentQuantile } from '../statistics/exact-tests';

export interface JoinpointSettings {
  family: Family;
  /** 0, 1 or 2; fewer if the series is too short for that many. */
  maxJoinpoints: number;
  grid: JoinpointGrid;
  permutations: number;
  seed: number;
  /** Chance of finding too many joinpoints that is accepted for the whole sequence of tests. */
  alpha: number;
}

const JOINPOINT_DEFAULTS: JoinpointSettings = {
  family: 'linear',
  maxJoinpoints: 2,
  grid: { minPoints: 3, step: 1 },
  permutations: 999,
  seed: 1,
  alpha: 0.05,
};

export interface Joinpoint {
  year: number;
  /** 95 % interval of the year by the F profile; at most the admissible years. */
  interval: [number, number];
}

interface JoinpointTest {
  fewer: number;
  more: number;
  p: number;
  level: number;
  rejected: boolean;
}

interface Segment {
  from: number;
  to: number;
  /** Change per year: in the unit of the series (linear) or of its logarithm (poisson). */
  slope: number;
  percentPerYear: number | null;
}

export type JoinpointResult =
  | { kind: 'too-short'; points: number; needed: number }
  | {
      kind: 'fitted';
      settings: JoinpointSettings;
      from: number;
      to: number;
      joinpoints: Joinpoint[];
      segments: Segment[];
      fitted: number[];
      tests: JoinpointTest[];
    };

/**
 * Whether and where the trend of a yearly series bends (Kim, Fay, Feuer & Midthune 2000, Statistics in
 * Medicine 19:335–351): 0 joinpoints against max; a rejection raises the null by one, otherwise the alternative
 * falls by one. Level alpha / (max - null) bounds over-fitting by alpha, as in the NCI program. Residuals of the
 * null fit are permuted, of counts Pearson's, so that extra-Poisson spread cancels. New ground bends by itself
 * as ground runs out: that is for the shuffle test (stall.ts).
 *
 * @param years ascending, one a value, without gaps (give zeros)
 */
export function joinpoint(
  years: readonly number[],
  values: readonly number[],
  choices: Partial<JoinpointSettings> = {},
): JoinpointResult {
  const settings = { ...JOINPOINT_DEFAULTS, ...choices };
  const { family, grid, alpha, seed, permutations } = settings;
  const needed = 2 * grid.minPoints + 1;
  if (years.length < needed) return { kind: 'too-short', points: years.length, needed };

  let more = settings.maxJoinpoints;
  const series = { years, values, family, grid };
  while (more > 0 && candidates(series, more).length === 0) more--;
  const max = more;
  let fewer = 0;
  const tests: JoinpointTest[] = [];
  while (fewer < more) {
    const random = seededRandom(streamSeed(seed, tests.length));
    const p = permutationP(series, fewer, more, permutations, random);
    const level = alpha / (max - fewer);
    const rejected = p <= level;
    tests.push({ fewer, more, p, level, rejected });
    if (rejected) fewer++;
    else more--;
  }
  const fit = fitBest(series, more)!;
  return {
    kind: 'fitted',
    settings,
    from: years[0]!,
    to: years.at(-1)!,
    joinpoints: fit.joinpoints.map((year, j) => {
      return { year, interval: profileInterval(series, fit, j) };
    }),
    segments: segments(years, fit, family),
    fitted: fit.fitted,
    tests,
  };
}

/** p of "fewer joinpoints" against "more", with the +1 correction. */
function permutationP(
  series: Yearly,
  fewer: number,
  more: number,
  permutations: number,
  random: () => number,
): number {
  const { years, values, family } = series;
  const fit = fitBest(series, fewer)!;
  const root = fit.fitted.map((mean) => (family === 'poisson' ? Math.sqrt(mean) : 1));
  const centre = fit.fitted.map((mean, i) =>
    family === 'poisson' ? root[i]! * Math.log(mean) : mean,
  );
  const residuals = Float64Array.from(values, (y, i) => (y - fit.fitted[i]!) / root[i]!);
  const small = residualScan(years, root, candidates(series, fewer));
  const large = residualScan(years, root, candidates(series, more));
  const z = new Float64Array(years.length);
  const ratio = () => {
    for (let i = 0; i < z.length; i++) z[i] = centre[i]! + residuals[i]!;
    const explained = large(z);
    return small(z) / Math.max(explained, 1e-300);
  };
  // A series that the smaller model fits exactly has nothing left to explain.
  const scale = z.length * 1e-18 * (1 + max(values, (y) => y * y)!);
  if (dot(residuals, residuals) <= scale) return 1;
  const observed = ratio();
  let atLeast = 1;
  for (let i = 0; i < permutations; i++) {
    shuffle(residuals, random);
    if (ratio() >= observed * (1 - 1e-12)) atLeast++;
  }
  return atLeast / (permutations + 1);
}

/**
 * Smallest residual sum of squares over sets of at most two joinpoints: columns of corners are made orthonormal
 * to the line once; a pair with correlation r then explains (a² + b² - 2rab) / (1 - r²).
 */
function residualScan(
  years: readonly number[],
  root: readonly number[],
  sets: readonly (readonly number[])[],
) {
  const orthonormal = (column: readonly number[], basis: readonly Float64Array[]) => {
    const vector = Float64Array.from(column, (x, i) => x * root[i]!);
    const before = dot(vector, vector);
    // Twice is enough (Parlett 1998, 6.9): the first pass leaves rounding of the size of the input.
    for (const b of [...basis, ...basis]) {
      const along = dot(vector, b);
      vector.forEach((x, i) => (vector[i] = x - along * b[i]!));
    }
    const left = dot(vector, vector);
    // A corner that bends only years without weight explains nothing.
    const scale = left > 1e-12 * before ? 1 / Math.sqrt(left) : 0;
    return vector.map((x) => x * scale);
  };
  const base: Float64Array[] = [];
  for (const column of design(years, [])) base.push(orthonormal(column, base));
  const places = [...new Set(sets.flat())];
  const corners = places.map((place) => orthonormal(design(years, [place])[2]!, base));
  const pairs = sets.map((set) => {
    const [a, b] = set.map((place) => places.indexOf(place));
    const r = a !== undefined && b !== undefined ? dot(corners[a]!, corners[b]!) : 0;
    return { a: a ?? -1, b: b ?? -1, r, scale: 1 - r * r > 1e-10 ? 1 / (1 - r * r) : 0 };
  });
  const along = new Float64Array(corners.length);
  return (z: Float64Array): number => {
    let left = dot(z, z);
    for (const b of base) left -= dot(z, b) ** 2;
    corners.forEach((corner, i) => (along[i] = dot(z, corner)));
    let most = 0;
    for (const { a, b, r, scale } of pairs) {
      const x = a < 0 ? 0 : along[a]!;
      const y = b < 0 ? 0 : along[b]!;
      const gain = (x * x + y * y - 2 * r * x * y) * scale;
      if (gain > most) most = gain;
    }
    return Math.max(0, left - most);
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let all = 0;
  for (let i = 0; i < a.length; i++) all += a[i]! * b[i]!;
  return all;
}

/**
 * The years whose profile (sum of squares, or deviance) exceeds the best by at most its error variance
 * times F(1, n - p), p = 2k + 2 (Lerman 1980).
 */
function profileInterval(series: Yearly, best: JoinpointFit, which: number): [number, number] {
  const { years, values, family } = series;
  const count = best.joinpoints.length;
  const df = years.length - (2 * count + 2);
  const pearson = () => sum(values, (y, i) => (y - best.fitted[i]!) ** 2 / best.fitted[i]!);
  const spread = family === 'poisson' ? Math.max(1, pearson() / df) : best.deviance / df;
  const limit = best.deviance + spread * studentQuantile(0.95, df) ** 2;
  let [low, high] = [best.joinpoints[which]!, best.joinpoints[which]!];
  for (const set of candidates(series, count)) {
    const year = set[which]!;
    if (year >= low && year <= high) continue;
    if (fitAt(series, set).deviance <= limit) {
      low = Math.min(low, year);
      high = Math.max(high, year);
    }
  }
  return [low, high];
}

function segments(years: readonly number[], fit: JoinpointFit, family: Family): Segment[] {
  const corners = [years[0]!, ...fit.joinpoints, years.at(-1)!];
  let slope = 0;
  return corners.slice(0, -1).map((from, i) => {
    slope += fit.coefficients[i + 1]!;
    const percentPerYear = family === 'poisson' ? 100 * Math.expm1(slope) : null;
    return { from, to: corners[i + 1]!, slope, percentPerYear };
  });
}
