import { describe, expect, it } from 'vitest';
import type { DirectionsAnswer } from '../../src/lib/core/stall/where-stopped';
import { known } from '../clauses/truth.fixture';
import { isNew } from '../clauses/recomputed.fixture';
import { json, reach } from './run.fixture';

/** Seconds of the processor that something takes: other work beside it does not count. */
function seconds<T>(work: () => T): [result: T, took: number] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

const [found, took] = seconds(() => json<DirectionsAnswer>('directions'));

describe('joint-reach directions', () => {
  it('ends within ten seconds, with what the answer hangs on', () => {
    expect(took).toBeLessThan(10);
    const { exercise, patrol } = found.hangsOn!.lastMark;
    for (const { of, stands } of [exercise, patrol, ...Object.values(found.hangsOn!.pace)]) {
      expect(of).toBeGreaterThan(50);
      expect(stands).toBeGreaterThan(0);
      expect(stands).toBeLessThanOrEqual(of);
    }
    expect(found.hangsOn!.drawn.of).toBe(100);
  });

  it('gives every record its distance from earlier ones, as it is worked out apart from this code', () => {
    const { places } = known('core');
    expect(found.newPlaces.map(({ id }) => id)).toEqual(places.map(({ record }) => record.id));
    const far = (of: { km: number | null }[]) => of.map(isNew);
    expect(far(found.newPlaces)).toEqual(far(places));
  });

  it('gives the pace of both measures for both kinds, with how it was asked', () => {
    expect(found.pace.map(({ kind, measure }) => `${kind} ${measure}`)).toEqual([
      ...['exercise newPlaces', 'exercise marks', 'patrol newPlaces', 'patrol marks'],
    ]);
    expect(found.settings).toMatchObject({ rule: 'core', pace: { orders: 4999, marginKm: 250 } });
    const [exercises] = found.pace;
    const { k, n } = exercises!.before;
    expect(found.answer.en).toContain(`${k} of ${n} exercises in 2014–2019`);
    expect(exercises!.test!.random.orders).toBe(4999);
  });

  it('says the same as tables, of an earlier year and another rule', () => {
    const args = 'directions --year 2017 --rule bilateral --shuffles 99 --seed 3';
    const of = json<DirectionsAnswer>(args);
    expect([of.year, of.settings.rule]).toEqual([2017, 'bilateral']);
    expect(of.answer.en).toMatch(/^Bilateral only: by the end of 2017, /);
    const { out, err, code } = reach(`${args} --format table`);
    expect([err, code]).toEqual(['', 0]);
    expect(out).toContain(of.answer.en);
    expect(out).toContain(of.howSure.en);
    for (const { id, edge, state } of of.directions) {
      const row = out.split('\n').find((line) => line.startsWith(`${id} `))!;
      expect(row).toContain(state);
      if (edge) expect(row).toContain(edge.recordId);
    }
    expect(out).toMatch(/^exercise +newPlaces +\d+ of \d+ in 2014\.\.2017/m);
    expect(out).toMatch(/^last mark by exercise +\d+ +\d+/m);
    const news = of.newPlaces.filter(isNew);
    expect(news.length).toBeGreaterThan(5);
    for (const { id } of news) expect(out).toMatch(new RegExp(`^${id} .* yes *$`, 'm'));
  });
});
