import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Terminal } from '../../src/cli/main';
import { runCells } from '../../src/cli/cells/cells';
import { foldLng } from '../../src/lib/core/earth/sphere';
import {
  MEASURED_ROLES,
  reachKind,
  type Position,
  type ReachRecord,
  knownLegs,
} from '../../src/lib/core/record/model';
import { admits, type Rule } from '../../src/lib/core/record/rules';
import type { AtlasData } from '../../src/lib/core/record/record';

export const read = <Data>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as Data;
export const folder = (): string => mkdtempSync(join(tmpdir(), 'cells-'));

/** With fewer random orders than a reader would take. */
const sql = () => readFileSync('sql/reach.sql', 'utf8').replace('n <= 200', 'n <= 20');

const HEADER = 'record,track,time,kind,partner,lng,lat';

/** The records of the core rule as positions: places of their own, and tracks by their waypoints. */
export function shippedPositions({ command }: { command: boolean }): string {
  const { where } = read<Rule[]>('geodata/rules.json').find(({ id }) => id === 'core')!;
  const { records } = read<AtlasData>('static/data/events.json');
  const rows = records
    .filter((record) => admits(where, record))
    .flatMap((record) => rowsOf(record, command));
  return [HEADER, ...rows].join('\n');
}

function rowsOf({ id, kind, start, end, sites, track }: ReachRecord, command: boolean): string[] {
  const row = (line: string, [lng, lat]: Position) =>
    [id, line, `${start}/${end}`, reachKind(kind), 'RU+CN', foldLng(lng), lat].join();
  const places = sites
    .filter(({ role }) => MEASURED_ROLES.includes(role) && (command || role !== 'command'))
    .map(({ position }) => row('', position));
  const legs = track ? knownLegs(track) : [];
  const alone = legs.filter(({ length }) => length === 1).flat();
  const guessed = (track?.bounds ?? []).map(({ at }) => track!.positions[at]!);
  const lines = legs
    .filter(({ length }) => length > 1)
    .flatMap((leg, i) => leg.map((position) => row(String(i + 1), position)));
  return [...places, ...[...alone, ...guessed].map((position) => row('', position)), ...lines];
}

/** One run of the command on a text, with what it wrote. */
export async function cells(text: string, { name = 'positions.csv', args = '' } = {}) {
  const at = folder();
  const input = join(at, name);
  const output = join(at, 'cells.parquet');
  writeFileSync(input, text);
  const terminal = terminalOf();
  const given = ['--input', input, '--output', output, ...args.split(' ').filter(Boolean)];
  const code = await runCells(given, terminal);
  return { at, input, output, code, err: terminal.said };
}

/** A terminal that remembers what was said on it. */
export function terminalOf(over: Partial<Terminal> = {}): Terminal & { said: string } {
  const terminal = {
    said: '',
    out: () => undefined,
    err: (text: string) => void (terminal.said += text),
    ...{ outIsTerminal: false, errIsTerminal: over.now !== undefined, now: () => 0 },
    ...over,
  };
  return terminal;
}

export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** DuckDB with the statements of sql/reach.sql over two files. */
export async function onDuckdb(cellsFile: string, distancesFile: string): Promise<Query> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`CREATE TABLE cells AS FROM '${cellsFile}'`);
  await connection.run(`CREATE TABLE distances AS FROM '${distancesFile}'`);
  await connection.run(sql());
  return async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

const POSTGRES = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs as Debian installs them, or null. */
export function postgresPrograms(): string | null {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
  const programs = versions.map((version) => join(POSTGRES, version, 'bin'));
  return programs.find((bin) => existsSync(join(bin, 'initdb'))) ?? null;
}

/** A server of the test's own, in a folder, without a port; rows as text. */
export function onPostgres(
  programs: string,
  tables: { cells: string; distances: string },
): { query: (sql: string) => string[][]; stop: () => void } {
  const at = folder();
  // PostgreSQL refuses to run as root; Debian's package brings a user for it.
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? Number(run('id', ['-u', 'postgres'])) : undefined;
  const owned = user === undefined ? {} : { uid: user };
  for (const file of [at, ...Object.values(tables).map(dirname)]) chmodSync(file, 0o755);
  if (user !== undefined) chownSync(at, user, user);
  const program = (name: string, args: string[], input?: string) =>
    run(join(programs, name), args, { ...owned, ...(input !== undefined && { input }) });
  const data = join(at, 'data');
  program('initdb', ['-D', data, '-A', 'trust', '-U', 'reach', '--no-sync']);
  const options = `-k ${at} -h '' -c fsync=off`;
  program('pg_ctl', ['-D', data, '-o', options, '-l', join(at, 'log'), '-w', 'start']);
  const psql = (sql: string) =>
    program(
      'psql',
      ['-h', at, '-U', 'reach', '-d', 'postgres', '-qAtX', '-v', 'ON_ERROR_STOP=1'],
      sql,
    );
  psql(`CREATE TABLE cells (record text, year int, kind text, partner text, cell bigint,
      area_km2 double precision, inside int);
    CREATE TABLE distances (cell bigint, direction text, km double precision);
    COPY cells FROM '${tables.cells}' CSV HEADER;
    COPY distances FROM '${tables.distances}' CSV HEADER;
    ANALYZE;
    ${sql()}`);
  return {
    query: (sql) =>
      psql(sql)
        .trim()
        .split('\n')
        .map((line) => line.split('|')),
    stop: () => void program('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']),
  };
}

function run(command: string, args: string[], options: SpawnSyncOptions = {}): string {
  const { status, stdout, stderr } = spawnSync(command, args, { ...options, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${String(stderr)}`);
  return stdout as string;
}
