import { beforeAll, describe, expect, it } from 'vitest';
import { runCells } from '../../src/cli/cells/cells';
import type { CompareAnswer } from '../../src/lib/core/reach/explain';
import { completeChoices } from '../../src/lib/core/reach/dataset';
import { directionsIn } from '../../src/lib/core/stall/where-stopped';
import type { MeasuresAnswer } from '../../src/lib/core/reach/measure-years';
import { reachDataset } from '../../src/lib/site/reach-dataset.server';
import { json } from '../cli/run.fixture';
import {
  cells,
  folder,
  onDuckdb,
  onPostgres,
  postgresPrograms,
  shippedPositions,
  type Query,
} from './positions.fixture';

const KINDS = ['all', 'exercise', 'patrol'] as const;
const REACH_CELL_KM = 60;
const km2 = (value: unknown) => Math.round(Number(value ?? 0));

let shipped: Awaited<ReturnType<typeof cells>>;
let distances: string;
let query: Query;
let engine: MeasuresAnswer;

beforeAll(async () => {
  shipped = await cells(shippedPositions({ command: true }), { args: '--gap none' });
  distances = `${folder()}/distances.parquet`;
  const quiet = () => undefined;
  const terminal = {
    out: quiet,
    err: quiet,
    outIsTerminal: false,
    errIsTerminal: false,
    now: () => 0,
  };
  await runCells(['--distances', distances], terminal);
  query = await onDuckdb(shipped.output, distances);
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
    expect(shipped.err).toMatch(/^\d+ positions, [\d,]+ rows in \S+\n$/);
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

  it('have the edges of the engine, to the size of a cell', async () => {
    const noStaffs = await cells(shippedPositions({ command: false }), { args: '--gap none' });
    const asked = await onDuckdb(noStaffs.output, distances);
    const directions = directionsIn(reachDataset, completeChoices(reachDataset, {}));
    // Bounds are no positions: only where all visits are known as points do the two agree.
    const expected = directions
      .filter(({ visits }) => visits.every(({ reachKm, mostKm }) => reachKm === mostKm))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const ids = expected.map(({ id }) => id);
    const all = await asked('SELECT * FROM edge_now ORDER BY direction');
    const found = all.filter(({ direction }) => ids.includes(String(direction)));
    expect(
      found.map(({ direction, since, last_visit, visits }) => [
        direction,
        since,
        last_visit,
        Number(visits),
      ]),
    ).toEqual(
      expected.map(({ id, edge, lastVisitYear, visits }) => [
        id,
        edge!.year,
        lastVisitYear,
        visits.length,
      ]),
    );
    expected.forEach(({ edge }, i) => {
      expect(Math.abs(Number(found[i]!.edge_km) - edge!.reachKm)).toBeLessThan(REACH_CELL_KM);
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

  const programs = postgresPrograms();
  it.skipIf(programs === null)(
    'give PostgreSQL the same numbers (skipped where it is not installed)',
    async () => {
      const at = folder();
      const tables = { cells: `${at}/cells.csv`, distances: `${at}/distances.csv` };
      for (const [table, file] of Object.entries(tables))
        await query(`COPY ${table} TO '${file}' (HEADER)`);
      const postgres = onPostgres(programs!, tables);
      try {
        for (const [view, columns] of Object.entries({
          footprint: 'kind, year, cells, round(footprint_km2)',
          new_ground: 'kind, year, cells, round(new_ground_km2)',
          compared: 'kind, round(gained_km2), round(kept_km2), round(left_km2)',
          edge_now: 'direction, round(edge_km), since, last_visit, visits',
          chance: 'kind, round(observed_km2), round(expected_km2), round(1000 * p_as_little)',
        })) {
          const sql = `SELECT ${columns} FROM ${view} ORDER BY 1, 2`;
          const rows = (await query(sql)).map((row) => Object.values(row).map(Number));
          expect(
            postgres.query(sql).map((row) => row.map(Number)),
            view,
          ).toEqual(rows);
        }
      } finally {
        postgres.stop();
      }
    },
    60_000,
  );
});
