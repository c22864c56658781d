import * as v from 'valibot';
import type { Source } from '$lib/core/record/record';
import { complete, isObject, type At, type RawRecord } from './complete';
import { fromFlat, type FlatProblem } from './flat';
import { LIMITS, type Limits } from './limits';
import { EXPECTED, ownRecord, ownSource, type Expected, type OwnRecord } from './own-record';
import { csvRows } from './read-csv';
import { geojsonRows } from './read-geojson';
import { extractSources, type EmbeddedSource } from './selection';

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
  sources: Record<string, Source>;
  /** Each left out a record, a source or the whole file. */
  problems: Problem[];
  /** Fields that were not given, and in how many records a default was taken for them. */
  assumed: Record<string, number>;
  /** Columns and properties that were not read. */
  ignored: string[];
}

/**
 * Reads a reader's own file, or one of our exports, which comes back unchanged. Never throws for
 * what is in the file: everything wrong is a problem, and what is right is read.
 */
export function readRecords(
  file: string,
  text: string,
  bytes = text.length,
  limits: Limits = LIMITS,
): ReadResult {
  const reader = new Reader(file, limits);
  if (bytes > limits.bytes) {
    reader.fail(undefined, '', `${bytes} bytes`, 'file-size');
    return reader.result;
  }
  if (/\.(csv|tsv|txt)$/i.test(file)) reader.readCsv(text);
  else if (/\.(geo)?json$/i.test(file)) reader.readJson(text);
  else reader.fail(undefined, '', file.replace(/^.*(?=\.)/, ''), 'file-type');
  return reader.result;
}

class Reader {
  readonly result: ReadResult;
  readonly #ignored = new Set<string>();
  readonly #ids = new Set<string>();
  /** Places in the file that a record cannot be read from. */
  readonly #broken = new Set<string>();

  constructor(
    readonly file: string,
    readonly limits: Limits,
  ) {
    this.result = {
      file,
      format: 'JSON',
      records: [],
      sources: {},
      problems: [],
      assumed: {},
      ignored: [],
    };
  }

  fail(at: At | undefined, field: string, value: unknown, expected: Expected, values?: string) {
    const shown = value === undefined ? '–' : (JSON.stringify(value) ?? String(value));
    this.result.problems.push({
      file: this.file,
      ...(at && { at }),
      field,
      value: shown.length > 80 ? `${shown.slice(0, 79)}…` : shown,
      expected,
      ...(values !== undefined && { values }),
    });
  }

  readCsv(text: string) {
    this.result.format = 'CSV';
    const { rows, columns } = csvRows(text, this.#onFlatProblem);
    if (columns.length < 2) this.fail(undefined, '', columns.join(), 'columns');
    else
      this.#readAll(
        () => fromFlat(rows, this.#onFlatProblem, (p) => this.#ignored.add(p)),
        rows.length,
      );
  }

  readJson(text: string) {
    let data: unknown;
    try {
      data = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch (error) {
      const reason = error instanceof Error ? error.message : error;
      this.fail(undefined, '', text.trim() === '' ? '' : reason, 'json');
      return;
    }
    if (isObject(data) && data.type === 'FeatureCollection' && Array.isArray(data.features)) {
      this.result.format = 'GeoJSON';
      const rows = geojsonRows(data.features, this.#onFlatProblem);
      this.#readAll(
        () => fromFlat(rows, this.#onFlatProblem, (p) => this.#ignored.add(p)),
        rows.length,
      );
      return;
    }
    const found = isObject(data) ? data.records : data;
    if (!Array.isArray(found)) {
      this.fail(undefined, 'records', found, 'features');
      return;
    }
    const sources = isObject(data) && isObject(data.sources) ? Object.values(data.sources) : [];
    sources.forEach((source, i) =>
      this.#readSource({ unit: 'record', n: i + 1 }, source, 'sources'),
    );
    this.#readAll(() => found.map((value, i) => this.#raw(value, i)), found.length);
  }

  #raw(value: unknown, i: number): RawRecord {
    const at = { unit: 'record' as const, n: i + 1 };
    return { at, value: isObject(value) ? value : {} };
  }

  readonly #onFlatProblem = ({ at, field, value, expected }: FlatProblem) => {
    this.fail(at, field, value, expected);
    this.#broken.add(keyOf(at));
  };

  #readAll(raws: () => RawRecord[], count: number) {
    // Places and tracks are rows too: a file may have some more of them than records.
    if (count > this.limits.records * 10) this.fail(undefined, '', count, 'record-count');
    else {
      const records = raws();
      if (records.length > this.limits.records)
        this.fail(undefined, '', records.length, 'record-count');
      else for (const raw of records) this.#read(raw);
    }
    this.result.ignored = [...this.#ignored];
  }

  #read(raw: RawRecord) {
    if (this.#broken.has(keyOf(raw.at))) return;
    const assumed = new Set<string>();
    const value = this.#withCitations(
      raw,
      complete(raw, (field) => assumed.add(field)),
    );
    const parsed = v.safeParse(ownRecord, value);
    if (!parsed.success) {
      for (const issue of parsed.issues) this.#fail(raw, issue);
      return;
    }
    const record = parsed.output;
    if (this.#ids.has(record.id)) {
      this.fail(raw.at, raw.columns?.id ?? 'id', record.id, 'unique-id');
      return;
    }
    this.#ids.add(record.id);
    this.result.records.push(record);
    for (const field of assumed) this.result.assumed[field] = (this.result.assumed[field] ?? 0) + 1;
  }

  /** Sources written out in the record become sources of the file; the record keeps its citations. */
  #withCitations(raw: RawRecord, value: object): object {
    const given = 'sources' in value && Array.isArray(value.sources) ? value.sources : [];
    const isEmbedded = (s: unknown): s is EmbeddedSource => isObject(s) && 'custom' in s;
    if (!given.length || !given.every(isEmbedded)) return value;
    const { citations, sources } = extractSources(given);
    sources.forEach((source, i) => this.#readSource(raw.at, source, `sources[${i}]`));
    return { ...value, sources: citations };
  }

  #readSource(at: At, source: unknown, field: string) {
    const parsed = v.safeParse(ownSource, source);
    if (parsed.success) this.result.sources[parsed.output.id] = parsed.output as Source;
    else for (const issue of parsed.issues) this.#fail({ at }, issue, `${field}.`);
  }

  #fail(
    { at, columns }: Pick<RawRecord, 'at' | 'columns'>,
    issue: v.BaseIssue<unknown>,
    before = '',
  ) {
    const path = before + pathOf(issue);
    // A check of several fields together is reported at one of them.
    const value = issue.path?.at(-1)?.value ?? (issue.path ? undefined : issue.input);
    const expected = expectedOf(issue, value);
    const values = expected === 'one-of' ? issue.expected?.replace(/[()"]/g, '') : undefined;
    this.fail(at, columns?.[path] ?? path, value, expected, values);
  }
}

function expectedOf({ message }: v.BaseIssue<unknown>, value: unknown): Expected {
  const known = EXPECTED.find((code) => code === message) ?? 'given';
  return value === undefined && ['object', 'list', 'one-of'].includes(known) ? 'given' : known;
}

const keyOf = ({ unit, n }: At) => `${unit} ${n}`;

/** `sites[0].position[1]`. */
function pathOf(issue: v.BaseIssue<unknown>): string {
  let path = '';
  for (const { key } of issue.path ?? []) {
    path += typeof key === 'number' ? `[${key}]` : `${path ? '.' : ''}${String(key)}`;
  }
  return path;
}
