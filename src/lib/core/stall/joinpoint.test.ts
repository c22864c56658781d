import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinpoint } from './joinpoint';
import { candidates, fitAt, fitBest } from './joinpoint-fit';
import { randomNormal, randomPoisson } from '../statistics/draws.fixture';
import { seededRandom } from '../statistics/random';

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const years = range(2003, 2026);
const grid = { minPoints: 3, step: 1 };

describe('fit of one model', () => {
  // Piecewise regression in R (Statology, segmented package): 16 points, psi 8.762, intercept
  // 0.32143, slope 1.59524, change of slope 2.40476, residual standard error 0.6204 on 12 df.
  const x = range(1, 16);
  const y = [2, 4, 5, 6, 8, 10, 12, 13, 15, 19, 24, 28, 31, 34, 39, 44];

  it("finds the breakpoint of R's segmented on a fine grid (published output, Statology)", () => {
    const fit = fitBest(
      { years: x, values: y, family: 'linear', grid: { minPoints: 3, step: 0.002 } },
      1,
    )!;
    expect(fit.joinpoints[0]).toBeCloseTo(8.762, 2);
    const [level, slope, change] = fit.coefficients as [number, number, number];
    expect(level - slope * x[0]!).toBeCloseTo(0.32143, 3);
    expect(slope).toBeCloseTo(1.59524, 3);
    expect(change).toBeCloseTo(2.40476, 3);
    expect(Math.sqrt(fit.deviance / 12)).toBeCloseTo(0.6204, 4);
  });

  it('finds the same bend on whole years and calls it significant', () => {
    const result = joinpoint(x, y, { maxJoinpoints: 1 });
    if (result.kind !== 'fitted') throw new Error('not fitted');
    expect(result.joinpoints).toEqual([{ year: 9, interval: [9, 9] }]);
    expect(result.tests[0]!.p).toBeLessThanOrEqual(0.001);
  });

  it("equals R's glm on the Belgian AIDS counts without a joinpoint (Wood 2006)", () => {
    const counts = [12, 14, 33, 50, 67, 74, 123, 141, 165, 204, 253, 246, 240];
    const fit = fitAt({ years: range(1, 13), values: counts, family: 'poisson' }, []);
    expect(fit.coefficients[0]! - fit.coefficients[1]!).toBeCloseTo(3.1405895, 6);
    expect(fit.coefficients[1]).toBeCloseTo(0.2021212, 6);
    expect(fit.deviance).toBeCloseTo(80.69, 2);
  });

  it('equals the closed form of simple least squares without a joinpoint', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 7, maxLength: 24 }),
        (values) => {
          const t = range(2000, 1999 + values.length);
          const mean = (v: number[]) => v.reduce((s, a) => s + a, 0) / v.length;
          const [mt, mv] = [mean(t), mean(values)];
          const slope =
            t.reduce((s, a, i) => s + (a - mt) * (values[i]! - mv), 0) /
            t.reduce((s, a) => s + (a - mt) ** 2, 0);
          expect(fitAt({ years: t, values, family: 'linear' }, []).coefficients[1]).toBeCloseTo(
            slope,
            6,
          );
        },
      ),
    );
  });

  it('is a stationary point of the Poisson likelihood: residuals are orthogonal to the design', () => {
    const random = seededRandom(11);
    for (let run = 0; run < 20; run++) {
      const counts = years.map(() => randomPoisson(random, 4));
      const fit = fitAt({ years, values: counts, family: 'poisson' }, [2010, 2018]);
      for (const corner of [-Infinity, 2010, 2018]) {
        const column = years.map((t) => (corner < 0 ? 1 : Math.max(0, t - corner)));
        const score = column.reduce((s, c, i) => s + c * (counts[i]! - fit.fitted[i]!), 0);
        expect(Math.abs(score)).toBeLessThan(1e-3);
      }
    }
  });

  it('picks the set that an independent brute-force search picks (two joinpoints, noisy)', () => {
    const random = seededRandom(12);
    const rss = (values: number[], a: number, b: number) => {
      // Gaussian elimination on the full design, written apart from the code under test.
      const rows = years.map((t) => [1, t - 2003, Math.max(0, t - a), Math.max(0, t - b)]);
      const m = [0, 1, 2, 3].map((i) => [
        ...[0, 1, 2, 3].map((j) => rows.reduce((s, r) => s + r[i]! * r[j]!, 0)),
        rows.reduce((s, r, k) => s + r[i]! * values[k]!, 0),
      ]);
      for (let i = 0; i < 4; i++) {
        const pivot = m[i]!.map((v) => v / m[i]![i]!);
        m[i] = pivot;
        for (let j = 0; j < 4; j++) {
          if (j !== i) m[j] = m[j]!.map((v, k) => v - m[j]![i]! * pivot[k]!);
        }
      }
      return rows.reduce(
        (s, r, k) => s + (values[k]! - r.reduce((f, v, i) => f + v * m[i]![4]!, 0)) ** 2,
        0,
      );
    };
    for (let run = 0; run < 5; run++) {
      const values = years.map((t) => Math.max(0, t - 2012) * 3 + 4 * randomNormal(random));
      let best = { a: 0, b: 0, rss: Infinity };
      for (let a = 2006; a <= 2022; a++) {
        for (let b = a + 4; b <= 2023; b++) {
          const r = rss(values, a, b);
          if (r < best.rss) best = { a, b, rss: r };
        }
      }
      const fit = fitBest({ years, values, family: 'linear', grid }, 2)!;
      expect(fit.joinpoints).toEqual([best.a, best.b]);
      expect(fit.deviance).toBeCloseTo(best.rss, 6);
    }
  });

  it('keeps three observations strictly between joinpoints and strictly to each end', () => {
    const sets = candidates({ years, grid }, 2);
    expect(Math.min(...sets.map((s) => s[0]!))).toBe(2006);
    expect(Math.max(...sets.map((s) => s[1]!))).toBe(2023);
    expect(Math.min(...sets.map((s) => s[1]! - s[0]!))).toBe(4);
  });
});

describe('number and years of joinpoints', () => {
  it('dates an exact bend to the year, with an interval of that year alone', () => {
    const values = years.map((t) => 5 + 2 * Math.min(t, 2019));
    const result = joinpoint(years, values);
    if (result.kind !== 'fitted') throw new Error('not fitted');
    expect(result.joinpoints).toEqual([{ year: 2019, interval: [2019, 2019] }]);
    const [rising, flat] = result.segments;
    expect(rising!.slope).toBeCloseTo(2, 6);
    expect(flat!.slope).toBeCloseTo(0, 6);
  });

  it('says "no joinpoint" plainly for a straight line, a constant and a series of zeros', () => {
    for (const values of [years.map((t) => 3 * t), years.map(() => 7), years.map(() => 0)]) {
      const result = joinpoint(years, values);
      expect(result.kind === 'fitted' && result.joinpoints).toEqual([]);
    }
    const zeros = joinpoint(
      years,
      years.map(() => 0),
      { family: 'poisson' },
    );
    expect(zeros.kind === 'fitted' && zeros.joinpoints).toEqual([]);
    expect(zeros.kind === 'fitted' && zeros.fitted.every(Number.isFinite)).toBe(true);
  });

  it('stays finite when counts are zero for years (patrols before 2019)', () => {
    const counts = years.map((t) => (t < 2019 ? 0 : 3));
    const result = joinpoint(years, counts, { family: 'poisson' });
    if (result.kind !== 'fitted') throw new Error('not fitted');
    expect(result.segments.every((s) => Number.isFinite(s.slope))).toBe(true);
    expect(result.fitted.every(Number.isFinite)).toBe(true);
  });

  it('finds no joinpoint in about 95 % of 300 straight Poisson series (over-fitting <= alpha)', () => {
    const random = seededRandom(21);
    let found = 0;
    for (let run = 0; run < 300; run++) {
      const counts = years.map((t) => randomPoisson(random, Math.exp(0.4 + 0.05 * (t - 2003))));
      const result = joinpoint(years, counts, { family: 'poisson', permutations: 199, seed: run });
      if (result.kind === 'fitted' && result.joinpoints.length > 0) found++;
    }
    expect(found).toBeLessThanOrEqual(24);
  });

  it('covers a clear bend of a Poisson series with its interval in at least 80 % of 60 series', () => {
    const random = seededRandom(22);
    let covered = 0;
    for (let run = 0; run < 60; run++) {
      const counts = years.map((t) =>
        randomPoisson(random, Math.exp(0.2 * Math.min(t - 2003, 13))),
      );
      const result = joinpoint(years, counts, { family: 'poisson', permutations: 199, seed: run });
      if (result.kind !== 'fitted') continue;
      if (result.joinpoints.some((j) => j.interval[0] <= 2016 && j.interval[1] >= 2016)) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(48);
  });

  it('gives the same bytes for the same seed', () => {
    const counts = years.map((t) => (t * 7) % 5);
    const once = JSON.stringify(joinpoint(years, counts, { family: 'poisson', seed: 5 }));
    expect(JSON.stringify(joinpoint(years, counts, { family: 'poisson', seed: 5 }))).toBe(once);
  });

  it('says how many points it needs when the series is short', () => {
    expect(joinpoint([2020, 2021, 2022], [1, 2, 3])).toEqual({
      kind: 'too-short',
      points: 3,
      needed: 7,
    });
  });
});
