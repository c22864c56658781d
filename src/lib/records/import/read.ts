import * as v from 'valibot';
import { InputError } from '$lib/core/record/input-error';
import { checkRecords } from '$lib/core/record/record-check';
import { complete, textOf, type At, type RawRecord } from './complete';
import { fromFlat, type Note } from './flat';
import { LIMITS, type Limits } from './limits';
import type { Mapping } from './mapping';
import { hearing, openText, refused, type FileFormat, type Opened, type Problem } from './open';
import { ownRecord, type Expected, type OwnRecord } from './own-record';

export type { Problem } from './open';

/** Everything of the file is in `records`, or in `left` with a problem that says why. */
export interface ReadResult {
  file: string;
  format: FileFormat;
  records: OwnRecord[];
  /** Each left out a row, a record or the whole file. */
  problems: Problem[];
  /** Rows, features or records that the file has, and those that were left out. */
  total: number;
  left: At[];
  /** Fields that were not given, and in how many records a default was taken for them. */
  assumed: Record<string, number>;
  /** Columns and properties that were not read. */
  ignored: string[];
  /** What is shown otherwise than it was given, and how often. */
  notes: Partial<Record<Note, number>>;
}

/**
 * As `readOpened`, of a text file, where nobody can be asked: what is doubtful is a problem, or read
 * as it stands.
 */
export function readRecords(
  file: string,
  text: string,
  bytes = text.length,
  limits: Limits = LIMITS,
): ReadResult {
  if (bytes > limits.bytes) {
    return readUnasked(refused(file, `${bytes} bytes`, 'file-size'), limits);
  }
  return readUnasked(openText(file, text), limits);
}

export function readUnasked(opened: Opened, limits: Limits): ReadResult {
  const { mapping, doubts } = opened.guess;
  if (doubts.includes('order')) {
    const { start = '' } = mapping.columns;
    return readUnasked(refused(opened.file, start, 'order'), limits);
  }
  return readOpened(opened, { ...mapping, swapped: false, grid: 'degrees' }, limits);
}

/**
 * Reads a reader's own file, or one of our exports, whose records come back unchanged. Never throws
 * for what is in the file: everything wrong is a problem, and what is right is read.
 */
export function readOpened(
  opened: Opened,
  mapping: Mapping,
  limits: Limits = LIMITS,
  onProgress: (done: number) => void = () => {},
): ReadResult {
  const { file, format, content } = opened;
  const found: ReadResult = {
    ...{ file, format, records: [], problems: [...opened.problems], total: 0, left: [] },
    ...{ assumed: {}, ignored: [], notes: {} },
  };
  const tell = hearing(file, found.problems);
  /** Places in the file that a record cannot be read from. */
  const broken = new Set<string>();
  const breakAt = (at: At) => void broken.add(keyOf(at));
  const isBroken = (at: At) => broken.has(keyOf(at));
  found.problems.forEach(({ at }) => at && breakAt(at));

  const ids = new Set<string>();
  const raws = rawRecords();
  for (const [i, raw] of raws.entries()) {
    if (i % 500 === 499) onProgress(i / raws.length);
    const rows = raw.rows ?? [raw.at];
    const record = readRecord(raw);
    if (record && ids.has(record.id)) {
      const field = raw.columns?.id ?? 'id';
      tell({ at: raw.at, field, value: record.id, expected: 'unique-id' });
    } else if (record) {
      ids.add(record.id);
      found.records.push(record);
      continue;
    }
    rows.forEach(breakAt);
  }
  const all = 'records' in content ? content.records : content.rows;
  found.total = all.length;
  found.left = all.map(({ at }) => at).filter(isBroken);
  return found;

  function rawRecords(): readonly RawRecord[] {
    if ('records' in content) return few(content.records);
    const { rows, columns } = content;
    const ears = {
      onProblem(problem: Parameters<typeof tell>[0]) {
        tell(problem);
        if (problem.at) breakAt(problem.at);
      },
      isBroken,
      onIgnored: (property: string) => void found.ignored.push(property),
      onNote: (note: Note) => void (found.notes[note] = (found.notes[note] ?? 0) + 1),
    };
    const whole = rows.filter(({ at }) => !isBroken(at));
    // Places and tracks are rows too: a file may have some more of them than records.
    return few(fromFlat(few(whole, 10), columns, mapping, ears));
  }

  /** None where there are too many. */
  function few<T extends { at: At }>(all: readonly T[], times = 1): readonly T[] {
    if (all.length <= limits.records * times) return all;
    tell({ value: all.length, expected: 'record-count' });
    all.forEach(({ at }) => breakAt(at));
    return [];
  }

  function readRecord(raw: RawRecord): OwnRecord | null {
    const assumed = new Set<string>();
    const whole = complete(raw, (field) => assumed.add(field), mapping.order);
    const parsed = v.safeParse(ownRecord, whole);
    if (!parsed.success) {
      parsed.issues.forEach((issue) => tellIssue(issue, raw));
      return null;
    }
    try {
      checkRecords([parsed.output]);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      tell({ at: raw.at, field: error.field, value: error.value, expected: 'measurable' });
      return null;
    }
    for (const field of assumed) found.assumed[field] = (found.assumed[field] ?? 0) + 1;
    return parsed.output;
  }

  function tellIssue(issue: v.BaseIssue<unknown>, { at, columns }: RawRecord): void {
    const path = pathOf(issue);
    // A check of several fields together is reported at one of them.
    const value = issue.path?.at(-1)?.value ?? (issue.path ? undefined : issue.input);
    const expected = expectedOf(issue, value);
    const values = expected === 'one-of' ? issue.expected?.replace(/[()"]/g, '') : undefined;
    tell({ at, field: columns?.[path] ?? path, value, expected, values });
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
      typeof key === 'number' ? `${before}[${key}]` : `${before && `${before}.`}${textOf(key)}`,
    '',
  );
