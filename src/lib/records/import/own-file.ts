import type { Expected, OwnRecord } from './own-record';

/** What a page can read, draw and measure; a file beyond it is refused as a whole. */
export const LIMITS = {
  bytes: 50_000_000,
  records: 10_000,
  /** Each place is a row: a file may have several times as many rows as records. */
  rows: 100_000,
  columns: 1000,
  /** Characters of a cell. */
  cell: 100_000,
  /** Of a sheet, empty ones among them, up to its last cell: a single far one may make any number. */
  cells: 2_000_000,
  /** Of XML. */
  elements: 500_000,
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
  /** Whether rows without an id that share name and dates are the places of one record. */
  isJoined: boolean;
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

/** As much of a text of a file as can be shown: a page that lays out a cell of megabytes stands still. */
export const shortened = (text: string, length = 80) =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

export const reporter =
  (file: string, problems: Problem[]): Report =>
  ({ value, field = '', ...problem }) => {
    const text = value === undefined ? '–' : (JSON.stringify(value) ?? String(value));
    problems.push({ file, ...problem, field: shortened(field), value: shortened(text) });
  };

/** Thrown where reading would take too long, before it is begun. */
export class LimitError extends Error {
  constructor(readonly problem: Omit<Parameters<Report>[0], 'row'>) {
    super(problem.expected);
  }
}

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
  /** Rows without an id that share name and dates with another, and how many records they are if joined. */
  shared: { rows: number; records: number };
  /** Participants that are no known country, left out of their records, and how often. */
  unknown: Record<string, number>;
}

export type OnProgress = (rows: number, total: number) => void;

export interface ReadOptions {
  encoding?: Encoding;
  sheet?: string;
  /** Guessed where absent. */
  mapping?: Mapping;
}
