import * as v from 'valibot';
import { InputError } from '$lib/core/record/input-error';
import { checkRecords } from '$lib/core/record/record-check';
import { isObject } from './geometry';
import { openText, partsOf, refused, type Opened, type RawRecord } from './open';
import {
  LIMITS,
  teller,
  type At,
  type Expected,
  type Limits,
  type Mapping,
  type Note,
  type Problem,
  type ReadResult,
  type Summary,
} from './own-file';
import { ownRecord, type OwnRecord } from './own-record';
import { isMissing, recordsOf, textOf } from './rows';
import { period } from './values';

/** As `readOpened`, of a text file, where nobody can be asked: what is doubtful is a problem. */
export function readRecords(
  file: string,
  text: string,
  bytes = text.length,
  limits: Limits = LIMITS,
): ReadResult {
  const isTooLarge = bytes > limits.bytes;
  const opened = isTooLarge ? refused(file, `${bytes} bytes`, 'file-size') : openText(file, text);
  return readUnasked(opened, limits);
}

export function readUnasked(opened: Opened, limits: Limits = LIMITS): ReadResult {
  const { mapping, doubts, file } = opened;
  return doubts.includes('order')
    ? readOpened(refused(file, mapping.columns.start ?? '', 'order'))
    : readOpened(opened, mapping, limits);
}

/**
 * Reads a reader's own file, or one of our exports, whose records come back unchanged. Never throws
 * for what is in the file: everything wrong is a problem, and what is right is read.
 */
export function readOpened(
  opened: Opened,
  mapping: Mapping = opened.mapping,
  limits: Limits = LIMITS,
): ReadResult {
  const { file, rows, columns } = opened;
  const problems = [...opened.problems];
  const tell = teller(file, problems);
  /** Places in the file that a record cannot be read from. */
  const broken = new Set(problems.flatMap(({ at }) => (at ? [keyOf(at)] : [])));
  const breakAt = (at: At) => void broken.add(keyOf(at));
  const isBroken = (at: At) => broken.has(keyOf(at));
  const records = new Map<string, OwnRecord>();
  const assumed: Record<string, number> = {};
  const notes: ReadResult['notes'] = {};
  const ignored: string[] = [];
  const onNote = (note: Note) => void (notes[note] = (notes[note] ?? 0) + 1);

  const whole = rows.filter(({ at }) => !isBroken(at));
  const raws = opened.records.length
    ? opened.records
    : // Places and tracks are rows too: a file may have some more of them than records.
      recordsOf(few(whole, 10), columns, mapping, {
        tell(problem) {
          tell(problem);
          if (problem.at) breakAt(problem.at);
        },
        ...{ isBroken, onNote, onIgnored: (property) => void ignored.push(property) },
      });
  for (const raw of few(raws)) {
    const defaults: string[] = [];
    const whole = complete(raw, mapping, (field) => defaults.push(field));
    const record = isBroken(raw.at) ? null : checked(whole, raw);
    if (record && !records.has(record.id)) {
      records.set(record.id, record);
      for (const field of defaults) assumed[field] = (assumed[field] ?? 0) + 1;
      if (!record.participants.length) onNote('participants');
      continue;
    }
    const field = raw.columns?.id ?? 'id';
    if (record) tell({ at: raw.at, field, value: record.id, expected: 'unique-id' });
    (raw.rows ?? [raw.at]).forEach(breakAt);
  }
  const all = partsOf(opened);
  const left = all.map(({ at }) => at).filter(isBroken);
  return {
    ...{ file, problems, total: all.length, left, assumed, ignored, notes },
    records: [...records.values()],
  };

  /** None where there are too many. */
  function few<T extends { at: At }>(all: readonly T[], times = 1): readonly T[] {
    if (all.length <= limits.records * times) return all;
    tell({ value: all.length, expected: 'record-count' });
    all.forEach(({ at }) => breakAt(at));
    return [];
  }

  function checked(whole: object, { at, columns }: RawRecord): OwnRecord | null {
    const parsed = v.safeParse(ownRecord, whole);
    for (const issue of parsed.issues ?? []) {
      const path = pathOf(issue);
      // A check of several fields together is reported at one of them.
      const value = issue.path?.at(-1)?.value ?? (issue.path ? undefined : issue.input);
      const expected = expectedOf(issue, value);
      const values = expected === 'one-of' ? issue.expected?.replace(/[()"]/g, '') : undefined;
      tell({ at, field: columns?.[path] ?? path, value, expected, values });
    }
    if (!parsed.success) return null;
    try {
      checkRecords([parsed.output]);
      return parsed.output;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      tell({ at, field: error.field, value: error.value, expected: 'measurable' });
      return null;
    }
  }
}

const keyOf = ({ unit, n }: At) => `${unit} ${n}`;

/** Messages are codes; one that valibot wrote itself says that nothing was given. */
function expectedOf({ message }: v.BaseIssue<unknown>, value: unknown): Expected {
  const isOurs = /^[a-z-]+$/.test(message);
  if (!isOurs || (value === undefined && /^(object|list|one-of)$/.test(message))) return 'given';
  return message as Expected;
}

/** `sites[0].position[1]`. */
const pathOf = ({ path }: v.BaseIssue<unknown>): string =>
  (path ?? []).reduce<string>(
    (before, { key }) =>
      typeof key === 'number' ? `${before}[${key}]` : `${before && `${before}.`}${textOf(key)}`,
    '',
  );

/**
 * Fills in what a reader's own file need not say, so that a name, a date and a place are enough; nothing
 * that is given is changed. Who took part is not guessed: the list stays empty.
 */
function complete(
  { value, at }: RawRecord,
  { order }: Mapping,
  onAssumed: (field: string) => void,
): object {
  const filled = (given: Record<string, unknown>, defaults: Record<string, unknown>) => {
    const missing = Object.keys(defaults).filter((field) => isMissing(given[field]));
    missing.forEach(onAssumed);
    return { ...given, ...Object.fromEntries(missing.map((field) => [field, defaults[field]])) };
  };
  const [start, end] = [period(value.start, order), period(value.end, order)];
  const name = typeof value.name === 'string' ? { en: value.name } : value.name;
  const title = isObject(name) && typeof name.en === 'string' ? name.en : '';
  const placed = { basis: 'own file' };
  const track = isObject(value.track)
    ? filled({ ...placed, regionShare: {}, ...value.track }, { craft: 'ship', precision: 'area' })
    : (value.track ?? null);
  const site = (given: unknown) => {
    if (!isObject(given)) return given;
    const site = { ...placed, region: '', ...given };
    const name = isMissing(given.name) ? title : given.name;
    return { ...filled(site, { role: 'main', precision: 'area' }), name };
  };
  const { participants = [], sources = [], sites = [] } = value;
  const states = Array.isArray(participants) ? participants.length : 2;
  return {
    ...{ domains: [], practices: [], hosts: [], forces: {}, firsts: [], disputes: [] },
    ...filled(value, {
      kind: track ? 'patrol' : 'exercise',
      framework: states <= 2 ? 'bilateral' : states === 3 ? 'trilateral' : 'multilateral',
      ...{ scope: 'core', series: 'own', confidence: 'low' },
    }),
    id: isMissing(value.id) ? idOf(title, at) : value.id,
    ...{ name, track, participants, sources },
    sites: Array.isArray(sites) ? sites.map(site) : sites,
    start: start?.from ?? value.start,
    end: (isMissing(value.end) ? start?.to : end?.to) ?? value.end,
    datePrecision: value.datePrecision ?? start?.precision ?? 'day',
  };
}

function idOf(title: string, { unit, n }: At): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `own-${words || unit}-${n}`;
}

/** As many problems as the page lists, and as many records as its preview shows. */
const [LISTED, PREVIEWED] = [1000, 5];

export function summaryOf(opened: Opened, mapping: Mapping, result: ReadResult): Summary {
  const { records, left, problems, ...rest } = result;
  const { columns, doubts, isOurs, encoding, sheet, sheets } = opened;
  return {
    ...{ ...rest, columns, mapping, doubts, isOurs },
    ...{ count: records.length, left: left.length, problemCount: problems.length },
    ...{ problems: problems.slice(0, LISTED), preview: records.slice(0, PREVIEWED) },
    ...(encoding && { encoding }),
    ...(sheet !== undefined && sheets && { sheet, sheets }),
  };
}

/** Rows that were left out as they stand in the file, with what is wrong with each. */
export function badRows(opened: Opened, { left, problems }: ReadResult) {
  const isLeft = new Set(left.map(keyOf));
  const faults = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = problem.at && keyOf(problem.at);
    if (key) faults.set(key, [...(faults.get(key) ?? []), problem]);
  }
  const cellsOf = (values: unknown[]) =>
    values.map((value) => (isMissing(value) ? '' : textOf(value)));
  const bad = (at: At, values: unknown[]): { cells: string[]; problems: Problem[] }[] =>
    isLeft.has(keyOf(at))
      ? [{ cells: cellsOf(values), problems: faults.get(keyOf(at)) ?? [] }]
      : [];
  const isDrawn = opened.rows.some(({ geometry }) => geometry !== undefined);
  const { columns } = opened;
  return {
    columns: opened.records.length ? ['record'] : [...columns, ...(isDrawn ? ['geometry'] : [])],
    rows: [
      ...opened.records.flatMap(({ at, value }) => bad(at, [value])),
      ...opened.rows.flatMap(({ at, properties, geometry }) =>
        isDrawn
          ? bad(at, [...columns.map((column) => properties[column]), geometry])
          : bad(at, Object.values(properties)),
      ),
    ],
  };
}
