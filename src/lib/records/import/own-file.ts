import type { Expected, OwnRecord } from './own-record';

/** What a page can read, draw and measure; a file beyond it is refused as a whole. */
export const LIMITS = {
  bytes: 50_000_000,
  records: 10_000,
  columns: 1000,
  /** Of a workbook: a small archive may unpack to any size. */
  unpackedBytes: 200_000_000,
};
export type Limits = typeof LIMITS;

export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'gb18030',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Whether 09/12/2001 is 9 December or 12 September. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Fields whose column a reader may choose. */
export const MAPPED_FIELDS = [
  'name',
  'start',
  'end',
  'lat',
  'lng',
  'kind',
  'participants',
  'place',
  'sources',
  'id',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

export interface Mapping {
  columns: Partial<Record<MappedField, string>>;
  /** One value for all rows whose cell is empty. */
  fixed: Partial<Record<MappedField, string>>;
  order: DateOrder;
}

/** What cannot be guessed from a file: the reader is asked. */
export const DOUBTS = ['name', 'start', 'place', 'order'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** What is shown differently from the file, or is unknown, and must be pointed out. */
export const NOTES = ['areas', 'thinned', 'participants'] as const;
export type Note = (typeof NOTES)[number];

/** Where a row stands in its file, counted from 1 as an editor or a spreadsheet counts. */
export interface RowRef {
  unit: 'line' | 'row' | 'feature' | 'record';
  n: number;
}

export interface Problem {
  file: string;
  /** Absent for the file as a whole. Compared by identity: the same object as in the row. */
  row?: RowRef | undefined;
  field: string;
  value: string;
  expected: Expected;
  values?: string | undefined;
}

export type Report = (
  problem: Pick<Problem, 'row' | 'expected' | 'values'> & { field?: string; value: unknown },
) => void;

export const reporter =
  (file: string, problems: Problem[]): Report =>
  ({ value, ...problem }) => {
    const text = value === undefined ? '–' : (JSON.stringify(value) ?? String(value));
    const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
    problems.push({ file, field: '', ...problem, value: short });
  };

/** Every row of the file is in `records`, or in `left` with a problem that says why. */
export interface ReadResult {
  file: string;
  records: OwnRecord[];
  problems: Problem[];
  total: number;
  left: RowRef[];
  /** In how many records a field was missing and took its default. */
  assumed: Record<string, number>;
  /** Columns that were not read. */
  ignored: string[];
  notes: Partial<Record<Note, number>>;
}

export interface ReadOptions {
  encoding?: Encoding;
  sheet?: string;
  /** Guessed where absent. */
  mapping?: Mapping;
}
