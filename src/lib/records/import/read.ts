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
  type OnProgress,
  type ReadResult,
  type Report,
  type RowRef,
} from './own-file';
import { ownRecord, type Expected, type OwnRecord } from './own-record';
import { columnsOf, isMissing, recordsOf, type RawRecord, type Reading } from './rows';
import type { Row } from './table';
import { countryOf, period } from './values';

/** Reads a text where nobody can be asked. */
export const readRecords = (file: string, text: string, limits: Limits = LIMITS): ReadResult =>
  readUnasked(openText(file, { text }, limits), limits);

/** Where nobody can be asked, an ambiguous order of day and month is a problem. */
export function readUnasked(
  opened: Opened,
  limits: Limits = LIMITS,
  choices: Partial<Mapping> = {},
): ReadResult {
  const { mapping, doubts, file } = opened;
  return doubts.includes('order')
    ? readOpened(refused(file, mapping.columns.start ?? '', 'order'))
    : readOpened(opened, { ...mapping, ...choices }, limits);
}

/** Never throws for what is in the file: everything wrong is a problem, and what is right is read. */
export function readOpened(
  opened: Opened,
  mapping: Mapping = opened.mapping,
  limits: Limits = LIMITS,
  onProgress: OnProgress = () => {},
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
  const unknown: ReadResult['unknown'] = {};
  const reading: Reading = { columns, mapping, report, isFaulty, onNote };

  const records = new Map<string, OwnRecord>();
  const used = new Set<RowRef>();
  const assumed: Record<string, number> = {};
  const { drafts, shared } = rawRecords(rows, reading, limits);
  let readRows = 0;
  for (const raw of drafts) {
    if (readRows % PROGRESS_ROWS === 0) onProgress(readRows, rows.length);
    readRows += raw.rows.length;
    const row = raw.rows[0]!;
    const defaults: string[] = [];
    const { draft, strangers } = complete(raw, mapping, (field) => defaults.push(field));
    const record = checkDraft(draft, raw, report);
    if (isFaulty(row) || !record) continue;
    if (records.has(record.id)) {
      report({ row, field: raw.columns?.id ?? 'id', value: record.id, expected: 'unique-id' });
      continue;
    }
    records.set(record.id, record);
    raw.rows.forEach((ref) => used.add(ref));
    for (const field of defaults) assumed[field] = (assumed[field] ?? 0) + 1;
    for (const name of strangers) unknown[name] = (unknown[name] ?? 0) + 1;
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
    shared,
    unknown,
  };
}

const PROGRESS_ROWS = 500;

function rawRecords(
  rows: readonly Row[],
  reading: Reading,
  limits: Limits,
): { drafts: readonly RawRecord[]; shared: ReadResult['shared'] } {
  const sound = rows.filter(({ ref }) => !reading.isFaulty(ref));
  const read =
    rows[0]?.ref.unit === 'record'
      ? {
          drafts: sound.map(({ ref, properties }) => ({ values: properties, rows: [ref] })),
          shared: { rows: 0, records: 0 },
        }
      : recordsOf(sound, reading);
  const { length } = read.drafts;
  if (length <= limits.records) return read;
  const values = String(limits.records);
  reading.report({ value: length, expected: 'record-count', values });
  return { ...read, drafts: [] };
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
    report({
      row,
      field: raw.columns?.[path] ?? path,
      value,
      expected,
      values: valuesOf(issue, expected),
    });
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

function valuesOf(issue: v.BaseIssue<unknown>, expected: Expected): string | undefined {
  if (expected === 'one-of') return issue.expected?.replace(/[()"]/g, '');
  return expected === 'text-length' ? String(issue.requirement) : undefined;
}

type Values = Record<string, unknown>;
type OnAssumed = (field: string) => void;

/**
 * A name, a date and a place are enough; everything else has a default, except who took part. Participants that are no
 * known country are left out: `strangers`.
 */
function complete(
  { values, rows }: RawRecord,
  { order }: Mapping,
  onAssumed: OnAssumed,
): { draft: object; strangers: string[] } {
  const start = period(values.start, order);
  const end = period(values.end, order);
  const name = typeof values.name === 'string' ? { [BASE]: values.name } : values.name;
  const title = isObject(name) && typeof name[BASE] === 'string' ? name[BASE] : '';
  const { sources = [], sites = [] } = values;
  const { participants, strangers } = participantsOf(values.participants ?? []);
  const track = completeTrack(values.track ?? null, onAssumed);
  const defaults = {
    kind: track ? 'patrol' : 'exercise',
    framework: frameworkOf(participants),
    scope: 'core',
    series: 'own',
    confidence: 'low',
  };
  const draft = {
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
  return { draft, strangers };
}

/** What is no list of texts stays, and fails the check. */
function participantsOf(value: unknown): { participants: unknown; strangers: string[] } {
  if (!Array.isArray(value)) return { participants: value, strangers: [] };
  const names = value.map((name: unknown) => (typeof name === 'string' ? countryOf(name) : name));
  const isStranger = (name: unknown) => typeof name === 'string' && !/^[A-Z]{2}$/.test(name);
  return {
    participants: names.filter((name) => !isStranger(name)),
    strangers: names.filter(isStranger) as string[],
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
