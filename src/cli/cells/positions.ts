import { createWriteStream, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DataError } from '../input';

export const FORMATS = ['csv', 'ndjson', 'parquet'] as const;
export type Format = (typeof FORMATS)[number];

/** The names that a column may have; the first with a value is taken. */
const NAMES = {
  record: ['record', 'record_id', 'recordId', 'id', 'mmsi', 'icao24'],
  track: ['track'],
  kind: ['kind'],
  partner: ['partner'],
  time: ['time', 'timestamp', 'date'],
  lng: ['lng', 'lon', 'longitude'],
  lat: ['lat', 'latitude'],
};
type Field = keyof typeof NAMES;
const NEEDED: Field[] = ['record', 'time', 'lng', 'lat'];
const YEARS = { from: 1900, to: 2100 };

export const SEPARATOR = 'chr(31)';

export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Loads DuckDB, which the other commands do without. Throws DataError if it is not installed. */
export async function duckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new DataError('cells needs one more package: npm install @duckdb/node-api');
  }
}

/**
 * Reads positions into the tables `fixes`, in order of line and time, and `bad`, the problems of all other rows. Throws
 * DataError for a file of no use.
 */
export async function readPositions(
  connection: DuckDBConnection,
  { input, format, part }: { input: string; format: Format; part: string },
): Promise<void> {
  const file = input === '-' ? `${part}.stdin` : input;
  // DuckDB inspects a file before it reads it; a pipe can be read only once.
  if (input === '-') await pipeline(process.stdin, createWriteStream(file));
  try {
    const table = tableOf(file, format);
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`);
    const columns = described.getRows().map(([name]) => String(name));
    const text = (field: Field) => {
      const names = NAMES[field].filter((name) => columns.includes(name));
      if (!names.length && NEEDED.includes(field)) {
        const expected = NAMES[field].map((name) => `"${name}"`).join(', ');
        throw new DataError(
          `${input}: there is no column for ${field}, expected one of ${expected}; found ${columns.join(', ')}`,
        );
      }
      const values = names.map((name) => `nullif(trim(CAST("${name}" AS VARCHAR)), '')`);
      return `coalesce(${[...values, 'NULL', 'NULL'].join(', ')})`;
    };
    // Without a track a record is one line; JSON has no columns, so there each row is asked.
    const isOneLine = format === 'ndjson' ? 'track IS NULL' : String(!columns.includes('track'));
    const isDated = `a <= b AND year(a) >= ${YEARS.from} AND year(b) <= ${YEARS.to}`;
    const isPlaced = 'abs(x) <= 180 AND abs(y) <= 90';
    await connection.run(`
    CREATE OR REPLACE TABLE given AS
      SELECT *, try_cast(split_part(time, '/', 1) AS TIMESTAMP) AS a,
        try_cast(split_part(time, '/', -1) AS TIMESTAMP) AS b,
        try_cast(lng AS DOUBLE) AS x, try_cast(lat AS DOUBLE) AS y
      FROM (
        SELECT row_number() OVER () AS n, ${text('record')} AS record,
          CASE WHEN ${isOneLine} THEN '-' ELSE ${text('track')} END AS track,
          coalesce(${text('kind')}, '') AS kind, coalesce(${text('partner')}, '') AS partner,
          ${text('time')} AS time, ${text('lng')} AS lng, ${text('lat')} AS lat
        FROM ${table});
    -- A row without a track is a place of its own, and so a line of its own.
    CREATE OR REPLACE TABLE fixes AS
      SELECT concat_ws(${SEPARATOR}, record, kind, partner, coalesce('line ' || track, 'place ' || n)) AS key,
        epoch(a) AS start_s, epoch(b) AS end_s,
        CAST(year(a) AS INTEGER) AS first_year, CAST(year(b) AS INTEGER) AS last_year, x, y
      FROM given WHERE record IS NOT NULL AND ${isDated} AND ${isPlaced}
      ORDER BY key, a, n`);
    const times = `ISO 8601, or start/end, from ${YEARS.from} to ${YEARS.to}`;
    const checks = [
      ['record', 'record IS NOT NULL', 'an id'],
      ['time', isDated, times],
      ['lng', 'abs(x) <= 180', 'a number from -180 to 180'],
      ['lat', 'abs(y) <= 90', 'a number from -90 to 90'],
    ].map(
      ([field, isGood, expected]) =>
        `SELECT n, '${field}', ${field}, '${expected}' FROM given
       WHERE (${isGood}) IS NOT TRUE AND coalesce(record, time, lng, lat) IS NOT NULL`,
    );
    // Line numbers count the header, and the refused lines, which are no rows of the table.
    await connection.run(`
    CREATE OR REPLACE TABLE bad AS SELECT * FROM (
      ${checks.join(' UNION ALL ')} UNION ALL
      SELECT n, 'row', NULL, 'a record, a time, lng and lat' FROM given
      WHERE coalesce(record, time, lng, lat) IS NULL) AS found(line, field, value, expected)`);
    if (format === 'csv')
      await connection.run(`
      CREATE OR REPLACE TEMP TABLE refused AS SELECT line, any_value(csv_line) AS value,
        any_value(split_part(error_message, chr(10), 1)) AS expected,
        line - row_number() OVER (ORDER BY line) AS before
      FROM reject_errors GROUP BY line;
      UPDATE bad SET line = line + 1 + (SELECT count(*) FROM refused WHERE before < bad.line + 1);
      INSERT INTO bad SELECT line, 'row', value, expected FROM refused`);
    await connection.run('DROP TABLE given');
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${input}: ${(error as Error).message.split('\n')[0]}`);
  } finally {
    if (input === '-') rmSync(file);
  }
}

/** Everything is read as text, so that nothing is lost silently. */
function tableOf(file: string, format: Format): string {
  const name = quoted(file);
  if (format === 'parquet') return `read_parquet(${name})`;
  // DuckDB's own buffer would take eight times as much memory.
  const buffer = 'buffer_size = 4194304';
  if (format === 'csv')
    return `read_csv(${name}, header = true, all_varchar = true, null_padding = true, store_rejects = true, ${buffer})`;
  const columns = Object.values(NAMES).flat();
  const shape = JSON.stringify(Object.fromEntries(columns.map((column) => [column, 'VARCHAR'])));
  // Line by line: read_json loses the line after one that is cut off.
  const line = `header = false, auto_detect = false, columns = {'line': 'VARCHAR'}, delim = '\\0', quote = '', escape = ''`;
  return `(SELECT unnest(json_transform(CASE WHEN json_valid(line) THEN line END, '${shape}'))
    FROM read_csv(${name}, ${line}, ${buffer}))`;
}
