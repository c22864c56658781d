import * as v from 'valibot';
import { complete, isObject, type At, type RawRecord } from './complete';
import { fromFlat, type OnProblem } from './flat';
import { LIMITS, type Limits } from './limits';
import { ownRecord, type Expected, type OwnRecord } from './own-record';
import { csvRows } from './read-csv';
import { geojsonRows } from './read-geojson';

/** One thing wrong with a reader's file; `expected` is said by the page in the reader's language. */
export interface Problem {
  file: string;
  /** Absent when the file as a whole is meant. */
  at?: At;
  field: string;
  /** As it would be written in JSON, shortened. */
  value: string;
  expected: Expected;
  /** For `one-of`: the values that are known. */
  values?: string;
}

export interface ReadResult {
  file: string;
  format: 'GeoJSON' | 'CSV' | 'JSON';
  records: OwnRecord[];
  /** Each left out a record or the whole file. */
  problems: Problem[];
  /** Fields that were not given, and in how many records a default was taken for them. */
  assumed: Record<string, number>;
  /** Columns and properties that were not read. */
  ignored: string[];
}

/**
 * Reads a reader's own file, or one of our exports, whose records come back unchanged. Never throws
 * for what is in the file: everything wrong is a problem, and what is right is read.
 */
export function readRecords(
  file: string,
  text: string,
  bytes = text.length,
  limits: Limits = LIMITS,
): ReadResult {
  const found: ReadResult = {
    ...{ file, format: 'JSON', records: [], problems: [], assumed: {}, ignored: [] },
  };
  /** Places in the file that a record cannot be read from. */
  const broken = new Set<string>();
  const problem: OnProblem = ({ at, field = '', value, expected, values }) => {
    const shown = value === undefined ? '–' : (JSON.stringify(value) ?? String(value));
    const short = shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
    found.problems.push({
      ...{ file, field, value: short, expected },
      ...(at && { at }),
      ...(values !== undefined && { values }),
    });
    if (at) broken.add(keyOf(at));
  };
  const ids = new Set<string>();
  for (const raw of rawRecords()) {
    if (broken.has(keyOf(raw.at))) continue;
    const record = readRecord(raw);
    if (record && ids.has(record.id)) {
      const field = raw.columns?.id ?? 'id';
      problem({ at: raw.at, field, value: record.id, expected: 'unique-id' });
    } else if (record) {
      ids.add(record.id);
      found.records.push(record);
    }
  }
  return found;

  function rawRecords(): readonly RawRecord[] {
    if (bytes > limits.bytes) {
      problem({ value: `${bytes} bytes`, expected: 'file-size' });
    } else if (/\.(csv|tsv|txt)$/i.test(file)) {
      found.format = 'CSV';
      const { rows, columns } = csvRows(text, problem);
      if (columns.length > 1) return flat(rows);
      problem({ value: columns.join(), expected: 'columns' });
    } else if (/\.(geo)?json$/i.test(file)) return rawJson();
    else problem({ value: file.replace(/^.*(?=\.)/, ''), expected: 'file-type' });
    return [];
  }

  function rawJson(): readonly RawRecord[] {
    let data: unknown;
    try {
      data = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch (error) {
      const reason = error instanceof Error ? error.message : error;
      problem({ value: text.trim() === '' ? '' : reason, expected: 'json' });
      return [];
    }
    if (isObject(data) && data.type === 'FeatureCollection' && Array.isArray(data.features)) {
      found.format = 'GeoJSON';
      return flat(geojsonRows(data.features, problem));
    }
    const records = isObject(data) ? data.records : data;
    if (!Array.isArray(records)) {
      problem({ field: 'records', value: records, expected: 'features' });
      return [];
    }
    return few(records).map((value: unknown, i) => {
      return { at: { unit: 'record', n: i + 1 }, value: isObject(value) ? value : {} };
    });
  }

  function flat(rows: Parameters<typeof fromFlat>[0]): readonly RawRecord[] {
    const ignored = new Set<string>();
    // Places and tracks are rows too: a file may have some more of them than records.
    const raws = fromFlat(few(rows, 10), problem, (property) => ignored.add(property));
    found.ignored = [...ignored];
    return few(raws);
  }

  /** None where there are too many. */
  function few<T>(all: readonly T[], times = 1): readonly T[] {
    if (all.length <= limits.records * times) return all;
    problem({ value: all.length, expected: 'record-count' });
    return [];
  }

  function readRecord(raw: RawRecord): OwnRecord | null {
    const assumed = new Set<string>();
    const parsed = v.safeParse(
      ownRecord,
      complete(raw, (field) => assumed.add(field)),
    );
    if (parsed.success) {
      for (const field of assumed) found.assumed[field] = (found.assumed[field] ?? 0) + 1;
      return parsed.output;
    }
    for (const issue of parsed.issues) {
      const path = pathOf(issue);
      // A check of several fields together is reported at one of them.
      const value = issue.path?.at(-1)?.value ?? (issue.path ? undefined : issue.input);
      const expected = expectedOf(issue, value);
      const values = expected === 'one-of' ? issue.expected?.replace(/[()"]/g, '') : undefined;
      problem({ at: raw.at, field: raw.columns?.[path] ?? path, value, expected, values });
    }
    return null;
  }
}

/** Messages are codes; one that valibot wrote itself says that nothing was given. */
function expectedOf({ message }: v.BaseIssue<unknown>, value: unknown): Expected {
  const isOurs = /^[a-z-]+$/.test(message);
  if (!isOurs || (value === undefined && /^(object|list|one-of)$/.test(message))) return 'given';
  return message as Expected;
}

const keyOf = ({ unit, n }: At) => `${unit} ${n}`;

/** `sites[0].position[1]`. */
const pathOf = ({ path }: v.BaseIssue<unknown>): string =>
  (path ?? []).reduce<string>(
    (before, { key }) =>
      typeof key === 'number' ? `${before}[${key}]` : `${before && `${before}.`}${String(key)}`,
    '',
  );
