import { parseArgs } from 'node:util';
import { UsageError } from '../options';

export const FORMATS = ['csv', 'ndjson', 'parquet'] as const;
export type Format = (typeof FORMATS)[number];

export interface CellsOptions {
  /** A file of positions, `-` for standard input, null to write only the distances. */
  input: string | null;
  format: Format;
  output: string;
  radiusKm: number;
  /** Fixes further apart than this are not joined; null joins all. */
  gapHours: number | null;
  /** Where to write how far each cell lies from the origin, and in which direction. */
  distances: string | null;
}

export const CELLS_HELP = `Joint Reach: positions into cells, for SQL (docs/beyond-one-machine.md).

Usage: npm run -s reach -- cells --input FILE|- --output cells.parquet [options]

One row a record, year, kind, partner and H3 cell of resolution 4:
  record, year, kind, partner, cell (64-bit integer), area_km2, inside (1: the line itself was in it)

Input: CSV or TSV with a header, newline-delimited JSON, or Parquet, with the columns
  record   whose position (or id, mmsi, icao24)
  track    one line of the record; without this column a record is one line,
           where it is empty the row is a place of its own
  time     ISO 8601, or two of them as start/end for a place known for a while (or timestamp)
  kind, partner   as you like; may be missing
  lng, lat        degrees, -180 to 180 and -90 to 90 (or lon, longitude, latitude)
The rows of a line come in order of time, lines one after the other or mixed.

Options
  --format csv|ndjson|parquet   of the input          [by its name; csv for -]
  --radius KM   how far a position reaches, 30 to 2000                  [150]
  --gap HOURS   fixes further apart are not joined by a great circle; none joins all  [12]
  --distances FILE   also write each cell's direction and km from the origin, csv or parquet
Rows that cannot be read go to OUTPUT.bad.csv with line, field, value and what was expected.
Stopped, the same command goes on where it was; OUTPUT.part holds what is done.
`;

/** Throws UsageError, with what was given and what was expected. */
export function readCellsOptions(argv: readonly string[]): CellsOptions | 'help' {
  const text = { type: 'string' } as const;
  const given = parse(() => {
    const options = {
      ...{ input: text, output: text, format: text, radius: text, gap: text, distances: text },
      help: { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...argv], options }).values;
  });
  if (given.help) return 'help';
  const { input = null, output = '', distances = null } = given;
  if (input === null && distances === null) {
    throw new UsageError('--input is missing, expected a file of positions or -');
  }
  if (input !== null && !output.endsWith('.parquet')) {
    throw new UsageError(`--output is ${JSON.stringify(output)}, expected a name in .parquet`);
  }
  const ending = /\.(ndjson|jsonl|parquet)$/.exec(input ?? '')?.[1] ?? 'csv';
  const format = given.format ?? (ending === 'jsonl' ? 'ndjson' : ending);
  if (!FORMATS.some((known) => known === format)) {
    throw new UsageError(`--format is ${JSON.stringify(format)}, expected ${FORMATS.join(', ')}`);
  }
  if (input === '-' && format === 'parquet') {
    throw new UsageError('--input is "-", expected a file: Parquet is read from its end');
  }
  const hours = given.gap === 'none' ? null : number('gap', given.gap ?? '12');
  return {
    ...{ input, output, distances, format: format as Format, gapHours: hours },
    radiusKm: number('radius', given.radius ?? '150'),
  };
}

function parse<Values>(read: () => Values): Values {
  try {
    return read();
  } catch (error) {
    throw new UsageError(String((error as Error).message).split('. ')[0]);
  }
}

function number(option: string, given: string): number {
  const value = given.trim() === '' ? NaN : Number(given);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new UsageError(`--${option} is ${JSON.stringify(given)}, expected a number above 0`);
}
