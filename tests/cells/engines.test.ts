import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arcBetween } from '../../src/lib/core/earth/arcs';
import { toUnit } from '../../src/lib/core/earth/sphere';
import { footprint, type Cell } from '../../src/lib/core/reach/cells';
import type { Position } from '../../src/lib/core/record/model';
import {
  onClickhouse,
  onDuckdb,
  onPostgres,
  postgresPrograms,
  views,
  type Engine,
  type Query,
} from './engines.fixture';
import { shippedPositions, tablesOf } from './positions.fixture';

const [VOYAGES, FIXES, MINUTES] = [1000, 1000, 10];

interface Voyage {
  id: string;
  kind: 'exercise' | 'patrol';
  /** Of a fix, in ms. */
  time: (fix: number) => number;
  positions: Position[];
}

/** Week-long voyages of ten-minute fixes, over 13 years, three seas and 180°. */
function voyage(n: number): Voyage {
  const start = Date.UTC(2010 + ((n * 7) % 13), n % 11, 1);
  const positionAt = (i: number): Position => [
    120 + ((n * 0.61) % 90) + 6 * Math.sin(i / 240 + n) + 3 * Math.sin(i / 102),
    ((n * 7) % 90) - 30 + 5 * Math.cos(i / 300 + n) + 3 * Math.cos(i / 126),
  ];
  return {
    id: `voyage-${n}`,
    kind: n % 4 === 0 ? 'exercise' : 'patrol',
    time: (fix) => start + fix * MINUTES * 60_000,
    positions: Array.from({ length: FIXES }, (_, i) => {
      const [lng, lat] = positionAt(i);
      return [Number((lng > 180 ? lng - 360 : lng).toFixed(5)), Number(lat.toFixed(5))];
    }),
  };
}

const voyages = () => Array.from({ length: VOYAGES }, (_, n) => voyage(n));

const dateOf = (time: number) => new Date(time).toISOString();
const positionsOf = (sailed: readonly Voyage[]) =>
  [
    'record,track,time,kind,partner,lng,lat',
    ...sailed.flatMap(({ id, kind, time, positions }) =>
      positions.map(([lng, lat], i) => [id, 1, dateOf(time(i)), kind, 'CN', lng, lat].join()),
    ),
  ].join('\n');

/** Numbers to nine digits: engines add in another order. */
const said = (value: unknown): string => {
  if (value === null) return '\\N';
  const text = String(value);
  return /^-?[\d.]+(e[+-]?\d+)?$/.test(text) ? String(Number(Number(text).toPrecision(9))) : text;
};
const inOrder = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => row.map(said).join('\t')).toSorted();

const RESULTS = [
  'footprint',
  'new_ground',
  'compared',
  'new_places',
  'new_by_period',
  'directions',
  'chance',
];
const programs = postgresPrograms();

describe.runIf(process.env.DEEP)('sql/reach.sql, unchanged', () => {
  describe.each([
    [
      'the shipped records',
      views(),
      () => tablesOf(shippedPositions({ command: true }), '--gap none'),
    ],
    ['a million positions', RESULTS, () => tablesOf(positionsOf(voyages()))],
  ])('of %s', (title, asked, make) => {
    let query: Query;
    const engines: Record<string, Engine> = {};

    beforeAll(async () => {
      const tables = await make();
      query = await onDuckdb(tables);
      if (process.platform !== 'win32') engines.ClickHouse = onClickhouse(tables);
      if (programs) engines.PostgreSQL = await onPostgres(programs, tables);
    }, 900_000);
    afterAll(() => Object.values(engines).forEach((engine) => engine.stop()));

    it.skipIf(title.startsWith('the shipped'))(
      'has the areas of the engine, to the km²',
      async () => {
        const kinds = ['all', 'exercise', 'patrol'] as const;
        const years = new Map<string, Set<Cell>>();
        for (const { kind, time, positions } of voyages()) {
          const units = positions.map((position) => toUnit(position));
          const arcs = units.slice(1).map((unit, i) => arcBetween(units[i]!, unit));
          const year = new Date(time(0)).getUTCFullYear();
          const cells = footprint(arcs, 150);
          for (const key of [`${year},all`, `${year},${kind}`])
            years.set(key, new Set([...(years.get(key) ?? []), ...cells]));
        }
        const km2 = (cells: Iterable<Cell>) =>
          Math.round([...cells].reduce((sum, cell) => sum + cell.km2, 0));
        const before = new Map(kinds.map((kind) => [kind as string, new Set<Cell>()]));
        const expected = [...years].toSorted().map(([key, cells]) => {
          const [year, kind] = key.split(',') as [string, string];
          const seen = before.get(kind)!;
          before.set(kind, new Set([...seen, ...cells]));
          return [kind, year, km2(cells), km2([...cells].filter((cell) => !seen.has(cell)))].join();
        });
        const rows =
          await query(`SELECT f.kind, f.year, round(footprint_km2), round(coalesce(new_ground_km2, 0))
        FROM footprint f LEFT JOIN new_ground n ON n.kind = f.kind AND n.year = f.year ORDER BY f.year, f.kind`);
        expect(rows.map((row) => Object.values(row).join())).toEqual(expected);
      },
    );

    it.skipIf(process.platform === 'win32').each(asked)(
      'has the same rows in %s on ClickHouse',
      same('ClickHouse'),
    );
    it.skipIf(programs === null).each(asked)(
      'has the same rows in %s on PostgreSQL (skipped where it is not installed)',
      same('PostgreSQL'),
    );

    function same(name: string) {
      return async (view: string) => {
        const sql = `SELECT * FROM ${view}`;
        const rows = await query(sql);
        expect(rows).not.toEqual([]);
        expect(inOrder(engines[name]!.query(sql))).toEqual(
          inOrder([Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))]),
        );
      };
    }
  });
});
