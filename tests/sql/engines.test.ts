import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EARTH_RADIUS_KM, dot, toUnit, type UnitVector } from '#core/earth/sphere';
import type { Position } from '#core/record/model';
import {
  clickhousePackage,
  folder,
  onClickhouse,
  onDuckdb,
  onPostgres,
  postgresPrograms,
  SHIPPED,
  type Engine,
} from './engines.fixture';

/** Week-long voyages of ten-minute fixes, over 13 years, three seas and 180°. */
const [VOYAGES, FIXES] = [1000, 1000];

const dayOf = (n: number) =>
  new Date(Date.UTC(2010, 0, 1 + ((n * 7 * 37) % 4748))).toISOString().slice(0, 10);
const kindOf = (n: number) => (n % 4 === 0 ? 'exercise' : 'patrol');
function positionAt(n: number, i: number): Position {
  const lng = 120 + ((n * 0.61) % 90) + 6 * Math.sin(i / 240 + n) + 3 * Math.sin(i / 102);
  const lat = ((n * 7) % 90) - 30 + 5 * Math.cos(i / 300 + n) + 3 * Math.cos(i / 126);
  return [lng > 180 ? lng - 360 : lng, lat];
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const positions = () => [
  'record,kind,partners,place,start_date,end_date,lng,lat,precision_km',
  ...range(VOYAGES).flatMap((n) =>
    range(FIXES).map((i) => {
      const [lng, lat] = positionAt(n, i);
      const who = [`voyage-${n}`, kindOf(n), n % 2 ? 'AA' : 'BB', '', dayOf(n), dayOf(n)];
      return [...who, lng.toFixed(5), lat.toFixed(5), ''].join();
    }),
  ),
];

/** Numbers to seven digits: engines add in another order. */
const said = (value: unknown): string =>
  /^-?[\d.]+(e[+-]?\d+)?$/.test(String(value))
    ? String(Number(Number(value).toPrecision(7)))
    : String(value === '\\N' ? null : value);
const inOrder = (rows: readonly object[]) =>
  rows.map((row) => Object.values(row).map(said).join('\t')).toSorted();

const isDeep = process.env.DEEP && process.platform !== 'win32';
const programs = postgresPrograms();
const chdb = isDeep ? clickhousePackage() : null;

describe.runIf(isDeep)('the shipped records', () => {
  let duckdb: Engine;
  beforeAll(async () => void (duckdb = await onDuckdb(SHIPPED)), 300_000);

  describe.each([
    ['ClickHouse', chdb, onClickhouse],
    ['PostgreSQL with h3', programs, onPostgres],
  ] as const)('on %s, where it is at hand', (_, program, startOn) => {
    let engine: Engine | undefined;
    beforeAll(() => void (engine = program ? startOn(program, SHIPPED) : undefined), 300_000);
    afterAll(() => engine?.stop());

    it.skipIf(!program).each(['visits', 'counts', 'yearly_ground', 'together', 'near_pairs'])(
      'have the same rows in %s as on DuckDB',
      async (view) => {
        const columns =
          view === 'near_pairs' ? 'kind, record, place, other, km, least_km, most_km' : '*';
        const sql = `SELECT ${columns} FROM ${view}`;
        const rows = await duckdb.query(sql);
        expect(rows).not.toEqual([]);
        expect(inOrder(await engine!.query(sql))).toEqual(inOrder(rows));
      },
      300_000,
    );
  });
});

describe.runIf(chdb)('a million positions', () => {
  it('are new, perhaps new or a return as far as a cell can know', async () => {
    const file = join(folder(), 'positions.csv');
    writeFileSync(file, positions().join('\n'));
    const { query } = onClickhouse(chdb!, { file, resolution: 4 });
    const visits = await query(`SELECT record, status FROM visits ORDER BY kind, n`);
    expect(visits).toHaveLength(VOYAGES);
    expect(new Set(visits.map(({ status }) => status)).size).toBe(3);

    /** Every fifth fix: at most some 14 km from any other. */
    const units = range(VOYAGES).map((n) =>
      range(FIXES / 5).map((i) => toUnit(positionAt(n, i * 5))),
    );
    const cosineOf = (km: number) => Math.cos(km / EARTH_RADIUS_KM);
    const isFar = (unit: UnitVector, earlier: readonly number[], km: number) =>
      earlier.every((n) => units[n]!.every((other) => dot(unit, other) < cosineOf(km)));
    const numbers = visits.map(({ record }) => Number(String(record).slice(7)));
    const wrong = visits.filter(({ status }, slot) => {
      if (slot % 25 > 0) return false;
      const n = numbers[slot]!;
      const earlier = numbers.slice(0, slot).filter((other) => kindOf(other) === kindOf(n));
      const isNew = (km: number) => units[n]!.some((unit) => isFar(unit, earlier, km));
      return status === 'new' ? !isNew(500) : status === 'return' && isNew(514);
    });
    expect(wrong).toEqual([]);
  }, 1_800_000);
});
