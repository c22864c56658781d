/** Where and what, recomputed by plain searches and closed forms. */
import { describe, expect, it } from 'vitest';
import { DEMANDING } from '../../src/lib/core/claims/exercises';
import { practiceMatrix } from '../../src/lib/core/claims/practices';
import type { AtlasRecord } from '../../src/lib/core/record/record';
import {
  choose,
  core,
  exercises,
  from0,
  inYears,
  mean,
  numbersOf,
  outcomeOf,
} from './evidence.fixture';

describe('numbers recomputed: geography and practices', () => {
  /** First year of each region by sites alone, and by tracks with a tenth of their length in it. */
  const firstYears = (records: AtlasRecord[]) => {
    const first = new Map<string, string>();
    for (const { sites, track, start } of records) {
      const places = sites.filter(({ role }) =>
        ['main', 'landing', 'port', 'command'].includes(role),
      );
      const share: Record<string, number> = track ? { ...track.regionShare } : {};
      if (!track)
        for (const { region } of places) share[region] = (share[region] ?? 0) + 1 / places.length;
      for (const [region, value] of Object.entries(share)) {
        if (value < 0.1) continue;
        if (!first.has(region) || start < first.get(region)!) first.set(region, start);
      }
    }
    return first;
  };
  const opened = (records: AtlasRecord[], from: number, to: number) =>
    [...firstYears(records)]
      .filter(([, start]) => start >= `${from}` && start < `${to + 1}`)
      .map(([region]) => region)
      .sort();

  it.each([
    ['C22', 2014, 2019],
    ['C25', 2020, 2022],
  ])('%s: regions opened by exercises', (claim, from, to) => {
    expect([...outcomeOf(claim).lists.regions!].sort()).toEqual(opened(exercises, from, to));
    expect(outcomeOf(claim).n).toBe(inYears(exercises, from, to).length);
  });

  it('C25: expected number of regions opened, over all orders, in closed form (within 4 SE)', () => {
    const n = exercises.length;
    const before = inYears(exercises, 2003, 2019).length;
    const during = inYears(exercises, 2020, 2022).length;
    const visits = new Map<string, number>();
    for (const record of exercises) {
      for (const region of firstYears([record]).keys()) {
        visits.set(region, (visits.get(region) ?? 0) + 1);
      }
    }
    const missed = (k: number, m: number) => choose(n - k, m) / choose(n, m);
    const small = (k: number, m: number) =>
      from0(k - 1).reduce((chance, i) => (chance * (n - m - i)) / (n - i), 1);
    expect(small(2, 3)).toBeCloseTo(missed(2, 3), 9);
    const expected = [...visits.values()].reduce(
      (sum, k) => sum + small(k, before) - small(k, before + during),
      0,
    );
    expect(Math.abs(numbersOf('C25').expectedRegions! - expected)).toBeLessThan(0.15);
  });

  it.each([
    ['C23', 2014, 2016, 2017, 2019],
    ['C26', 2017, 2019, 2020, 2022],
  ])('%s: demanding practices per exercise', (claim, fromA, toA, fromB, toB) => {
    const demanding = (from: number, to: number) =>
      mean(
        inYears(exercises, from, to).map(
          ({ practices }) => practices.filter((one) => DEMANDING.includes(one)).length,
        ),
      );
    expect(numbersOf(claim).meanA).toBeCloseTo(demanding(fromA, toA), 3);
    expect(numbersOf(claim).meanB).toBeCloseTo(demanding(fromB, toB), 3);
  });

  it('practice matrix: first years and totals as a plain search finds them', () => {
    const matrix = practiceMatrix(core, { from: 2003, to: 2026 });
    for (const { practice, firstRecord, counts } of matrix.rows) {
      const having = core
        .filter(({ practices }) => practices.includes(practice))
        .sort((a, b) => (a.start < b.start ? -1 : 1));
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(having.length);
      expect(firstRecord === null).toBe(having.length === 0);
      if (having[0])
        expect(matrix.rows.find((r) => r.practice === practice)!.firstYear).toBe(
          Number(having[0].start.slice(0, 4)),
        );
    }
  });
});
