import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  onClickhouse,
  onDuckdb,
  onPostgres,
  postgresPrograms,
  SHIPPED,
  type Engine,
} from './engines.fixture';

/** Numbers to seven digits: engines add in another order. */
const said = (value: unknown): string =>
  /^-?[\d.]+(e[+-]?\d+)?$/.test(String(value))
    ? String(Number(Number(value).toPrecision(7)))
    : String(value);
const inOrder = (rows: readonly object[]) =>
  rows.map((row) => Object.values(row).map(said).join('\t')).toSorted();

const programs = postgresPrograms();

describe.runIf(process.env.DEEP && process.platform !== 'win32')('the shipped records', () => {
  let duckdb: Engine;
  beforeAll(async () => void (duckdb = await onDuckdb(SHIPPED)), 60_000);

  describe.each([
    ['ClickHouse', onClickhouse],
    ...(programs ? [['PostgreSQL', onPostgres.bind(null, programs)] as const] : []),
  ] as const)('on %s', (_, start) => {
    let engine: Engine;
    beforeAll(() => void (engine = start(SHIPPED)), 300_000);
    afterAll(() => engine?.stop());

    it.each(['visits', 'counts', 'yearly_ground', 'together', 'near_pairs'])(
      'have the same rows in %s as on DuckDB',
      async (view) => {
        const columns =
          view === 'near_pairs' ? 'kind, record, place, other, km, least_km, most_km' : '*';
        const sql = `SELECT ${columns} FROM ${view}`;
        const rows = await duckdb.query(sql);
        expect(rows).not.toEqual([]);
        expect(inOrder(await engine.query(sql))).toEqual(inOrder(rows));
      },
      120_000,
    );
  });
});
