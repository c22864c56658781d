/** Where and what, recomputed by plain searches and closed forms. */
import { describe, expect, it } from 'vitest';
import { claims, exercises, inYears, mean, outcomeOf } from './evidence.fixture';

describe('numbers recomputed: geography and practices', () => {
  it.each([
    ['C22', 2014, 2019],
    ['C25', 2020, 2022],
  ])('%s: exercises of these years with a place, and each that hit by name', (claim, from, to) => {
    const { n, pace, lists } = outcomeOf(claim);
    const placed = inYears(exercises, from, to).filter(({ sites }) =>
      sites.some(({ role }) => ['main', 'landing', 'port'].includes(role)),
    );
    const ids = placed.map(({ id }) => id);
    expect(n).toBe(ids.length);
    expect(lists.records).toHaveLength(pace!.since!.k);
    for (const id of lists.records!) expect(ids).toContain(id);
  });

  it.each([
    ['C23', 2014, 2016, 2017, 2019],
    ['C26', 2017, 2019, 2020, 2022],
  ])('%s: demanding practices per exercise, where a source supports them', (claim, ...years) => {
    const { practices: wanted } = claims.find(({ id }) => id === claim)!.check!;
    const [fromA, toA, fromB, toB] = years as [number, number, number, number];
    const sourced = (from: number, to: number) =>
      inYears(exercises, from, to).filter(({ sources }) =>
        sources.some(({ supports }) => supports.includes('practices')),
      );
    const demanding = (from: number, to: number) =>
      mean(
        sourced(from, to).map(
          ({ practices }) => practices.filter((one) => wanted!.includes(one)).length,
        ),
      );
    const { numbers, verdict, reason } = outcomeOf(claim);
    expect(numbers.meanA).toBeCloseTo(demanding(fromA, toA), 3);
    expect(numbers.meanB).toBeCloseTo(demanding(fromB, toB), 3);
    const all = [inYears(exercises, fromA, toA).length, inYears(exercises, fromB, toB).length];
    const own = [sourced(fromA, toA).length, sourced(fromB, toB).length];
    expect(numbers.unsourced).toBe(all[0]! + all[1]! - own[0]! - own[1]!);
    const tooFew = own.some((count, i) => count < 0.75 * all[i]!);
    expect(reason === 'no_source').toBe(tooFew);
    if (tooFew) expect(verdict).toBe('cannot-be-tested');
  });
});
