import * as v from 'valibot';
import { InputError } from '$lib/core/record/input-error';
import { checkRecords } from '$lib/core/record/record-check';
import { isObject } from './geometry';
import { openText, refused, type Opened } from './open';
import {
  LIMITS,
  reporter,
  type At,
  type Expected,
  type Limits,
  type Mapping,
  type Note,
  type ReadResult,
  type Report,
} from './own-file';
import { ownRecord, type OwnRecord } from './own-record';
import { columnsOf, isMissing, recordsOf, type RawRecord } from './rows';
import { period } from './values';

/** As `readOpened`, of a text file, where nobody can be asked: what is doubtful is a problem. */
export function readRecords(
  file: string,
  text: string,
  bytes = text.length,
  limits: Limits = LIMITS,
): ReadResult {
  const isTooLarge = bytes > limits.bytes;
  const opened = isTooLarge
    ? refused(file, `${bytes} bytes`, 'file-size')
    : openText(file, text, limits);
  return readUnasked(opened, limits);
}

export function readUnasked(opened: Opened, limits: Limits = LIMITS): ReadResult {
  const { mapping, doubts, file } = opened;
  return doubts.includes('order')
    ? readOpened(refused(file, mapping.columns.start ?? '', 'order'))
    : readOpened(opened, mapping, limits);
}

/** Never throws for what is in the file: everything wrong is a problem, and what is right is read. */
export function readOpened(
  opened: Opened,
  mapping: Mapping = opened.mapping,
  limits: Limits = LIMITS,
): ReadResult {
  const { file, rows } = opened;
  const problems = [...opened.problems];
  const keep = reporter(file, problems);
  const faulty = new Set(problems.map(({ at }) => at));
  const report: Report = (problem) => {
    keep(problem);
    faulty.add(problem.at);
  };
  const columns = columnsOf(opened.columns, mapping);
  const notes: ReadResult['notes'] = {};
  const onNote = (note: Note) => void (notes[note] = (notes[note] ?? 0) + 1);
  const isFaulty = (at: At) => faulty.has(at);
  const reading = { columns, fixed: mapping.fixed, report, isFaulty, onNote };

  const whole = rows.filter(({ at }) => !isFaulty(at));
  const raws = hasRecords(opened)
    ? whole.map(({ at, properties }): RawRecord => ({ value: properties, rows: [at] }))
    : // Places and tracks are rows too: a file may have some more of them than records.
      recordsOf(few(whole, 10), reading);
  const records = new Map<string, OwnRecord>();
  const used = new Set<At>();
  const assumed: Record<string, number> = {};
  for (const raw of few(raws)) {
    const at = raw.rows[0]!;
    const defaults: string[] = [];
    const record = checked(
      complete(raw, mapping, (field) => defaults.push(field)),
      raw,
    );
    if (isFaulty(at) || !record) continue;
    if (records.has(record.id)) {
      report({ at, field: raw.columns?.id ?? 'id', value: record.id, expected: 'unique-id' });
      continue;
    }
    records.set(record.id, record);
    raw.rows.forEach((row) => used.add(row));
    for (const field of defaults) assumed[field] = (assumed[field] ?? 0) + 1;
    if (!record.participants.length) onNote('participants');
  }
  const held = Object.values(columns);
  return {
    ...{ file, problems, total: rows.length, assumed, notes, records: [...records.values()] },
    left: rows.map(({ at }) => at).filter((at) => !used.has(at)),
    ignored: opened.columns.filter((column) => !held.includes(column)),
  };

  function few<T>(all: readonly T[], times = 1): readonly T[] {
    if (all.length <= limits.records * times) return all;
    report({ value: all.length, expected: 'record-count' });
    return [];
  }

  function checked(whole: object, { rows: [at], columns }: RawRecord): OwnRecord | null {
    const parsed = v.safeParse(ownRecord, whole);
    for (const issue of parsed.issues ?? []) {
      // `sites[0].position[1]`.
      const path = v.getDotPath(issue)?.replace(/\.(\d+)/g, '[$1]') ?? '';
      // A check of several fields together is reported at one of them.
      const value = issue.path?.at(-1)?.value ?? (issue.path ? undefined : issue.input);
      const expected = expectedOf(issue, value);
      const values = expected === 'one-of' ? issue.expected?.replace(/[()"]/g, '') : undefined;
      report({ at, field: columns?.[path] ?? path, value, expected, values });
    }
    if (!parsed.success) return null;
    try {
      checkRecords([parsed.output]);
      return parsed.output;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      report({ at, field: error.field, value: error.value, expected: 'measurable' });
      return null;
    }
  }
}

const hasRecords = ({ rows }: Opened) => rows[0]?.at.unit === 'record';

/** Messages are codes; one that valibot wrote itself says that nothing was given. */
function expectedOf({ message }: v.BaseIssue<unknown>, value: unknown): Expected {
  const isOurs = /^[a-z-]+$/.test(message);
  if (!isOurs || (value === undefined && /^(object|list|one-of)$/.test(message))) return 'given';
  return message as Expected;
}

/** A name, a date and a place are enough; who took part is not guessed. */
function complete(
  { value, rows }: RawRecord,
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
    id: isMissing(value.id) ? idOf(title, rows[0]!) : value.id,
    ...{ name, track, participants, sources },
    sites: Array.isArray(sites) ? sites.map(site) : sites,
    start: start?.from ?? value.start,
    // Of a day that cannot be read the end is no second fault.
    end: isMissing(value.end) ? (start?.to ?? '2100-12-31') : (end?.to ?? value.end),
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
