import { bisector, range } from 'd3-array';
import * as v from 'valibot';
import * as claims from '#core/context/claims-file';
import * as context from '#core/context/context-file';
import * as shapes from '#core/record/dataset-files';
import * as set from '#core/record/set-file';
import optionalFiles from './optional.json' with { type: 'json' };
import { eventFile, sourcesFile, type EventFile } from '#core/record/schema';

export const FILES = {
  set: ['set.json', set.setFile],
  vocabulary: ['vocabulary.json', set.vocabularyFile],
  sources: ['sources.json', sourcesFile],
  regions: ['regions.geojson', shapes.regionsFile],
  directions: ['directions.json', shapes.directionsFile],
  rules: ['rules.json', shapes.rulesFile],
  published: ['published.json', shapes.publishedFile],
  coverage: ['coverage.json', shapes.coverageFile],
  places: ['places.json', shapes.placesFile],
  changes: ['changes.json', set.changesFile],
  context: ['context.json', context.contextFile],
  contextSources: ['context-sources.json', sourcesFile],
  scale: ['scale.json', context.scaleFile],
  claims: ['claims.json', claims.claimsFile],
  zones: ['watch-zones.geojson', claims.zonesFile],
  straits: ['straits.geojson', claims.straitsFile],
  notHeld: ['not-held.json', claims.notHeldFile],
} as const;

type Table = typeof FILES;
type Entry = Table[keyof Table];

const ENTRIES: readonly (readonly [file: string, schema: v.GenericSchema])[] = Object.values(FILES);
const NAMES = ENTRIES.map(([file]) => file);

/** Layers of the map, each by its file's name. Regions are more: every record lies in one. */
const LAYERS = Object.entries(FILES).filter(([name, [file]]) => {
  return name !== 'regions' && file.endsWith('.geojson');
});
export const layersOf = (parsedSet: Dataset) =>
  LAYERS.map(([name, [file]]) => {
    const content = parsedSet[name as keyof Table] as { features: readonly unknown[] };
    return { file, layer: file.replace('.geojson', ''), content };
  });

const NO_FEATURES = { type: 'FeatureCollection', about: '', features: [] };
/** Defaults of files that a set may omit. */
const OPTIONAL: Record<string, unknown> = {
  ...Object.fromEntries(LAYERS.map(([, [file]]) => [file, NO_FEATURES])),
  ...optionalFiles,
};

const schemas = ENTRIES.map(([file, schema]) => [file.split('.')[0]!, schema] as const);
export const SCHEMAS = Object.fromEntries(schemas);

export function problem(file: string, field: string, value: unknown, expected: string) {
  const subject = field === '' ? file : `${file}: ${field}`;
  return `${subject} is ${value === undefined ? 'missing' : JSON.stringify(value)}, expected ${expected}`;
}

export function fieldAt(field: string, key: string | number) {
  if (typeof key === 'number') return `${field}[${key}]`;
  return field === '' ? key : `${field}.${key}`;
}

export const valueAt = (content: unknown, field: string): unknown =>
  field
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce(
      (value, key) => (typeof value === 'object' && value ? Reflect.get(value, key) : undefined),
      content,
    );

export function valuesIn(
  value: unknown,
  field = '',
  values: { field: string; value: unknown }[] = [],
) {
  values.push({ field, value });
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      valuesIn(inner, fieldAt(field, Array.isArray(value) ? Number(key) : key), values);
  return values;
}

export interface RecordFile {
  file: string;
  event: EventFile;
}
export type Dataset = { [Name in keyof Table]: v.InferOutput<Table[Name][1]> } & {
  events: RecordFile[];
  /** Not yet certain enough to count; like `events/`, to which they may move. */
  candidates: RecordFile[];
  /** Of the newest entry of the changelog. */
  newestDay: string;
};

export type FileContents = { [E in Entry as E[0]]: v.InferOutput<E[1]> } & {
  [event: `${'events' | 'candidates'}/${string}.json`]: EventFile;
};

/** By path below the set's folder. */
export type Files = ReadonlyMap<string, string>;

/** Among the files of a set. */
export const GENERAL = '../CODEBOOK.md';

export const citationsIn = (dataset: Dataset) =>
  Object.entries({
    'context.json': dataset.context,
    'scale.json': dataset.scale,
    'claims.json': dataset.claims,
    'watch-zones.geojson': dataset.zones,
    'not-held.json': dataset.notHeld,
  }).flatMap(([file, content]) =>
    valuesIn(content).flatMap(({ field, value }) =>
      typeof value === 'string' && /(sources|studySources)\[\d+\]$|^study$/.test(field)
        ? [{ file, field, id: value }]
        : [],
    ),
  );

/** Undefined after a problem. */
export function parseDataset(files: Files, problems: string[]): Dataset | undefined {
  const before = problems.length;
  const [events, candidates] = ['events', 'candidates'].map((folder) =>
    recordsIn(`${folder}/`, files, problems),
  ) as [RecordFile[], RecordFile[]];
  const missing = (file: string, expected: string) =>
    problems.push(problem(file, '', undefined, expected));
  // Otherwise everything that records use would be reported as unused.
  if (events.length === 0 && problems.length === before) missing('events/', 'at least one record');
  const newestDay = newestDayOf(files) ?? '';
  if (!newestDay) missing('CHANGELOG.md', 'an entry that begins with "## " and its day');
  if (!files.has('CODEBOOK.md')) missing('CODEBOOK.md', 'a file that says what one record is');
  for (const file of files.keys())
    if (/json$/.test(file) && !file.includes('/') && !NAMES.includes(file))
      problems.push(problem(file, '', 'unknown', `one of ${NAMES.join(', ')}`));
  const contents = Object.entries(FILES).map(([name, [file, schema]]) => [
    name,
    parse(schema, file, files, problems),
  ]);
  if (problems.length > before) return undefined;
  return { events, candidates, newestDay, ...Object.fromEntries(contents) } as Dataset;
}

export const newestDayOf = (files: Files): string | undefined =>
  /^## (\d{4}-\d{2}-\d{2})/m.exec(files.get('CHANGELOG.md') ?? '')?.[1];

function recordsIn(folder: string, files: Files, problems: string[]): RecordFile[] {
  const own = [...files.keys()].filter((file) => file.startsWith(folder)).sort();
  return own.flatMap((file) => {
    if (!file.endsWith('.json')) {
      problems.push(problem(file, '', file, `only .json files in ${folder}`));
      return [];
    }
    const event = parse(eventFile, file, files, problems);
    return event ? { file, event } : [];
  });
}

const cache = new Map<string, unknown>();

function parse<S extends v.GenericSchema>(
  schema: S,
  file: string,
  files: Files,
  problems: string[],
): v.InferOutput<S> | undefined {
  const content = files.get(file);
  const refuse = (value: unknown, expected: string): undefined =>
    void problems.push(problem(file, '', value, expected));
  if (content === undefined && file in OPTIONAL) return OPTIONAL[file] as v.InferOutput<S>;
  if (content === undefined) return refuse(undefined, 'a file of this name');
  if (content.includes('\uFFFD')) return refuse('not UTF-8', 'UTF-8: save it in that encoding');
  const key = `${file}\n${content}`;
  if (cache.has(key)) return cache.get(key) as v.InferOutput<S>;
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    return refuse(`${error} (line ${brokenLine(content)})`, 'valid JSON');
  }
  const faults = new Map<string, string>();
  const result = parsed(schema, data, (issue) => {
    const keys = (issue.path ?? []).map((step) => step.key as string | number);
    const field = keys.reduce<string>(fieldAt, '');
    // One fault a field: what is no date is no day of the calendar, either.
    if (!faults.has(field)) faults.set(field, problem(file, field, issue.input, expectedOf(issue)));
  });
  problems.push(...faults.values());
  if (faults.size > 0) return undefined;
  cache.set(key, result.output);
  return result.output as v.InferOutput<S>;
}

/** Valibot names only the first unknown field: each is taken away to find the next. */
function parsed(
  schema: v.GenericSchema,
  data: unknown,
  tell: (issue: v.BaseIssue<unknown>) => void,
): v.SafeParseResult<v.GenericSchema> {
  const result = v.safeParse(schema, data);
  const unknown = (result.issues ?? []).filter(({ expected }) => expected === 'never');
  result.issues?.forEach(tell);
  for (const { path = [] } of unknown) {
    const { input, key } = path.at(-1) as { input: object; key: string };
    Reflect.deleteProperty(input, key);
  }
  return unknown.length > 0 ? parsed(schema, data, tell) : result;
}

/** V8 rarely gives a position; up to the line before, the text is only incomplete. */
function brokenLine(text: string) {
  const lines = text.split('\n');
  const isBroken = (n: number) => {
    const start = lines.slice(0, n).join('\n');
    try {
      JSON.parse(start);
      return false;
    } catch (error) {
      const { message } = error as SyntaxError;
      if (/^Unterminated string/.test(message)) return true;
      const [, position] = /at position (\d+)/.exec(message) ?? [];
      return position ? Number(position) < start.length : !/end of JSON input/.test(message);
    }
  };
  const { left } = bisector((n: number) => Number(isBroken(n)));
  return Math.min(left(range(lines.length + 1), 1), lines.length);
}

const EXPECTED: Record<string, string> = {
  never: 'no field of this name',
  Object: 'fields in braces, {…}',
  Array: 'a list in brackets, […]',
};

/** Valibot's own messages begin with "Invalid". */
function expectedOf({ message, expected, input }: v.BaseIssue<unknown>) {
  if (message.startsWith('Invalid key') && input === undefined) return 'a field of this name';
  if (!message.startsWith('Invalid') || expected === null) return message;
  return EXPECTED[expected] ?? expected;
}
