import { existsSync, statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import type { DuckDBConnection } from '@duckdb/node-api';
import { Surroundings } from './sweep';
import type { Terminal } from '../main';
import { DataError } from '../input';
import type { CellsOptions } from './options';
import { Lines, type Placed, type Row } from './lines';
import { readFixes, type Fix } from './positions';
import { Work, type BadRow } from './work';

/** Rows of the input after which a stopped run can go on. */
const BLOCK = 500_000;
const SAID_EVERY_MS = 1000;
const YEARS = { from: 1900, to: 2100 };

/** Positions into cells; resumes where the same run was stopped. DataError for a file of no use. */
export async function writeCells(
  options: CellsOptions,
  terminal: Terminal,
  block = BLOCK,
): Promise<void> {
  // Garbage is collected at a third more than is in use, not at four times as much.
  setFlagsFromString('--heap-growing-percent=30');
  const { input, output, format, radiusKm, gapHours } = options;
  const run = { input, size: sizeOf(input!), format, radiusKm, gapHours };
  const surroundings = new Surroundings(radiusKm);
  const work = await Work.open(output, run);
  const gapSeconds = gapHours === null ? Infinity : gapHours * 3600;
  const lines = new Lines(surroundings, gapSeconds, work.ends);
  // A header is a line of its own.
  const firstLine = format === 'csv' ? 2 : 1;
  let done = work.done;
  if (done > 0) terminal.err(`${output}.part: going on after ${done.toLocaleString('en')} rows\n`);
  const found = (row: Row) => work.add(row);
  const said = progress(terminal);
  const reader = await work.instance.connect();
  try {
    for await (const fixes of readFixes(reader, { input: input!, format, from: done })) {
      for (const fix of fixes) {
        const problems = problemsOf(fix);
        if (problems.length === 0 && !lines.add(fix as Placed, found)) {
          const value = new Date(fix.start * 1000).toISOString();
          const expected = 'a time not before the last one of the same line';
          problems.push({ field: 'time', value, expected });
        }
        for (const problem of problems) work.addBad({ row: done + firstLine, ...problem });
        done++;
      }
      if (done - work.done >= block) await work.keep(done, lines.ends);
      said(done);
    }
    await work.keep(done, lines.ends);
  } catch (error) {
    work.close();
    throw error instanceof DataError ? error : new DataError(`${input}: ${firstLineOf(error)}`);
  }
  // The reader has been over the whole input, even if the run was stopped before.
  const refused = format === 'csv' ? await refusedLines(reader, input === '-') : [];
  reader.closeSync();
  const written = await work.finish(output, refused);
  const count = (n: number) => n.toLocaleString('en');
  terminal.err(
    `${count(done)} positions read, ${count(written.rows)} rows in ${output}` +
      (written.bad > 0 ? `, ${count(written.bad)} problems in ${output}.bad.csv` : '') +
      '\n',
  );
}

/** What is wrong with a row, a problem a field. */
function problemsOf(fix: Fix): Omit<BadRow, 'row'>[] {
  const { key, firstYear, lastYear, lng, lat, raw } = fix;
  const isDated = firstYear >= YEARS.from && lastYear <= YEARS.to && firstYear <= lastYear;
  const [onEarth, inLat] = [Math.abs(lng) <= 180, Math.abs(lat) <= 90];
  if (key !== null && isDated && onEarth && inLat) return [];
  if (key === null && raw && Object.values(raw).every((value) => value === null)) {
    return [{ field: 'row', value: null, expected: 'a record, a time, lng and lat' }];
  }
  const time = raw?.time ?? (isNaN(firstYear) ? null : `${firstYear}/${lastYear}`);
  const dates = `ISO 8601, or start/end, from ${YEARS.from} to ${YEARS.to}`;
  const checks = [
    [key !== null, 'record', null, 'an id'],
    [isDated, 'time', time, dates],
    [onEarth, 'lng', raw?.lng ?? textOf(lng), 'a number from -180 to 180'],
    [inLat, 'lat', raw?.lat ?? textOf(lat), 'a number from -90 to 90'],
  ] as const;
  return checks.flatMap(([ok, field, value, expected]) => (ok ? [] : [{ field, value, expected }]));
}

const textOf = (value: number) => (isNaN(value) ? null : String(value));

/** Lines that are no rows, as DuckDB notes them; of a pipe it has not seen the header. */
async function refusedLines(reader: DuckDBConnection, isPipe: boolean): Promise<BadRow[]> {
  const found = await reader.runAndReadAll(
    'SELECT DISTINCT line, csv_line, error_message FROM reject_errors ORDER BY line',
  );
  return found.getRows().map(([line, value, message]) => ({
    row: Number(line) + (isPipe ? 1 : 0),
    ...{ field: 'row', value: String(value) },
    expected: String(message).split('\n')[0]!,
  }));
}

function sizeOf(input: string): number | null {
  if (input === '-') return null;
  if (!existsSync(input)) throw new DataError(`${input}: there is no such file`);
  return statSync(input).size;
}

function progress({ errIsTerminal, err, now }: Terminal): (done: number) => void {
  let shown = now();
  return (done) => {
    if (!errIsTerminal || now() - shown < SAID_EVERY_MS) return;
    shown = now();
    err(`\r${done.toLocaleString('en')} positions read\x1b[K`);
  };
}

const firstLineOf = (error: unknown) => String((error as Error).message).split('\n')[0];
