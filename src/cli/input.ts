import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../lib/core/record/input-error';
import { datasetOf, type ReachDataset } from '../lib/core/reach/dataset';
import type { DirectionSet } from '../lib/core/reach/directions';
import type { HomeRings } from '../lib/core/earth/land';
import { regionLookup, type Regions, withRegions } from '../lib/core/earth/regions';
import type { AtlasData } from '../lib/core/record/record';
import type { SetData } from '../lib/core/record/set';
import type { Rule } from '../lib/core/record/rules';
import { openFile, parseJson, type Opened } from '../lib/records/import/open';
import type { Limits, Note, Problem, ReadResult } from '../lib/records/import/own-file';
import { assignRegions } from '../lib/records/import/own-record';
import { readRecords, readUnasked } from '../lib/records/import/read';
import { ownPage } from '../lib/records/own/own-page';
import { proposed } from '../lib/records/own/subject';
import { UsageError, type Values } from './options';
import { ASSETS } from '../../tools/set.mjs';
import messages from '../../messages/data/en.json' with { type: 'json' };

/** What the files of data hold is wrong: exit code 1. */
export class DataError extends Error {}

/** Says why a command gave nothing, and the exit code for that: 1 bad data, 2 bad usage. */
export function failed(error: unknown, input: string, err: (text: string) => void): 1 | 2 {
  if (!(error instanceof Error)) throw error;
  if (error instanceof UsageError) {
    err(`${error.message}\nTry --help.\n`);
    return 2;
  }
  const isKnown = error instanceof DataError || error instanceof InputError;
  // Nested too deep to be read, too large for memory: the file, not the program.
  const isTooMuch = /call stack|string length|memory/i.test(error.message);
  // What DuckDB says of a file or disk that it cannot write.
  const [, unwritten] = /^IO Error: (.*)/.exec(error.message) ?? [];
  const message = unwritten
    ? `The output could not be written: ${unwritten}`
    : isTooMuch
      ? `${input}: too deep or too large to be read (${error.message})`
      : `This is a fault of the program, not of your data: ${error.message}`;
  err(`${isKnown ? error.message : message}\n`);
  return 1;
}

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** A built file of the set. */
export const data = (file: string) => join(ROOT, ASSETS, 'data', file);
/** The page refuses far less; here only memory is the limit. */
const LIMITS: Limits = {
  columns: 1000,
  bytes: 500_000_000,
  records: 1_000_000,
  unpackedBytes: 2_000_000_000,
};
const MOST_PROBLEMS = 20;

/** A line each, and how many more there are. */
export function listed(problems: readonly string[]): string {
  const more = problems.length - MOST_PROBLEMS;
  const shown = [...problems.slice(0, MOST_PROBLEMS), ...(more > 0 ? [`and ${more} more`] : [])];
  return `${shown.join('\n')}\n`;
}

/** A workbook or KML file among the arguments, whose parsers take their time; null for what is read as text. */
export async function openInput(argv: readonly string[]): Promise<Opened | null> {
  const named = argv.find((word, i) => argv[i - 1] === '--input' || word.startsWith('--input='));
  const input = named?.replace(/^--input=/, '') ?? '';
  if (!/\.(xlsx|kml)$/i.test(input)) return null;
  try {
    return await openFile(input, readFileSync(input), { limits: LIMITS });
  } catch {
    // It is reported with all that cannot be read.
    return null;
  }
}

/**
 * The atlas's own dataset; or the records of a file: where all its places are in regions of the set, as records
 * of the set, else as the page measures a reader's own. `warn` gets what was not read or given.
 */
export function readDataset(
  { input, origin }: Pick<Values, 'input' | 'origin'>,
  opened: Opened | null = null,
  warn: (warning: string) => void = () => {},
): ReachDataset {
  const set = readSet();
  const parts = {
    rules: readJson<Rule[]>(data('rules.json')),
    home: readJson<HomeRings>(data('home.json')),
    periods: set.periods ?? null,
    newPlaceKm: set.newPlace.km,
    ...readPlaces(),
  };
  if (input === undefined) return datasetOf(readJson<AtlasData>(data('events.json')), parts);
  const text = opened ? '' : readText(input).replace(/^\uFEFF/, '');
  const { wrapped, dataVersion, coverage } = unwrap(text);
  // Standard input has no name that says what it is.
  const name = input === '-' ? `stdin.${/^\s*[[{]/.test(text) ? 'json' : 'csv'}` : input;
  const read = opened
    ? readUnasked(opened, LIMITS)
    : readRecords(name, wrapped, Buffer.byteLength(text), LIMITS);
  const { records, problems } = read;
  if (problems.length > 0) {
    throw new DataError(listed(problems.map(problemText)).trimEnd());
  }
  warningsOf(read).forEach(warn);
  const version = dataVersion ?? basename(name);
  const known = new Set(parts.regions.features.map(({ properties }) => properties.id));
  const isOfSet = records.every(({ sites, track }) =>
    [...sites.map(({ region }) => region), ...(track ? Object.keys(track.regionShare) : [])].some(
      (region) => known.has(region),
    ),
  );
  if (origin !== 'set' && (origin || !isOfSet)) {
    const [measured, from] = ownDataset(records, version, origin);
    warn(
      `${basename(name)}: measured from ${from}, in eight sectors of the compass or the regions that it brings, without home land; --origin chooses another point`,
    );
    return measured;
  }
  const regionAt = regionLookup(parts.regions);
  const given = records.map((record) => withRegions(record, regionAt));
  return datasetOf({ dataVersion: version, ...(coverage && { coverage }), records: given }, parts);
}

/** As the page makes a set of a reader's records, from their first place unless another point is asked for. */
function ownDataset(
  given: ReadResult['records'],
  file: string,
  origin?: Exclude<Values['origin'], 'set'>,
): [ReachDataset, from: string] {
  const subject = proposed(given, file);
  if (origin) subject.origin = origin;
  const { name, position } = subject.origin;
  const records = assignRegions(given, position);
  const { index, rules, set } = ownPage({ file, date: '2000-01-01', set: 'own', subject, records });
  const parts = {
    rules,
    directions: index.directions,
    home: null,
    regions: null,
    periods: set.periods ?? null,
    newPlaceKm: set.newPlace.km,
  };
  const { coverage } = index;
  return [
    datasetOf({ dataVersion: file, coverage, records }, parts),
    `${name} (${position[1]}, ${position[0]})`,
  ];
}

export const readSet = () => readJson<SetData>(data('set.json'));

/** The regions and directions of the atlas. */
export function readPlaces(): { regions: Regions; directions: DirectionSet } {
  return {
    regions: readJson<Regions>(data('regions.geojson')),
    directions: readJson<DirectionSet>(data('directions.json')),
  };
}

/** One event file is a list of one; the version and coverage of a dataset are kept. */
function unwrap(text: string): Partial<Pick<AtlasData, 'dataVersion'>> & {
  wrapped: string;
  coverage?: { to: string };
} {
  let data: Partial<AtlasData> & { id?: unknown; start?: unknown };
  try {
    data = JSON.parse(text);
  } catch {
    return { wrapped: text };
  }
  if (data?.id !== undefined && data.start !== undefined) return { wrapped: `[${text}]` };
  const { dataVersion, coverage } = data ?? {};
  return {
    wrapped: text,
    ...(typeof dataVersion === 'string' && { dataVersion }),
    ...(typeof coverage?.to === 'string' && { coverage }),
  };
}

type Texts = Record<string, string>;
const textsOf = (key: 'own_expected' | 'own_note_of') => messages[key][0]!.match as Texts;

/** What is wrong in a file, in the words of the page: file, place, field, value, what was expected. */
function problemText({ file, row, field, value, expected, values = '' }: Problem): string {
  const place = row ? `${file}: ${row.unit} ${row.n}` : file;
  const said = { '–': 'missing', '""': 'empty' }[value] ?? value;
  const text = textsOf('own_expected')[`expected=${expected}`]!.replace('{values}', values);
  const limits: Texts = { size: '500 MB', n: '1,000,000', unpacked: '2 GB' };
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => limits[name] ?? '');
  return `${place}: ${field || 'the file'} is ${said}, expected ${filled}`;
}

/** What was left out or assumed, though nothing is wrong. */
function warningsOf({ file, assumed, ignored, notes }: ReadResult): string[] {
  const counted = Object.entries(assumed).map(([field, n]) => `${field} (${n})`);
  return [
    ...(ignored.length ? [`columns not read: ${ignored.join(', ')}`] : []),
    ...(counted.length ? [`assumed, as not given: ${counted.join(', ')}`] : []),
    ...Object.entries(notes).map(([note, n]) =>
      textsOf('own_note_of')[`note=${note as Note}`]!.replace('{n}', String(n)),
    ),
  ].map((warning) => `${file}: ${warning}`);
}

/** `-` is standard input. */
export function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw unread(file, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

function unread(file: string, code: string) {
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'is a folder, expected a file',
    EACCES: 'may not be read',
  };
  return new DataError(`${file}: ${reasons[code] ?? code}`);
}

/** That the input is a file, and the outputs may become some. */
export function checkFile(input: string, outputs: readonly string[]) {
  if (input !== '-' && !existsSync(input)) throw unread(input, 'ENOENT');
  for (const file of [input, ...outputs])
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw unread(file, 'EISDIR');
}

export function readJson<Data>(file: string): Data {
  const text = readText(file);
  try {
    return parseJson(text) as Data;
  } catch (error) {
    throw new DataError(`${file}: is no JSON (${(error as Error).message})`);
  }
}
