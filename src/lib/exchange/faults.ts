import type { m } from '$lib/paraglide/messages';

/** What a page can read, draw and measure; a file beyond a limit is refused. */
export const LIMITS = {
  bytes: 50_000_000,
  /** 2,000, each compared with every place, take less than a minute. */
  records: 2000,
  /** A record may have several. */
  rows: 10_000,
  columns: 1000,
  /** Characters of a cell. */
  text: 5000,
  /** Up to a sheet's last cell: one cell far out implies any number of empty ones. */
  cells: 2_000_000,
  /** A small workbook may unpack to any size. */
  unpackedBytes: 200_000_000,
};

/** Counted from 1, as an editor or spreadsheet counts. */
export interface RowRef {
  unit: 'line' | 'row' | 'feature';
  n: number;
}

export type Expected = Parameters<typeof m.own_expected>[0]['expected'];

export interface Fault {
  field: string;
  value: string;
  expected: Expected;
  /** For the message: a limit, words, or the number of a row. */
  values: string;
}

/** As much as can be shown: laying out a cell of megabytes stalls a page. */
export const shortened = (text: string, length = 80) =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

export function faultOf(
  expected: Expected,
  wrong: { field?: string | undefined; value?: unknown; values?: string | number } = {},
): Fault {
  const { field = '', value, values = '' } = wrong;
  const text = shortened(value === undefined ? '–' : JSON.stringify(value));
  return { field: shortened(field), value: text, expected, values: String(values) };
}

export class ReadFault extends Error {
  readonly fault: Fault;
  constructor(...wrong: Parameters<typeof faultOf>) {
    super(wrong[0]);
    this.fault = faultOf(...wrong);
  }
}
