import type { m } from '$lib/paraglide/messages';

/** The most that a page can read, draw and measure; a file beyond a limit is refused as a whole. */
export const LIMITS = {
  bytes: 50_000_000,
  /** Each is compared with every place: 2,000 take less than a minute. */
  records: 2000,
  /** Each place is a row: a file may have several times as many rows as records. */
  rows: 10_000,
  columns: 1000,
  /** Characters of a cell: longer ones are no names or citations. */
  text: 5000,
  /** In a sheet up to its last cell, including empty cells: one cell far out can imply any number of them. */
  cells: 2_000_000,
  /** A workbook is an archive, and a small one may unpack to any size. */
  unpackedBytes: 200_000_000,
};

/** Where a row stands in its file, counted from 1 as an editor or a spreadsheet counts. */
export interface RowRef {
  unit: 'line' | 'row' | 'feature';
  n: number;
}

/** The code of the message that says which value was expected. */
export type Expected = Parameters<typeof m.own_expected>[0]['expected'];

export interface Fault {
  /** Absent for the file as a whole. Compared by identity: the same object as in the row. */
  row?: RowRef;
  field: string;
  value: string;
  expected: Expected;
  /** Fills the message: a limit, a list of words, the number of a row. */
  values: string;
}

/** A fault as it is found, with the value itself. */
interface Wrong {
  field?: string | undefined;
  value?: unknown;
  values?: string | number;
}

/** As much of a text of a file as can be shown: a page that lays out a cell of megabytes stands still. */
export const shortened = (text: string, length = 80) =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

function faultOf(expected: Expected, { value, field = '', values = '' }: Wrong): Fault {
  const text = shortened(value === undefined ? '–' : JSON.stringify(value));
  return { field: shortened(field), value: text, expected, values: String(values) };
}

/** Thrown where nothing of a file is read, or of a cell. */
export class ReadFault extends Error {
  readonly fault: Fault;
  constructor(expected: Expected, wrong: Wrong = {}) {
    super(expected);
    this.fault = faultOf(expected, wrong);
  }
}

/** The faults found in a file; a row with a fault is left out. */
export class Faults {
  readonly list: Fault[] = [];
  readonly #rows = new Set<RowRef>();

  add(row: RowRef, expected: Expected, wrong: Wrong = {}): void {
    this.list.push({ row, ...faultOf(expected, wrong) });
    this.#rows.add(row);
  }
  has(row: RowRef): boolean {
    return this.#rows.has(row);
  }
}
