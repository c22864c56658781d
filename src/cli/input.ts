import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../lib/core/record/input-error';
import { datasetOf, type ReachDataset } from '../lib/core/reach/dataset';
import type { DirectionSet } from '../lib/core/reach/directions';
import type { HomeRings } from '../lib/core/earth/land';
import { regionLookup, type Regions, withRegions } from '../lib/core/earth/regions';
import { BASE } from '../lib/core/record/languages';
import type { AtlasData } from '../lib/core/record/record';
import type { SetData } from '../lib/core/record/set';
import type { Rule } from '../lib/core/record/rules';
import { openFile, openText, parseJson, type Opened } from '../lib/records/import/open';
import {
  shortened,
  type Limits,
  type Problem,
  type ReadResult,
} from '../lib/records/import/own-file';
import { assignRegions } from '../lib/records/import/own-record';
import { readUnasked } from '../lib/records/import/read';
import { decode } from '../lib/records/import/table';
import { ownPage } from '../lib/records/own/own-page';
import { proposed } from '../lib/records/own/subject';
import { voiceOf } from '../lib/site/text/voice';
import { UsageError, type Values } from './options';
import { ASSETS } from '../../tools/set.mjs';

/** A file of data is wrong: exit code 1. */
export class DataError extends Error {}

/** Reports why a command failed and returns the exit code: 1 bad data, 2 bad usage. */
export function failed(error: unknown, input: string, err: (text: string) => void): 1 | 2 {
  if (!(error instanceof Error)) throw error;
  if (error instanceof UsageError) {
    err(`${error.message}\nTry --help.\n`);
    return 2;
  }
  err(`${messageOf(error, input)}\n`);
  return 1;
}

function messageOf(error: Error, input: string): string {
  const { message } = error;
  if (error instanceof DataError || error instanceof InputError) return message;
  // From DuckDB, about a file or disk that it cannot write.
  const [, unwritten] = /^IO Error: (.*)/.exec(message) ?? [];
  if (unwritten) return `The output could not be written: ${unwritten}`;
  // A file nested too deep or too large for memory is no fault of the program.
  if (/call stack|string (length|longer)|memory/i.test(message))
    return `${input}: too deep or too large to be read (${message})`;
  return `This is a fault of the program, not of your data: ${message}`;
}

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The path of a built file of the set. */
export const data = (file: string) => join(ROOT, ASSETS, 'data', file);
/** Far above the limits of the page: here only memory counts. */
const LIMITS: Limits = {
  columns: 1000,
  bytes: 500_000_000,
  records: 1_000_000,
  rows: 10_000_000,
  cell: 1_000_000,
  cells: 50_000_000,
  elements: 50_000_000,
  unpackedBytes: 2_000_000_000,
};
const MOST_PROBLEMS = 20;

/** A line for each problem, and how many more there are. */
export function listed(problems: readonly string[]): string {
  const more = problems.length - MOST_PROBLEMS;
  const shown = [...problems.slice(0, MOST_PROBLEMS), ...(more > 0 ? [`and ${more} more`] : [])];
  return `${shown.join('\n')}\n`;
}

/** Opens a workbook or KML file of the arguments, which is asynchronous; null for a file that is read as text. */
export async function openInput(argv: readonly string[]): Promise<Opened | null> {
  const named = argv.find((word, i) => argv[i - 1] === '--input' || word.startsWith('--input='));
  const input = named?.replace(/^--input=/, '') ?? '';
  if (!/\.(xlsx|kml)$/i.test(input)) return null;
  try {
    return await openFile(input, readFileSync(input), { limits: LIMITS });
  } catch {
    // Reported later, as any file that cannot be read.
    return null;
  }
}

/**
 * The dataset of the atlas, or the records of a file: as records of the set if all are in its regions, else as the page
 * measures a reader's own. `warn` is called for what was not read, or assumed.
 */
export function readDataset(
  { input, origin, 'join-rows': isJoined = false }: Pick<Values, 'input' | 'origin' | 'join-rows'>,
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
  const decoded = opened ? { text: '' } : decode(readBytes(input));
  const { wrapped, dataVersion, coverage } = unwrap(decoded.text);
  // Standard input has no name that says what it is.
  const name = input === '-' ? `stdin.${/^\s*[[{]/.test(decoded.text) ? 'json' : 'csv'}` : input;
  const file = opened ?? openText(name, { ...decoded, text: wrapped }, LIMITS);
  const read = readUnasked(file, LIMITS, { isJoined });
  const { records, problems } = read;
  if (problems.length > 0) {
    throw new DataError(listed(problems.map(problemText)).trimEnd());
  }
  if (file.encoding && file.encoding !== 'utf-8') warn(`${name}: read as ${file.encoding}`);
  warningsOf(read, isJoined).forEach(warn);
  const version = dataVersion ?? basename(name);
  const regionIds = new Set(parts.regions.features.map(({ properties }) => properties.id));
  const isOfSet = records.every(({ sites, track }) =>
    [...sites.map(({ region }) => region), ...(track ? Object.keys(track.regionShare) : [])].some(
      (region) => regionIds.has(region),
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
  const located = records.map((record) => withRegions(record, regionAt));
  return datasetOf(
    { dataVersion: version, ...(coverage && { coverage }), records: located },
    parts,
  );
}

/** A set of a reader's own records, as the page makes it; the origin is their first place, unless given. */
function ownDataset(
  original: ReadResult['records'],
  file: string,
  origin?: Exclude<Values['origin'], 'set'>,
): [ReachDataset, from: string] {
  const subject = proposed(original, file);
  if (origin) subject.origin = origin;
  const { name, position } = subject.origin;
  const records = assignRegions(original, position);
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

/** Wraps a single event in a list, and takes the version and coverage of a dataset. */
function unwrap(text: string): Partial<Pick<AtlasData, 'dataVersion'>> & {
  wrapped: string;
  coverage?: { to: string };
} {
  let content: Partial<AtlasData> & { id?: unknown; start?: unknown };
  try {
    content = JSON.parse(text);
  } catch {
    return { wrapped: text };
  }
  if (content?.id !== undefined && content.start !== undefined) return { wrapped: `[${text}]` };
  const { dataVersion, coverage } = content ?? {};
  return {
    wrapped: text,
    ...(typeof dataVersion === 'string' && { dataVersion }),
    ...(typeof coverage?.to === 'string' && { coverage }),
  };
}

const { say } = voiceOf(BASE);
const LIMIT_TEXTS = { size: '500 MB', unpacked: '2 GB' };

/** A problem of a file in the words of the page: file, place, field, value, and what was expected. */
function problemText({ file, row, field, value, expected, values = '' }: Problem): string {
  const place = row ? `${file}: ${row.unit} ${row.n}` : file;
  const valueText = { '–': 'missing', '""': 'empty' }[value] ?? value;
  const text = say('own_expected', { ...LIMIT_TEXTS, expected, values: numberText(values) });
  // The file is something, but has so many rows.
  const isOrHas = expected.endsWith('-count') ? `has ${numberText(value)}` : `is ${valueText}`;
  return `${place}: ${field || 'the file'} ${isOrHas}, expected ${text}`;
}

const numberText = (text: string) =>
  /^\d+$/.test(text) ? Number(text).toLocaleString(BASE) : text;

/** What was left out or assumed without being wrong. */
function warningsOf(read: ReadResult, isJoined: boolean): string[] {
  const { file, ignored, notes, shared, total } = read;
  const listOf = (counts: Record<string, number>) =>
    Object.entries(counts).map(([name, n]) => `${shortened(name)} (${n})`);
  const counted = listOf(read.assumed);
  const unknown = listOf(read.unknown);
  return [
    ...(shared.rows && !isJoined
      ? [
          `${shared.rows} of the ${total} rows share name and dates with another; --join-rows would make them ${shared.records} record(s)`,
        ]
      : []),
    ...(unknown.length
      ? [`participants left out, as no known country: ${unknown.join(', ')}`]
      : []),
    ...(ignored.length ? [`columns not read: ${ignored.join(', ')}`] : []),
    ...(counted.length ? [`assumed, as not given: ${counted.join(', ')}`] : []),
    ...Object.entries(notes).map(([note, n]) => say('own_note_of', { note, n })),
  ].map((warning) => `${file}: ${warning}`);
}

export const readText = (file: string): string => decode(readBytes(file)).text;

/** `-` is standard input. */
function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file);
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

/** Throws DataError unless the input is a file and the outputs can be written as files. */
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
