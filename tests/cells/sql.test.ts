import { beforeAll, describe, expect, it } from 'vitest';
import type { CompareAnswer } from '../../src/lib/core/reach/explain';
import { completeChoices, geographyOf, recordsFor } from '../../src/lib/core/reach/dataset';
import { isExact } from '../../src/lib/core/reach/directions';
import { directionsIn } from '../../src/lib/core/stall/where-stopped';
import { neighbours } from '../../src/lib/core/reach/new-places';
import { yearOf } from '../../src/lib/core/record/time';
import type { MeasuresAnswer } from '../../src/lib/core/reach/measure-years';
import { reachDataset } from '../../src/lib/site/reach-dataset.server';
import { json } from '../cli/run.fixture';
import { onDuckdb, type Query } from './engines.fixture';
import { shippedPositions, tablesOf, type Tables } from './positions.fixture';

const KINDS = ['all', 'exercise', 'patrol'] as const;
const CELL_KM = 60;
const km2 = (value: unknown) => Math.round(Number(value ?? 0));

let shipped: Tables;
let query: Query;
/** Of places visited: staffs at maps are not. */
let visited: Query;
let engine: MeasuresAnswer;

beforeAll(async () => {
  shipped = await tablesOf(shippedPositions({ command: true }), '--gap none');
  query = await onDuckdb(shipped);
  visited = await onDuckdb(await tablesOf(shippedPositions({ command: false }), '--gap none'));
  engine = json<MeasuresAnswer>('--quick');
}, 60_000);

/** Year and kind → km², of the engine and of a view. */
const ofEngine = (measure: 'footprintKm2' | 'newGroundKm2') =>
  engine.years.flatMap((year) =>
    KINDS.flatMap((kind) => {
      const value = km2(year[measure][kind]);
      return value === 0 ? [] : [`${year.year} ${kind} ${value}`];
    }),
  );
const ofView = async (view: string, column: string) =>
  (await query(`SELECT * FROM ${view} ORDER BY year, kind`)).map(
    (row) => `${String(row.year)} ${String(row.kind)} ${km2(row[column])}`,
  );

describe('the shipped records through cells and SQL', () => {
  it('have the footprints and the new ground of the engine, to the km²', async () => {
    expect(shipped.said).toMatch(/^\d+ positions, [\d,]+ rows in \S+\n$/);
    expect(await ofView('footprint', 'footprint_km2')).toEqual(ofEngine('footprintKm2'));
    expect(await ofView('new_ground', 'new_ground_km2')).toEqual(ofEngine('newGroundKm2'));
  });

  it('gain, keep and leave the same ground', async () => {
    const { byKind } = json<CompareAnswer>('compare --a 2014..2019 --b 2020..2022');
    const found = await query('SELECT * FROM compared ORDER BY kind');
    expect(
      found.map(({ gained_km2, kept_km2, left_km2 }) => [gained_km2, kept_km2, left_km2].map(km2)),
    ).toEqual(
      KINDS.map((kind) => byKind[kind]).map(({ gainedKm2, keptKm2, leftKm2 }) =>
        [gainedKm2, keptKm2, leftKm2].map(km2),
      ),
    );
  });

  describe('where all visits are known as points', () => {
    // Bounds are no positions: only there do the two agree.
    const expected = directionsIn(reachDataset, completeChoices(reachDataset, {}))
      .filter(({ visits }) => visits.every(isExact))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const found = async (view: string) => {
      const ids = expected.map(({ id }) => `'${id}'`).join();
      return visited(
        `SELECT * FROM ${view} WHERE direction IN (${ids}) ORDER BY direction, ${view === 'marks' ? 'year' : 'since'}`,
      );
    };

    it('have the edges of the engine, to the size of a cell', async () => {
      const now = await found('edge_now');
      expect(
        now.map(({ direction, since, last_visit, visits }) => [
          ...[direction, since, last_visit, Number(visits)],
        ]),
      ).toEqual(
        expected.map(({ id, edge, lastVisitYear, visits }) => [
          ...[id, edge!.year, lastVisitYear, visits.length],
        ]),
      );
      expected.forEach(({ edge }, i) => {
        expect(Math.abs(Number(now[i]!.edge_km) - edge!.reachKm)).toBeLessThan(CELL_KM);
      });
    });

    it('have the marks of the engine', async () => {
      const marks = (await found('marks')).map(({ direction, record, mark }) =>
        [direction, record, mark].join(),
      );
      expect(marks).toEqual(
        expected.flatMap(({ id, marks }) =>
          marks.map(({ recordId, mark }) => [id, recordId, mark].join()),
        ),
      );
    });
  });

  it('are at new places where the engine has more than 500 km, to the size of a cell', async () => {
    const choices = completeChoices(reachDataset, {});
    const chosen = recordsFor(reachDataset, choices);
    // Positions have places where they are drawn; a waypoint within bounds stays an interval in the engine.
    const drawn = chosen.map((record) => ({
      ...record,
      sites: record.sites.map(({ within: _, ...site }) => site),
    }));
    const bounded = chosen.filter(({ track }) => track?.bounds).map(({ id }) => id);
    const kmFrom = neighbours(drawn, geographyOf(reachDataset), choices).flatMap(
      ({ records, distances }) =>
        records.map(({ id, start }, i) => {
          const before = (km: readonly number[]) =>
            Math.min(...km.filter((_, j) => yearOf(records[j]!.start) < yearOf(start)));
          return { id, km: Math.max(...distances[i]!.map(before)) };
        }),
    );
    const far = (await visited('SELECT record FROM new_places')).map(({ record }) => record);
    const clear = kmFrom.filter(
      ({ id, km }) => Math.abs(km - 500) > CELL_KM && km < Infinity && !bounded.includes(id),
    );
    expect(clear.length).toBeGreaterThan(30);
    expect(clear.filter(({ id, km }) => far.includes(id) !== km > 500)).toEqual([]);
  });

  describe('in random order', () => {
    const P = 2n ** 31n - 1n;
    const keyOf = (n: number, draw: number) =>
      [1n, 2n, 3n].reduce((x, round) => (x + round * 1000003n * BigInt(draw)) ** 5n % P, BigInt(n));

    it('have the keys of three rounds of fifth powers', async () => {
      const rows = await query(`
        SELECT p.n, k.draw, k.shuffle_key FROM shuffle_keys k
        JOIN places p ON p.kind = k.kind AND p.year = k.year AND p.record = k.record`);
      expect(rows.length).toBeGreaterThan(1000);
      for (const { n, draw, shuffle_key } of rows)
        expect(String(shuffle_key)).toBe(String(keyOf(Number(n), Number(draw))));
    });

    // Bounds are four standard deviations of chi-square, whose variance is twice its degrees of freedom.
    it.each([
      ['every order of four places is as frequent', 4, 24, (order: number[]) => [order.join()]],
      [
        'every place has every rank as often',
        40,
        1600,
        (order: number[]) => order.map((n, rank) => `${n} ${rank}`),
      ],
      [
        'one order says nothing of the next',
        40,
        1600,
        (order: number[], last: number[]) => order.map((n, rank) => `${rank} ${last.indexOf(n)}`),
      ],
    ])('%s', (_, places, outcomes, told) => {
      const counts = new Map<string, number>();
      let last: number[] | null = null;
      let all = 0;
      for (let draw = 1; draw <= 4001; draw++) {
        const order = Array.from({ length: places }, (_, i) => i + 1).toSorted((a, b) =>
          keyOf(a, draw) < keyOf(b, draw) ? -1 : 1,
        );
        if (last)
          for (const one of told(order, last)) {
            counts.set(one, (counts.get(one) ?? 0) + 1);
            all++;
          }
        last = order;
      }
      expect(counts.size).toBe(outcomes);
      const expected = all / outcomes;
      const chiSquare = [...counts.values()].reduce(
        (sum, n) => sum + (n - expected) ** 2 / expected,
        0,
      );
      const freedom = places === 4 ? 23 : 39 * 39;
      expect(Math.abs(chiSquare - freedom)).toBeLessThan(4 * Math.sqrt(2 * freedom));
    });
  });

  it('are in each random order once, as many a year as there were', async () => {
    const [counts] = await query(`
      SELECT count(*) AS n, count(DISTINCT record || was_year || kind || draw) AS once FROM shuffled`);
    expect(counts!.n).toBe(counts!.once);
    const wrong = await query(`
      SELECT draw, kind, year, count(*) AS n FROM shuffled GROUP BY draw, kind, year
      EXCEPT SELECT draw, kind, year, count(*) FROM places CROSS JOIN draws GROUP BY draw, kind, year`);
    expect(wrong).toEqual([]);
    for (const { observed_km2, p_as_little, p_as_much } of await query('SELECT * FROM chance')) {
      expect(Number(observed_km2)).toBeGreaterThan(0);
      expect(Number(p_as_little) + Number(p_as_much)).toBeGreaterThan(1);
    }
  });
});
