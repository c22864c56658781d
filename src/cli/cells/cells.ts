import { BASE } from '../../lib/core/record/languages';
import { existsSync, rmSync } from 'node:fs';
import { distance } from '@turf/turf';
import { cellToChildren, cellToLatLng, getRes0Cells } from 'h3-js';
import type { DuckDBAppender, DuckDBDataChunk } from '@duckdb/node-api';
import { regionLookup } from '../../lib/core/earth/regions';
import { toUnit } from '../../lib/core/earth/sphere';
import { RADIUS_KM, RESOLUTION } from '../../lib/core/reach/cells';
import { directionOfRegion } from '../../lib/core/reach/directions';
import { InputError } from '../../lib/core/record/input-error';
import type { Position } from '../../lib/core/record/model';
import { checkFile, DataError, failed, readPlaces, readSet } from '../input';
import type { Terminal } from '../main';
import { UsageError, number, parsed, refuse, wrong } from '../options';
import { FORMATS, SEPARATOR, duckdb, quoted, readPositions } from './positions';
import { Footprints, Line, ZONES, type Fix } from './sweep';

const HELP = `Joint Reach: positions into cells, for SQL (docs/beyond-one-machine.md).

Usage: npm run -s reach -- cells --input FILE|- --output cells.parquet [options]

One row a record, year, kind, partner and H3 cell of resolution 4:
  record, start (of the record, UTC), year, kind, partner, cell (64-bit integer), area_km2,
  inside (1: the line itself was in it), ground (1: within --radius), near (1: within --km)

Input: CSV or TSV with a header, newline-delimited JSON, or Parquet, with the columns
  record   whose position (or id, mmsi, icao24)
  track    one line of the record; without this column a record is one line,
           where it is empty the row is a place of its own
  time     ISO 8601, or two of them as start/end for a place known for a while (or timestamp)
  kind, partner   as you like; may be missing
  lng, lat        degrees, -180 to 180 and -90 to 90 (or lon, longitude, latitude)
Rows may come in any order.

Options
  --format csv|ndjson|parquet   of the input          [by its name; csv for -]
  --radius KM   how far a position reaches, 30 to 2000                  [150]
  --km KM       a place farther than this from every earlier one is new, 30 to 2000
                                                       [that of the atlas's records]
  --gap HOURS   fixes further apart are not joined by a great circle; none joins all  [12]
  --distances FILE   also write each cell's direction and km from the origin, csv or parquet
  --periods FILE     also write the periods that the atlas compares, csv or parquet
Rows that cannot be read go to OUTPUT.bad.csv with line, field, value and what was expected.
Stopped, the same command goes on where it was; OUTPUT.part holds what is done.
`;

/** `reach cells …`; exit code: 0 done, 1 bad data, 2 bad usage. */
export async function runCells(argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    const options = readOptions(argv);
    if (options === 'help') terminal.out(HELP);
    else {
      if (options.distances !== undefined) await writeDistances(options.distances);
      if (options.periods !== undefined) await writePeriods(options.periods);
      if (options.input !== undefined)
        await writeCells({ ...options, input: options.input }, terminal);
    }
    return 0;
  } catch (error) {
    const isUsage = error instanceof InputError && error.where === 'settings';
    const cause = isUsage ? new UsageError(error.message) : error;
    return failed(cause, 'the positions', terminal.err);
  }
}

const positive = number((n) => n > 0 && Number.isFinite(n), 'a number above 0');
const limit = number(
  (n) => n >= RADIUS_KM.min && n <= RADIUS_KM.max,
  `a number of km from ${RADIUS_KM.min} to ${RADIUS_KM.max}`,
);

/** Throws UsageError, which names the value and what was expected. */
export function readOptions(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    input: text,
    output: text,
    format: text,
    radius: text,
    km: text,
    gap: text,
    distances: text,
    periods: text,
    help: { type: 'boolean' },
  } as const;
  const { values } = parsed({ args: argv, options });
  if (values.help) return 'help';
  const { input, output = '', distances, periods, km, radius = '150', gap = '12' } = values;
  if (input === undefined && distances === undefined && periods === undefined)
    throw new UsageError('--input is missing, expected a file of positions or -');
  if (input === undefined)
    refuse(values, ['output', 'format', 'radius', 'km', 'gap'], 'without --input');
  else if (!output.endsWith('.parquet')) throw wrong('--output', output, 'a name in .parquet');
  const [, ending = 'csv'] = /\.(ndjson|jsonl|parquet)$/.exec(input ?? '') ?? [];
  const name = values.format ?? ending.replace('jsonl', 'ndjson');
  const format = FORMATS.find((listed) => listed === name);
  if (!format) throw wrong('--format', name, FORMATS.join(', '));
  return {
    input,
    output,
    distances,
    periods,
    format,
    radiusKm: positive(radius, '--radius'),
    newPlaceKm: km === undefined ? readSet().newPlace.km : limit(km, '--km'),
    /** Fixes that are farther apart in time are not joined. */
    gapHours: gap === 'none' ? Infinity : positive(gap, '--gap'),
  };
}

type CellsOptions = Exclude<ReturnType<typeof readOptions>, 'help'> & { input: string };

/** A stopped run can go on from the first line that begins after so many more positions. */
const BLOCK = 500_000;

/** Turns positions into cells, and continues a run that was stopped. Throws DataError for a file of no use. */
export async function writeCells(options: CellsOptions, terminal: Terminal, block = BLOCK) {
  const { input, output, format, radiusKm, newPlaceKm, gapHours } = options;
  const footprints = { ground: new Footprints(radiusKm), near: new Footprints(newPlaceKm) };
  const part = `${output}.part`;
  const badFile = `${output}.bad.csv`;
  checkFile(input, [output, badFile]);
  let isKept = existsSync(part);
  const { DuckDBInstance } = await duckdb();
  // For sorting and rows together; beyond it DuckDB writes to disk. The rest of the memory is Node's.
  const instance = await DuckDBInstance.create(part, { memory_limit: '200MB', threads: '2' });
  try {
    const reader = await instance.connect();
    const writer = await instance.connect();
    const value = async (sql: string) =>
      Number((await writer.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0);
    const count = (n: number) => n.toLocaleString(BASE);
    const run = quoted(JSON.stringify({ input, format, radiusKm, newPlaceKm, gapHours }));
    await writer.run(`
      CREATE TABLE IF NOT EXISTS state AS SELECT ${run} AS run, -1 AS done;
      CREATE TABLE IF NOT EXISTS rows (key TEXT, year INTEGER, cell BIGINT, area_km2 DOUBLE,
        zone INTEGER)`);
    if (await value(`SELECT count(*) FROM state WHERE run <> ${run}`))
      throw new DataError(`${part}: holds the work of another command; delete it to begin anew`);
    let done = await value('SELECT done FROM state');
    if (done >= 0) terminal.err(`${part}: going on after ${count(done)} positions\n`);
    else {
      await readPositions(writer, { input, format, part });
      isKept = true;
      await writer.run(`UPDATE state SET done = ${(done = 0)}`);
    }

    const total = await value('SELECT count(*) FROM fixes');
    const rows = await writer.createAppender('rows');
    const line = new Line(footprints, gapHours * 3600);
    let saved = done;
    let shownAt = terminal.now();
    const fixes = await reader.stream(`SELECT * FROM fixes OFFSET ${done}`);
    for (let chunk; (chunk = await fixes.fetchChunk())?.rowCount;) {
      for (const fix of fixesOf(chunk)) {
        if (done - saved >= block && line.last?.key !== fix.key) {
          // A run that stops here writes some rows twice; the last step removes the copies.
          rows.flushSync();
          await writer.run(`UPDATE state SET done = ${(saved = done)}`);
        }
        line.add(fix, (year, cell, zone) => {
          rows.appendVarchar(fix.key);
          rows.appendInteger(year);
          // The H3 index; its first bit is 0.
          rows.appendBigInt(BigInt(`0x${cell.id}`));
          rows.appendDouble(cell.km2);
          rows.appendInteger(ZONES.indexOf(zone));
          rows.endRow();
        });
        done++;
      }
      if (!terminal.errIsTerminal || terminal.now() - shownAt < 1000) continue;
      shownAt = terminal.now();
      terminal.err(`\r${count(done)} of ${count(total)} positions\x1b[K`);
    }
    rows.closeSync();

    const bad = await value('SELECT count(*) FROM bad');
    if (bad) await writer.run(`COPY (FROM bad ORDER BY 1, 2) TO ${quoted(badFile)}`);
    else rmSync(badFile, { force: true });
    const problems = bad ? `, ${count(bad)} problem${bad > 1 ? 's' : ''} in ${badFile}` : '';
    isKept = total > 0;
    if (!isKept) throw new DataError(`${input}: holds no position that can be read${problems}`);
    const key = (n: number) => `split_part(key, ${SEPARATOR}, ${n})`;
    const zones = ZONES.map((zone, i) => `CAST(bool_or(zone = ${i}) AS INTEGER) AS ${zone}`);
    const { rowsChanged } = await writer.run(`COPY (
      SELECT record, start, year, kind, partner, cell, min(area_km2) AS area_km2, ${zones.join()}
      FROM (SELECT ${key(1)} AS record, ${key(2)} AS kind, ${key(3)} AS partner, * FROM rows)
      JOIN (
        SELECT ${key(1)} AS record, ${key(2)} AS kind,
          strftime(make_timestamp(CAST(1e6 * min(start_s) AS BIGINT)), '%Y-%m-%dT%H:%M:%SZ') AS start
        FROM fixes GROUP BY ALL
      ) USING (record, kind)
      GROUP BY ALL ORDER BY year, kind, record, cell, partner
    ) TO ${quoted(output)} (FORMAT parquet)`);
    isKept = false;
    terminal.err(`${count(total)} positions, ${count(rowsChanged)} rows in ${output}${problems}\n`);
  } finally {
    instance.closeSync();
    for (const left of isKept ? [] : [part, `${part}.wal`, `${part}.tmp`])
      rmSync(left, { recursive: true, force: true });
  }
}

function* fixesOf(chunk: DuckDBDataChunk): Generator<Fix> {
  const columns = Array.from({ length: 7 }, (_, i) => chunk.getColumnVector(i));
  for (let row = 0; row < chunk.rowCount; row++) {
    const numberIn = (column: number) => columns[column]!.getItem(row) as number;
    yield {
      key: columns[0]!.getItem(row) as string,
      start: numberIn(1),
      end: numberIn(2),
      firstYear: numberIn(3),
      lastYear: numberIn(4),
      unit: toUnit([numberIn(5), numberIn(6)]),
    };
  }
}

/** The direction of each cell whose centre lies in one, and its distance from the origin, km. */
async function writeDistances(output: string): Promise<void> {
  const { regions, directions } = readPlaces();
  const regionAt = regionLookup(regions);
  const directionOf = directionOfRegion(directions);
  await writeTable(output, 'cell BIGINT, direction TEXT, km DOUBLE', (appender) => {
    for (const cell of getRes0Cells().flatMap((coarse) => cellToChildren(coarse, RESOLUTION))) {
      const position = cellToLatLng(cell).reverse() as unknown as Position;
      const direction = directionOf.get(regionAt(position) ?? '');
      if (direction === undefined) continue;
      appender.appendBigInt(BigInt(`0x${cell}`));
      appender.appendVarchar(direction);
      appender.appendDouble(
        distance(directions.origin.position, position, { units: 'kilometers' }),
      );
      appender.endRow();
    }
  });
}

/** The years of a period without a first or a last one. */
const OPEN = { from: 0, to: 9999 };

/** The periods that the set compares, if any. */
async function writePeriods(output: string): Promise<void> {
  const { periods } = readSet();
  await writeTable(output, 'period TEXT, first_year INTEGER, last_year INTEGER', (appender) => {
    if (!periods) return;
    const { before, since, later } = periods;
    const earlier = { from: OPEN.from, to: before.from - 1 };
    for (const [name, span] of Object.entries({ earlier, before, since, later })) {
      if (!span) continue;
      appender.appendVarchar(name);
      appender.appendInteger(span.from);
      appender.appendInteger(span.to ?? OPEN.to);
      appender.endRow();
    }
  });
}

async function writeTable(
  output: string,
  columns: string,
  fill: (appender: DuckDBAppender) => void,
): Promise<void> {
  const { DuckDBInstance } = await duckdb();
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`CREATE TABLE found (${columns})`);
  const appender = await connection.createAppender('found');
  fill(appender);
  appender.closeSync();
  const format = output.endsWith('.parquet') ? 'FORMAT parquet' : 'FORMAT csv, HEADER';
  await connection.run(`COPY (FROM found ORDER BY 1) TO ${quoted(output)} (${format})`);
  connection.closeSync();
}
