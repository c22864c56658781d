import { BASE } from '$lib/core/record/languages';
import * as v from 'valibot';
import { InputError } from '$lib/core/record/input-error';
import { checkRecords } from '$lib/core/record/record-check';
import { isObject } from './geometry';
import { openText, refused, type Opened } from './open';
import {
  LIMITS,
  reporter,
  type Limits,
  type Mapping,
  type Note,
  type ReadResult,
  type Report,
  type RowRef,
} from './own-file';
import { ownRecord, type Expected, type OwnRecord } from './own-record';
import { columnsOf, isMissing, recordsOf, type RawRecord, type Reading } from './rows';
import type { Row } from './table';
import { period } from './values';

/** Reads a text file where nobody can be asked. `bytes` is its size. */
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

/** Where nobody can be asked, an ambiguous order of day and month is a problem. */
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
  const faulty = new Set(problems.map(({ row }) => row));
  const addProblem = reporter(file, problems);
  const report: Report = (problem) => {
    addProblem(problem);
    faulty.add(problem.row);
  };
  const notes: ReadResult['notes'] = {};
  const onNote = (note: Note) => {
    notes[note] = (notes[note] ?? 0) + 1;
  };
  const columns = columnsOf(opened.columns, mapping);
  const isFaulty = (row: RowRef) => faulty.has(row);
  const reading: Reading = { columns, fixed: mapping.fixed, report, isFaulty, onNote };

  const records = new Map<string, OwnRecord>();
  const used = new Set<RowRef>();
  const assumed: Record<string, number> = {};
  for (const raw of rawRecords(rows, reading, limits)) {
    const row = raw.rows[0]!;
    const defaults: string[] = [];
    const draft = complete(raw, mapping, (field) => defaults.push(field));
    const record = checkDraft(draft, raw, report);
    if (isFaulty(row) || !record) continue;
    if (records.has(record.id)) {
      report({ row, field: raw.columns?.id ?? 'id', value: record.id, expected: 'unique-id' });
      continue;
    }
    records.set(record.id, record);
    raw.rows.forEach((ref) => used.add(ref));
    for (const field of defaults) assumed[field] = (assumed[field] ?? 0) + 1;
    if (!record.participants.length) onNote('participants');
  }
  const readColumns = Object.values(columns);
  return {
    file,
    records: [...records.values()],
    problems,
    total: rows.length,
    left: rows.map(({ ref }) => ref).filter((ref) => !used.has(ref)),
    assumed,
    ignored: opened.columns.filter((column) => !readColumns.includes(column)),
    notes,
  };
}

function rawRecords(rows: readonly Row[], reading: Reading, limits: Limits): readonly RawRecord[] {
  const { isFaulty, report } = reading;
  const sound = rows.filter(({ ref }) => !isFaulty(ref));
  if (rows[0]?.ref.unit === 'record') {
    const records = sound.map(({ ref, properties }) => ({ values: properties, rows: [ref] }));
    return atMost(limits.records, records, report);
  }
  // Each place is a row: a file may have several times as many rows as records.
  const records = recordsOf(atMost(10 * limits.records, sound, report), reading);
  return atMost(limits.records, records, report);
}

function atMost<Value>(max: number, list: readonly Value[], report: Report): readonly Value[] {
  if (list.length <= max) return list;
  report({ value: list.length, expected: 'record-count' });
  return [];
}

function checkDraft(draft: object, raw: RawRecord, report: Report): OwnRecord | null {
  const row = raw.rows[0];
  const parsed = v.safeParse(ownRecord, draft);
  for (const issue of parsed.issues ?? []) {
    // Valibot's `sites.0.position.1` as `sites[0].position[1]`.
    const path = v.getDotPath(issue)?.replace(/\.(\d+)/g, '[$1]') ?? '';
    // A check of several fields has a path forwarded to one of them.
    const value = issue.path?.at(-1)?.value ?? (issue.path ? undefined : issue.input);
    const expected = expectedOf(issue, value);
    const values = expected === 'one-of' ? issue.expected?.replace(/[()"]/g, '') : undefined;
    report({ row, field: raw.columns?.[path] ?? path, value, expected, values });
  }
  if (!parsed.success) return null;
  try {
    checkRecords([parsed.output]);
    return parsed.output;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    report({ row, field: error.field, value: error.value, expected: 'measurable' });
    return null;
  }
}

/** Our messages are codes. Any other is Valibot's own, for a field that is not there. */
function expectedOf({ message }: v.BaseIssue<unknown>, value: unknown): Expected {
  const isCode = /^[a-z-]+$/.test(message);
  if (!isCode || (value === undefined && /^(object|list|one-of)$/.test(message))) return 'given';
  return message as Expected;
}

type Values = Record<string, unknown>;
type OnAssumed = (field: string) => void;

/** A name, a date and a place are enough; everything else has a default, except who took part. */
function complete({ values, rows }: RawRecord, { order }: Mapping, onAssumed: OnAssumed): object {
  const start = period(values.start, order);
  const end = period(values.end, order);
  const name = typeof values.name === 'string' ? { [BASE]: values.name } : values.name;
  const title = isObject(name) && typeof name[BASE] === 'string' ? name[BASE] : '';
  const { participants = [], sources = [], sites = [] } = values;
  const track = completeTrack(values.track ?? null, onAssumed);
  const defaults = {
    kind: track ? 'patrol' : 'exercise',
    framework: frameworkOf(participants),
    scope: 'core',
    series: 'own',
    confidence: 'low',
  };
  return {
    domains: [],
    practices: [],
    hosts: [],
    forces: {},
    firsts: [],
    disputes: [],
    ...withDefaults(values, defaults, onAssumed),
    id: isMissing(values.id) ? idOf(title, rows[0]!) : values.id,
    name,
    track,
    participants,
    sources,
    sites: Array.isArray(sites) ? sites.map((site) => completeSite(site, title, onAssumed)) : sites,
    start: start?.from ?? values.start,
    // An unreadable start is one problem, not two.
    end: isMissing(values.end) ? (start?.to ?? '2100-12-31') : (end?.to ?? values.end),
    datePrecision: values.datePrecision ?? start?.precision ?? 'day',
  };
}

function withDefaults(values: Values, defaults: Values, onAssumed: OnAssumed): Values {
  const completed = { ...values };
  for (const [field, value] of Object.entries(defaults)) {
    if (!isMissing(values[field])) continue;
    completed[field] = value;
    onAssumed(field);
  }
  return completed;
}

const BASIS = 'own file';

function completeTrack(track: unknown, onAssumed: OnAssumed): unknown {
  if (!isObject(track)) return track;
  const values = { basis: BASIS, regionShare: {}, ...track };
  return withDefaults(values, { craft: 'ship', precision: 'area' }, onAssumed);
}

function completeSite(site: unknown, title: string, onAssumed: OnAssumed): unknown {
  if (!isObject(site)) return site;
  const values = { basis: BASIS, region: '', ...site };
  const name = isMissing(site.name) ? title : site.name;
  return { ...withDefaults(values, { role: 'main', precision: 'area' }, onAssumed), name };
}

function frameworkOf(participants: unknown): string {
  const count = Array.isArray(participants) ? participants.length : 2;
  if (count <= 2) return 'bilateral';
  return count === 3 ? 'trilateral' : 'multilateral';
}

function idOf(title: string, { unit, n }: RowRef): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `own-${words || unit}-${n}`;
}
