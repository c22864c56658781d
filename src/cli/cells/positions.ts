import { fstatSync, readSync } from 'node:fs';
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { DataError } from '../input';
import type { Format } from './options';

/** One row of the input; numbers that could not be read are NaN, and `raw` has their texts. */
export interface Fix {
  /** Record, kind, partner and, but for a place, track, with separators; null without a record. */
  key: string | null;
  /** A place of its own, no fix of a line. */
  isPlace: boolean;
  /** Seconds since 1970, and years. */
  start: number;
  end: number;
  firstYear: number;
  lastYear: number;
  lng: number;
  lat: number;
  raw: { time: string | null; lng: string | null; lat: string | null } | null;
}

/** The first of these names with a value is taken. */
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

/** Between the parts of a key: ASCII's own unit separator, which no table has in its names. */
export const SEPARATOR = '\x1f';

export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Of a file read as text; DuckDB's own would take eight times as much memory. */
const BUFFER = 'buffer_size = 4194304';

/** For read_csv, which then does not guess. */
function textColumns(names: readonly string[]): string {
  const types = names.map((name) => `${quoted(name)}: 'VARCHAR'`);
  return `header = false, auto_detect = false, columns = {${types.join(', ')}}`;
}

/** How DuckDB reads the input, and its columns. All is text first, so that nothing is lost silently. */
async function sourceOf(connection: DuckDBConnection, input: string, format: Format) {
  const name = quoted(input === '-' ? '/dev/stdin' : input);
  switch (format) {
    case 'csv': {
      const options = `null_padding = true, store_rejects = true, ${BUFFER}`;
      if (input !== '-' || fstatSync(0).isFile()) {
        const table = `read_csv(${name}, header = true, all_varchar = true, ${options})`;
        return { table, columns: await columnsOf(connection, table) };
      }
      // A pipe can be read once only: its header here, its rows by DuckDB, which must not look first.
      const { columns, delimiter } = headerOf(readLine(0));
      const dialect = `delim = ${quoted(delimiter)}, quote = '"', escape = '"', ${options}`;
      return { table: `read_csv(${name}, ${textColumns(columns)}, ${dialect})`, columns };
    }
    case 'ndjson': {
      const columns = Object.values(NAMES).flat();
      const shape = JSON.stringify(Object.fromEntries(columns.map((name) => [name, 'VARCHAR'])));
      // Line by line: read_json loses the line after one that is cut off.
      const lines = `read_csv(${name}, ${textColumns(['line'])}, delim = '\\0', quote = '', escape = '', ${BUFFER})`;
      const json = `CASE WHEN json_valid(line) THEN line END`;
      return {
        table: `(SELECT unnest(json_transform(${json}, '${shape}')) FROM ${lines})`,
        columns,
      };
    }
    case 'parquet': {
      const table = `read_parquet(${name})`;
      return { table, columns: await columnsOf(connection, table) };
    }
    default:
      return format satisfies never;
  }
}

function readLine(file: number): string {
  const bytes: number[] = [];
  const byte = new Uint8Array(1);
  while (readSync(file, byte) === 1 && byte[0] !== 10) bytes.push(byte[0]!);
  return new TextDecoder().decode(Uint8Array.from(bytes)).replace(/\r$/, '');
}

function headerOf(line: string): { columns: string[]; delimiter: string } {
  const split = ['\t', ';', ','].map((delimiter) => ({
    delimiter,
    columns: line.split(delimiter),
  }));
  const most = split.reduce((a, b) => (b.columns.length > a.columns.length ? b : a));
  return { ...most, columns: most.columns.map((name) => name.trim().replace(/^"(.*)"$/, '$1')) };
}

/** The rows from a given one on, in the order of the file, a chunk at a time. */
export async function* readFixes(
  connection: DuckDBConnection,
  { input, format, from }: { input: string; format: Format; from: number },
): AsyncGenerator<Generator<Fix>> {
  const { table, columns } = await sourceOf(connection, input, format);
  const names = columnNames(columns, input);
  const text = (field: Field) => {
    const given = names[field].map((name) => `nullif(trim(CAST("${name}" AS VARCHAR)), '')`);
    return given.length === 0 ? 'NULL' : `coalesce(${given.join(', ')}, NULL)`;
  };
  // Without the column a record is one line; JSON without the key too, since it has no columns.
  const absent = format === 'ndjson' ? 'track IS NULL' : `${names.track.length === 0}`;
  const track = `CASE WHEN ${absent} THEN '-' ELSE ${text('track')} END`;
  const result = await connection.stream(`
    WITH given AS (
      SELECT ${text('record')} AS record,
        ${track} AS track,
        coalesce(${text('kind')}, '') AS kind, coalesce(${text('partner')}, '') AS partner,
        ${text('time')} AS time, ${text('lng')} AS lng, ${text('lat')} AS lat
      FROM ${table} ${from > 0 ? `OFFSET ${from}` : ''}
    ), times AS (
      SELECT *, try_cast(split_part(time, '/', 1) AS TIMESTAMP) AS a,
        try_cast(split_part(time, '/', -1) AS TIMESTAMP) AS b,
        try_cast(lng AS DOUBLE) AS x, try_cast(lat AS DOUBLE) AS y
      FROM given
    )
    SELECT CASE WHEN record IS NOT NULL THEN concat_ws(chr(${SEPARATOR.charCodeAt(0)}), record, kind, partner, track) END,
      track IS NULL, epoch(a), epoch(b), CAST(year(a) AS INTEGER), CAST(year(b) AS INTEGER), x, y,
      a IS NULL OR b IS NULL OR x IS NULL OR y IS NULL,
      CASE WHEN a IS NULL OR b IS NULL THEN time END,
      CASE WHEN x IS NULL THEN lng END, CASE WHEN y IS NULL THEN lat END
    FROM times`);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    yield fixesOf(chunk);
  }
}

function* fixesOf(chunk: DuckDBDataChunk): Generator<Fix> {
  const columns = Array.from({ length: 12 }, (_, i) => chunk.getColumnVector(i));
  const item = (i: number, row: number) => columns[i]!.getItem(row);
  const text = (i: number, row: number) => item(i, row) as string | null;
  const number = (i: number, row: number) => (item(i, row) as number | null) ?? NaN;
  for (let row = 0; row < chunk.rowCount; row++) {
    yield {
      key: text(0, row),
      isPlace: item(1, row) as boolean,
      start: number(2, row),
      end: number(3, row),
      firstYear: number(4, row),
      lastYear: number(5, row),
      lng: number(6, row),
      lat: number(7, row),
      raw: item(8, row) ? { time: text(9, row), lng: text(10, row), lat: text(11, row) } : null,
    };
  }
}

async function columnsOf(connection: DuckDBConnection, table: string): Promise<string[]> {
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`);
  return described.getRows().map(([name]) => String(name));
}

/** The names of each field that are there; DataError where a needed one is missing. */
function columnNames(columns: readonly string[], input: string): Record<Field, string[]> {
  const fields = Object.entries(NAMES) as [Field, string[]][];
  const found = fields.map(([field, names]) => {
    return [field, names.filter((name) => columns.includes(name))] as const;
  });
  for (const [field, names] of found) {
    if (names.length > 0 || !NEEDED.includes(field)) continue;
    const expected = NAMES[field].map((name) => `"${name}"`).join(', ');
    throw new DataError(
      `${input}: there is no column for ${field}, expected one of ${expected}; found ${columns.join(', ')}`,
    );
  }
  return Object.fromEntries(found) as Record<Field, string[]>;
}
