/** DuckDB, PostgreSQL and ClickHouse, each with its own file of sql/ and then sql/reach.sql. */
import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  DOUBLE,
  DuckDBInstance,
  DuckDBScalarFunction,
  INTEGER,
  LIST,
  UBIGINT,
  VARCHAR,
  listValue,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import * as h3 from 'h3-js';
import type { Periods } from '#core/reach/dataset';
import type { SetData } from '#core/record/set';
import { readJson } from '../json';

export const folder = (): string => mkdtempSync(join(tmpdir(), 'sql-'));

export interface Input {
  /** Positions as CSV or Parquet. */
  file: string;
  resolution?: number;
  limitKm?: number;
}

/** The positions of the shipped records. */
export const SHIPPED: Input = { file: resolve('static/data/positions.csv') };

type Row = Record<string, unknown>;
export interface Engine {
  query: (sql: string) => Promise<Row[]>;
  stop: () => void;
}

/** The file of an engine with other settings than it has. */
function cellsSql(engine: string, { file, resolution = 10, limitKm = 500 }: Input): string {
  return readFileSync(`sql/cells.${engine}.sql`, 'utf8')
    .replace("'positions.csv'", `'${file}'`)
    .replace(
      '10 AS resolution, 500 AS limit_km',
      `${resolution} AS resolution, ${limitKm} AS limit_km`,
    );
}

/** Views of reach.sql, over the periods that the shipped set compares. */
function reachSql(createAs: string): string {
  const { before, since, later } = readJson<SetData>('static/data/set.json').periods as Periods;
  const spans = { earlier: { from: 0, to: before.from - 1 }, before, since, later: later! };
  const rows = Object.entries(spans).map(
    ([period, { from, to = 9999 }]) =>
      `SELECT '${period}' AS period, ${from} AS first_year, ${to} AS last_year`,
  );
  return `${createAs} ${rows.join(' UNION ALL ')};\n${readFileSync('sql/reach.sql', 'utf8')}`;
}

/** The functions of DuckDB's extension h3, which is no package, by its names and types. */
type Scalar = [types: DuckDBType[], returned: DuckDBType, fn: (...args: never[]) => DuckDBValue];
const cellOf = (lat: number, lng: number, r: number) => toInt(h3.latLngToCell(lat, lng, r));
const parentOf = (cell: bigint, r: number) => toInt(h3.cellToParent(toId(cell), r));
const areaOf = (cell: bigint, unit: string) => h3.cellArea(toId(cell), unit.replace('^', ''));
const diskOf = (cell: bigint, k: number) => listValue(h3.gridDisk(toId(cell), k).map(toInt));
const distance = (a: number, b: number, c: number, d: number, unit: string) =>
  h3.greatCircleDistance([a, b], [c, d], unit);
const H3: Record<string, Scalar> = {
  latlng_to_cell: [[DOUBLE, DOUBLE, INTEGER], UBIGINT, cellOf],
  cell_to_parent: [[UBIGINT, INTEGER], UBIGINT, parentOf],
  cell_to_lat: [[UBIGINT], DOUBLE, (cell: bigint) => h3.cellToLatLng(toId(cell))[0]],
  cell_to_lng: [[UBIGINT], DOUBLE, (cell: bigint) => h3.cellToLatLng(toId(cell))[1]],
  cell_area: [[UBIGINT, VARCHAR], DOUBLE, areaOf],
  grid_disk: [[UBIGINT, INTEGER], LIST(UBIGINT), diskOf],
  great_circle_distance: [[DOUBLE, DOUBLE, DOUBLE, DOUBLE, VARCHAR], DOUBLE, distance],
};
const toId = (cell: bigint) => cell.toString(16);
const toInt = (id: string) => BigInt(`0x${id}`);

export async function onDuckdb(input: Input): Promise<Engine> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const [name, [parameterTypes, returnType, fn]] of Object.entries(H3))
    connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name: `h3_${name}`,
        parameterTypes,
        returnType,
        mainFunction: (_, rows, output) => {
          const columns = parameterTypes.map((__, i) => rows.getColumnVector(i));
          for (let row = 0; row < rows.rowCount; row++)
            output.setItem(row, fn(...(columns.map((column) => column.getItem(row)) as never[])));
          output.flush();
        },
      }),
    );
  await connection.run(cellsSql('duckdb', input).replace(/^(INSTALL|LOAD) .*$/gm, ''));
  await connection.run(reachSql('CREATE TABLE periods AS'));
  const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  return { query, stop: () => connection.closeSync() };
}

/** As psql and ClickHouse write rows: names, then values between tabs, \N where there is none. */
function rowsOf(text: string): Row[] {
  const lines = text.trimEnd().split('\n');
  const [head = [], ...rows] = lines.map((line) => line.split('\t'));
  const valueOf = (value?: string) => (value === '\\N' ? null : value);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, valueOf(row[i])])));
}

const POSTGRES = '/usr/lib/postgresql';

/** The folder of the programs of a PostgreSQL that has h3, as Debian installs them, or null. */
export function postgresPrograms(): string | null {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
  const version = versions.find((name) =>
    existsSync(`/usr/share/postgresql/${name}/extension/h3.control`),
  );
  return version ? join(POSTGRES, version, 'bin') : null;
}

/** A server without a port. */
export function onPostgres(programs: string, input: Input): Engine {
  const dir = folder();
  // PostgreSQL refuses to run as root; Debian's package brings a user for it.
  const user = process.getuid?.() === 0 ? Number(run('id', ['-u', 'postgres'])) : undefined;
  const owned = user === undefined ? {} : { uid: user };
  chmodSync(dir, 0o755);
  if (user !== undefined) chownSync(dir, user, user);
  const program = (name: string, args: string[]) => run(join(programs, name), args, owned);
  const data = join(dir, 'data');
  program('initdb', ['-D', data, ...'-A trust -U reach --locale=C -E UTF8 --no-sync'.split(' ')]);
  const options = `-k ${dir} -h '' -c fsync=off -c work_mem=256MB`;
  program('pg_ctl', ['-D', data, '-o', options, '-l', join(dir, 'log'), '-w', 'start']);
  const login = ['-h', dir, '-U', 'reach', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1'];
  const shown = ['-qAX', '-P', 'footer=off', '-P', 'null=\\N', '-F', '\t'];
  const psql = (statements: string) => run('psql', [...login, ...shown], { input: statements });
  const stop = () => void program('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
  try {
    psql(cellsSql('postgresql', input));
    psql(reachSql('CREATE TABLE periods AS'));
  } catch (error) {
    stop();
    throw error;
  }
  return { query: (sql) => Promise.resolve(rowsOf(psql(sql))), stop };
}

const CHDB = 'chdb@3.4.0';

/**
 * ClickHouse as a package, too heavy to come with all others: fetched once, when a deep test asks for it. Null, and
 * said, where it cannot be fetched: without network, or on other than Linux with glibc and macOS.
 */
export function clickhousePackage(): string | null {
  const dir = resolve('node_modules/.cache/clickhouse');
  const main = join(dir, 'node_modules/chdb/index.mjs');
  if (existsSync(main)) return main;
  console.log(`Fetching ClickHouse (${CHDB}: 178 MB, 543 MB on disk) into ${dir} ...`);
  try {
    run('npm', ['install', '--prefix', dir, '--no-save', CHDB]);
    return main;
  } catch (error) {
    console.warn(`sql/ is NOT TRIED on ClickHouse, which could not be fetched: ${String(error)}`);
    return null;
  }
}

/** The statements from standard input, and what the last gives. */
const CLICKHOUSE = `
  import { readFileSync } from 'node:fs';
  const { Session } = await import(process.argv[1]);
  const session = new Session(process.argv[2]);
  process.stdout.write(session.query(readFileSync(0, 'utf8'), 'TSVWithNames'), () => session.close());`;

/** A process for each query, on the data that the first wrote. */
export function onClickhouse(main: string, input: Input): Engine {
  const args = ['--input-type=module', '-e', CLICKHOUSE, main, join(folder(), 'data')];
  const query = (sql: string) => run(process.execPath, args, { input: sql });
  query(
    `${cellsSql('clickhouse', input)}\n${reachSql('CREATE TABLE periods ENGINE = MergeTree ORDER BY period AS')}`,
  );
  return { query: (sql) => Promise.resolve(rowsOf(query(sql))), stop: () => undefined };
}

function run(command: string, args: string[], options: SpawnSyncOptions = {}): string {
  const spawnOptions = { maxBuffer: 2 ** 30, ...options, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(command, args, spawnOptions);
  if (status !== 0) throw new Error(`${command}: ${String(stderr)}`);
  return stdout;
}
