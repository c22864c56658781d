import { csvLine } from '$lib/core/record/spreadsheet-text';

/** The numbers of a chart as rows: the source of its CSV, its table and its text alternative. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** How numbers of each column are written on the page; files hold them as they are. */
  formats?: readonly ((value: number) => string)[];
}

/** Null is a value that is not defined. */
export type Cell = string | number | null;

/** `source` becomes a last column, so that no row travels without it. */
export function toCsv({ columns, rows }: Table, source: { column: string; text: string }): string {
  return [[...columns, source.column], ...rows.map((row) => [...row, source.text])]
    .map((cells) => `${csvLine(cells)}\r\n`)
    .join('');
}

/** One value for each of a list of names; null where it is not defined. */
export interface ValueSeries {
  label: string;
  values: readonly (number | null)[];
}

/** A cell as the page shows it. */
export function cellText(cell: Cell, format: (value: number) => string = String): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? format(cell) : cell;
}
