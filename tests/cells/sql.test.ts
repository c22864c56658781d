import { pairs, range, rollup, sum } from 'd3-array';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../src/lib/core/reach/explain';
import { measures } from '../../src/lib/core/reach/measure-years';
import type { Visit } from '../../src/lib/core/reach/new-places';
import { visitsFor } from '../../src/lib/core/reach/dataset';
import { REACH_KINDS } from '../../src/lib/core/record/model';
import { inPeriod } from '../../src/lib/core/record/time';
import { verdictsFor, type Verdict } from '../../src/lib/core/stall/verdict';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { onDuckdb, type Query } from './engines.fixture';
import { shippedPositions, tablesOf, type Tables } from './positions.fixture';

const KINDS = ['all', 'exercise', 'patrol'] as const;
const CELL_KM = 60;
const km2 = (value: unknown) => Math.round(Number(value ?? 0));

let shipped: Tables;
let query: Query;
/** Of places visited: staffs at maps are not. */
let visited: Query;

beforeAll(async () => {
  shipped = await tablesOf(shippedPositions({ command: true }), '--gap none');
  query = await onDuckdb(shipped);
  visited = await onDuckdb(await tablesOf(shippedPositions({ command: false }), '--gap none'));
}, 60_000);

/** Year and kind → km², of the engine and of a view. */
const ofEngine = (measure: 'footprintKm2' | 'newGroundKm2') =>
  measures(reachDataset, {}).years.flatMap((year) =>
    KINDS.flatMap((kind) => {
      const value = km2(year[measure][kind]);
      return value === 0 ? [] : [`${year.year} ${kind} ${value}`];
    }),
  );
const ofView = async (view: string, column: string) =>
  (await query(`SELECT * FROM ${view} ORDER BY year, kind`)).map(
    (row) => `${String(row.year)} ${String(row.kind)} ${km2(row[column])}`,
  );

it('a record is at a new place after all earlier ones of its kind: by start, then id', async () => {
  // On the equator, 111 km a degree: b is 556 km from a, the patrol where c is, c 334 km from b.
  const positions = [
    'record,time,kind,lng,lat',
    'c,2015-06-01,exercise,8,0',
    'b,2015-03-02,exercise,5,0',
    'a,2015-03-02,exercise,0,0',
    'p,2015-01-01,patrol,8,0',
    'd,2016-01-01,exercise,1,0',
  ].join('\n');
  const ask = async (args: string) => {
    const onPositions = await onDuckdb(await tablesOf(positions, args));
    const rows = await onPositions('SELECT record, is_new FROM visits ORDER BY kind, n');
    return rows.map(({ record, is_new }) => `${String(record)} ${String(is_new)}`);
  };
  expect(await ask('--km 200')).toEqual(['a 1', 'b 1', 'c 1', 'd 0', 'p 1']);
  expect(await ask('--km 450')).toEqual(['a 1', 'b 1', 'c 0', 'd 0', 'p 1']);
  expect(await ask('--km 700')).toEqual(['a 1', 'b 0', 'c 0', 'd 0', 'p 1']);
});

describe('the shipped records through cells and SQL', () => {
  it('have the footprints and the new ground of the engine, to the km²', async () => {
    expect(shipped.said).toMatch(/^\d+ positions, [\d,]+ rows in \S+\n$/);
    expect(await ofView('footprint', 'footprint_km2')).toEqual(ofEngine('footprintKm2'));
    expect(await ofView('new_ground', 'new_ground_km2')).toEqual(ofEngine('newGroundKm2'));
  });

  it('gain, keep and leave the same ground', async () => {
    const periods = { a: { from: 2014, to: 2019 }, b: { from: 2020, to: 2026 } };
    const { byKind } = compare(reachDataset, {}, periods);
    const rows = await query('SELECT * FROM compared ORDER BY kind');
    expect(
      rows.map(({ gained_km2, kept_km2, left_km2 }) => [gained_km2, kept_km2, left_km2].map(km2)),
    ).toEqual(
      KINDS.map((kind) => byKind[kind]).map(({ gainedKm2, keptKm2, leftKm2 }) =>
        [gainedKm2, keptKm2, leftKm2].map(km2),
      ),
    );
  });

  describe('by the one definition of a new place', () => {
    const visits = visitsFor(reachDataset, {});
    const { newPlaceKm } = reachDataset;
    /** Neither a cell nor where a place lies in its bounds decides: positions are where a place is drawn. */
    const isClear = ({ km, mostKm }: Visit) =>
      km === null || km - newPlaceKm > CELL_KM || newPlaceKm - mostKm! > CELL_KM;

    it('are new or a return, one after the other, as the engine has it', async () => {
      const rows = await visited('SELECT * FROM visits ORDER BY kind, n');
      expect(rows.map(({ record }) => record)).toEqual(
        REACH_KINDS.flatMap((kind) => visits.filter((visit) => visit.kind === kind)).map(
          ({ id }) => id,
        ),
      );
      const isNew = new Map(rows.map(({ record, is_new }) => [record, Number(is_new) === 1]));
      const clear = visits.filter(isClear);
      expect(clear.length).toBeGreaterThan(45);
      expect(clear.filter(({ status }) => status === 'new').length).toBeGreaterThan(20);
      expect(clear.filter(({ id, status }) => isNew.get(id) !== (status === 'new'))).toEqual([]);
      const places = await visited(`SELECT * FROM new_places ORDER BY kind, place`);
      expect(places.slice(0, 3).map(({ record, place }) => [record, Number(place)])).toEqual([
        ['coalition-2003', 1],
        ['peace-mission-2005', 2],
        ['peace-mission-2007', 3],
      ]);
    });

    it('are k of n in the periods of the set', async () => {
      const rows = await visited('SELECT * FROM new_by_period');
      const verdicts = verdictsFor(reachDataset, {}, 2026, { countsOnly: true });
      const counted = verdicts.flatMap(({ kind, earlier, before, since, later }) =>
        Object.entries({ earlier, before, since, later }).flatMap(([period, count]) => {
          const row = rows.find(
            (candidate) => candidate.kind === kind && candidate.period === period,
          );
          if (!count || !row) return [];
          const ofPeriod = visits.filter((visit) => visit.kind === kind && inPeriod(visit, count));
          const unclear = ofPeriod.filter((visit) => !isClear(visit)).length;
          expect(Math.abs(Number(row.k) - count.k), `${kind} ${period}`).toBeLessThanOrEqual(
            unclear,
          );
          return [[kind, period, Number(row.records), count.n]];
        }),
      );
      expect(counted).toEqual([
        ['exercise', 'earlier', 9, 9],
        ['exercise', 'before', 15, 15],
        ['exercise', 'since', 17, 17],
        ['exercise', 'later', 9, 9],
        ['patrol', 'before', 1, 1],
        ['patrol', 'since', 17, 17],
        ['patrol', 'later', 11, 11],
      ]);
      expect(rows).toHaveLength(counted.length);
    });

    it('would be new as often in random orders, which are others', async () => {
      const [exercises] = await visited(`SELECT * FROM chance WHERE kind = 'exercise'`);
      const [{ chance }] = verdictsFor(reachDataset, {}, 2026, { settings: { series: 0 } }) as [
        Verdict,
        ...Verdict[],
      ];
      // Two standard errors of 200 orders are 0.2, and a record more or less may be new by the size of a cell.
      expect(Number(exercises!.expected_before)).toBeCloseTo(chance!.expectedBefore, 0);
      expect(Math.abs(Number(exercises!.expected_since) - chance!.expectedSince)).toBeLessThan(1);
      expect(Number(exercises!.p_fell)).toBeLessThan(0.1);
    });
  });

  describe('in random order', () => {
    const P = 2n ** 31n - 1n;
    const keyOf = (n: number, draw: number) =>
      [1n, 2n, 3n].reduce((x, round) => (x + round * 1000003n * BigInt(draw)) ** 5n % P, BigInt(n));

    it('have the keys of three rounds of fifth powers', async () => {
      const rows = await query(`
        SELECT r.n, k.draw, k.shuffle_key FROM shuffle_keys k
        JOIN records r ON r.kind = k.kind AND r.record = k.record`);
      expect(rows.length).toBeGreaterThan(1000);
      for (const { n, draw, shuffle_key } of rows)
        expect(String(shuffle_key)).toBe(String(keyOf(Number(n), Number(draw))));
    });

    /** Of forty records, in 4,001 draws; those of fewer records are parts of them. */
    const orders = range(1, 4002).map((draw) => {
      const keys = range(41).map((n) => keyOf(n, draw));
      return range(1, 41).toSorted((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
    });

    // Bounds are four standard deviations of chi-square, whose variance is twice its degrees of freedom.
    it.each([
      ['every order of four records is as frequent', 4, 24, (order: number[]) => [order.join()]],
      [
        'every record has every rank as often',
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
    ])('%s', (_, records, outcomes, outcomesOf) => {
      const drawn = orders.map((order) => order.filter((n) => n <= records));
      const told = pairs(drawn, (last, order) => outcomesOf(order, last)).flat();
      const counts = rollup(
        told,
        ({ length }) => length,
        (outcome) => outcome,
      );
      expect(counts.size).toBe(outcomes);
      const expected = told.length / outcomes;
      const chiSquare = sum(counts.values(), (n) => (n - expected) ** 2 / expected);
      const freedom = records === 4 ? 23 : 39 * 39;
      expect(Math.abs(chiSquare - freedom)).toBeLessThan(4 * Math.sqrt(2 * freedom));
    });
  });

  it('are in each random order once', async () => {
    const [counts] = await query(`
      SELECT count(*) AS n, count(DISTINCT record || kind || draw) AS once,
        count(DISTINCT n || kind || draw) AS places FROM shuffled`);
    expect(Number(counts!.n)).toBeGreaterThan(1000);
    expect([counts!.once, counts!.places]).toEqual([counts!.n, counts!.n]);
  });
});
