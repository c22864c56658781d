import type { m } from '$lib/paraglide/messages';
import type { OwnRecord } from './own-record';

/** What a page can read, draw and measure; a file beyond it is refused whole. */
export const LIMITS = {
  bytes: 50_000_000,
  records: 10_000,
  columns: 1000,
  /** Of a workbook: a small one may unfold without end. */
  unpackedBytes: 200_000_000,
};
export type Limits = typeof LIMITS;

export const ENCODINGS = [
  ...(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252', 'gb18030'] as const),
];
export type Encoding = (typeof ENCODINGS)[number];

/** Which comes first where a day is written as 09/12/2001. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Fields whose column a reader may name, or give one value for all rows. */
export const MAPPED = [
  ...(['name', 'start', 'end', 'lat', 'lng'] as const),
  ...(['kind', 'participants', 'place', 'sources', 'id'] as const),
];
export type Mapped = (typeof MAPPED)[number];

export interface Mapping {
  columns: Partial<Record<Mapped, string>>;
  fixed: Partial<Record<Mapped, string>>;
  order: DateOrder;
}

/** What only the reader can know. */
export const DOUBTS = ['name', 'start', 'place', 'order'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** What is shown otherwise than it was given, or not known, and must therefore be said. */
export const NOTES = ['areas', 'thinned', 'participants'] as const;
export type Note = (typeof NOTES)[number];

/** Where in a file something stands, counted from 1 as an editor or a spreadsheet counts. */
export interface At {
  unit: 'line' | 'row' | 'feature' | 'record';
  n: number;
}

/** What was expected, as a code that the page says in the reader's language. */
export type Expected = Parameters<typeof m.own_expected>[0]['expected'];

export interface Problem {
  file: string;
  /** Absent when the file as a whole is meant; the same object as in the row or record. */
  at?: At | undefined;
  field: string;
  value: string;
  expected: Expected;
  values?: string | undefined;
}

export type Report = (
  problem: Pick<Problem, 'at' | 'expected' | 'values'> & { field?: string; value: unknown },
) => void;

export const reporter =
  (file: string, problems: Problem[]): Report =>
  ({ value, ...problem }) => {
    const text = value === undefined ? '–' : (JSON.stringify(value) ?? String(value));
    const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
    problems.push({ file, field: '', ...problem, value: short });
  };

/** Everything of the file is in `records`, or in `left` with a problem that says why. */
export interface ReadResult {
  file: string;
  records: OwnRecord[];
  problems: Problem[];
  total: number;
  left: At[];
  /** Fields that were not given, and in how many records a default was taken for them. */
  assumed: Record<string, number>;
  ignored: string[];
  notes: Partial<Record<Note, number>>;
}

export interface ReadOptions {
  encoding?: Encoding;
  sheet?: string;
  /** As it was guessed, unless the reader said otherwise. */
  mapping?: Mapping;
}
