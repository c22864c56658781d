/** DuckDB, PostgreSQL and ClickHouse with the statements of sql/reach.sql over the same three tables. */
import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { folder, type Tables } from './positions.fixture';

const NAMES = ['cells', 'distances', 'periods'] as const;

/** With fewer random orders than a reader would take. */
const sql = () => readFileSync('sql/reach.sql', 'utf8').replace('n <= 200', 'n <= 20');
export const views = () =>
  [...sql().matchAll(/^CREATE VIEW (\w+)/gm)].map(([, name]) => name!).toSorted();

export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

export async function onDuckdb(tables: Tables): Promise<Query> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const name of NAMES) await connection.run(`CREATE TABLE ${name} AS FROM '${tables[name]}'`);
  await connection.run(sql());
  return async (query) => (await connection.runAndReadAll(query)).getRowObjectsJson();
}

/** An engine of the test's own, in a folder: a row of names, and rows as text. */
export interface Engine {
  query: (sql: string) => string[][];
  stop: () => void;
}

const rowsOf = (text: string) =>
  (text.trim() ? text.trim().split('\n') : []).map((line) => line.split('\t'));

const POSTGRES = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs as Debian installs them, or null. */
export function postgresPrograms(): string | null {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
  const programs = versions.map((version) => join(POSTGRES, version, 'bin'));
  return programs.find((bin) => existsSync(join(bin, 'initdb'))) ?? null;
}

/** A server without a port. Its tables come as CSV, which DuckDB writes. */
export async function onPostgres(programs: string, tables: Tables): Promise<Engine> {
  const dir = folder();
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const name of NAMES)
    await connection.run(`COPY (FROM '${tables[name]}') TO '${dir}/${name}.csv' (HEADER)`);
  // PostgreSQL refuses to run as root; Debian's package brings a user for it.
  const user = process.getuid?.() === 0 ? Number(run('id', ['-u', 'postgres'])) : undefined;
  const owned = user === undefined ? {} : { uid: user };
  chmodSync(dir, 0o755);
  if (user !== undefined) chownSync(dir, user, user);
  const program = (name: string, args: string[], input?: string) =>
    run(join(programs, name), args, { ...owned, ...(input !== undefined && { input }) });
  const data = join(dir, 'data');
  const how = '-A trust -U reach --locale=C -E UTF8 --no-sync';
  program('initdb', ['-D', data, ...how.split(' ')]);
  const options = `-k ${dir} -h '' -c fsync=off -c work_mem=256MB`;
  program('pg_ctl', ['-D', data, '-o', options, '-l', join(dir, 'log'), '-w', 'start']);
  const login = ['-h', dir, '-U', 'reach', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1'];
  const psql = (statements: string) =>
    program(
      'psql',
      [...login, '-qAX', '-P', 'footer=off', '-F', '\t', '-P', 'null=\\N'],
      statements,
    );
  const stop = () => void program('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
  try {
    psql(`CREATE TABLE cells (record text, start text, year int, kind text, partner text, cell bigint,
        area_km2 double precision, inside int, ground int, near int);
      CREATE TABLE distances (cell bigint, direction text, km double precision);
      CREATE TABLE periods (period text, first_year int, last_year int);
      ${NAMES.map((name) => `COPY ${name} FROM '${dir}/${name}.csv' CSV HEADER;`).join('\n')}
      ANALYZE;
      ${sql()}`);
  } catch (error) {
    stop();
    throw error;
  }
  return { query: (statements) => rowsOf(psql(statements)), stop };
}

const CHDB = 'chdb@3.4.0';

/** ClickHouse as a package, too heavy to come with all others: fetched once, when a deep test asks for it. */
function chdb(): string {
  const dir = resolve('node_modules/.cache/clickhouse');
  const main = join(dir, 'node_modules/chdb/index.mjs');
  if (existsSync(main)) return main;
  console.log(`Fetching ClickHouse (${CHDB}: 178 MB, 543 MB on disk) into ${dir} ...`);
  try {
    run('npm', ['install', '--prefix', dir, '--no-save', CHDB]);
  } catch (error) {
    throw new Error(
      `The deep test of sql/reach.sql needs ClickHouse: run "npm install --prefix ${dir} ${CHDB}" where the npm registry is reachable (Linux with glibc, or macOS).`,
      { cause: error },
    );
  }
  return main;
}

/** The statements from standard input, and what the last gives. */
const CLICKHOUSE = `
  import { readFileSync } from 'node:fs';
  const { Session } = await import(process.argv[1]);
  const session = new Session(process.argv[2]);
  process.stdout.write(session.query(readFileSync(0, 'utf8'), 'TSVWithNames'), () => session.close());`;

/** A process for each query, on the data that the first wrote: with the tables as the docs make them. */
export function onClickhouse(tables: Tables): Engine {
  const [, create] = /ClickHouse cluster\n[^]*?```sql\n([^]*?)```/.exec(
    readFileSync('docs/beyond-one-machine.md', 'utf8'),
  )!;
  const args = ['--input-type=module', '-e', CLICKHOUSE, chdb(), join(folder(), 'data')];
  const query = (input: string) => rowsOf(run(process.execPath, args, { input }));
  // The tables of the set are shared by the tests, in a folder of their own.
  const load = create!.replace(
    /'(\w+)\.parquet'/g,
    (_, name) => `'${tables[name as (typeof NAMES)[number]]}'`,
  );
  query(`${load};\n${sql()}`);
  return { query, stop: () => undefined };
}

function run(command: string, args: string[], options: SpawnSyncOptions = {}): string {
  const spawnOptions = { maxBuffer: 2 ** 30, ...options, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(command, args, spawnOptions);
  if (status !== 0) throw new Error(`${command}: ${String(stderr)}`);
  return stdout;
}
