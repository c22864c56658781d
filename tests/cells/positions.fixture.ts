import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { readJson } from '../json';

export const folder = (): string => mkdtempSync(join(tmpdir(), 'cells-'));

export interface Tables {
  cells: string;
  distances: string;
  periods: string;
  /** What the command said of the cells. */
  said: string;
}

const HEADER = 'record,track,time,kind,partner,lng,lat';

/** The records of the core rule as positions: places of their own, and tracks by their waypoints. */
export function shippedPositions({ command }: { command: boolean }): string {
  const { where } = readJson<Rule[]>('geodata/russia-china/rules.json').find(
    ({ id }) => id === 'core',
  )!;
  const { records } = readJson<AtlasData>('static/data/events.json');
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
  const guessed = (track?.bounds ?? []).map(({ at: vertex }) => track!.positions[vertex]!);
  const lines = legs
    .filter(({ length }) => length > 1)
    .flatMap((leg, i) => leg.map((position) => row(String(i + 1), position)));
  return [...places, ...[...alone, ...guessed].map((position) => row('', position)), ...lines];
}

/** One run of the command on a text, with what it wrote. */
export async function cells(text: string, { name = 'positions.csv', args = '' } = {}) {
  const dir = folder();
  const input = join(dir, name);
  const output = join(dir, 'cells.parquet');
  writeFileSync(input, text);
  const terminal = terminalOf();
  const argv = ['--input', input, '--output', output, ...args.split(' ').filter(Boolean)];
  const code = await runCells(argv, terminal);
  return { at: dir, input, output, code, err: terminal.said };
}

/** Those of the set, which no position changes. */
let tablesOfSet: Promise<Pick<Tables, 'distances' | 'periods'>> | undefined;

async function writeTablesOfSet() {
  const dir = folder();
  const [distances, periods] = [join(dir, 'distances.parquet'), join(dir, 'periods.parquet')];
  await runCells(['--distances', distances, '--periods', periods], terminalOf());
  return { distances, periods };
}

/** The three tables of sql/reach.sql as Parquet. */
export async function tablesOf(text: string, args = ''): Promise<Tables> {
  const { output, err } = await cells(text, { args });
  tablesOfSet ??= writeTablesOfSet();
  return { cells: output, ...(await tablesOfSet), said: err };
}

/** A terminal that remembers what was said on it. */
export function terminalOf(over: Partial<Terminal> = {}): Terminal & { said: string } {
  const terminal = {
    said: '',
    out: () => undefined,
    err: (text: string) => void (terminal.said += text),
    outIsTerminal: false,
    errIsTerminal: over.now !== undefined,
    now: () => 0,
    ...over,
  };
  return terminal;
}
