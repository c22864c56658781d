import type { SheetData } from 'write-excel-file/browser';

/** A sheet of a workbook: dates are dates, every column is as wide as what is in it and can be filtered by. */

export type SheetCell = string | number | null | undefined;

export interface SheetColumn {
  name: string;
  /** How a number is shown; its cell holds it whole. Dates are shown as in the records. */
  format?: string;
}

/** Characters. */
const WIDTH = { least: 8, most: 44 };
/** Longer tables are measured by their first rows. */
const MEASURED_ROWS = 200;
const DAY = /^\d{4}-\d\d-\d\d$/;

export function sheetOf(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetCell[])[],
  /** Below the table, outside what is filtered. */
  notes: readonly string[] = [],
) {
  const head = columns.map((column) => ({ value: column.name, fontWeight: 'bold' as const }));
  const table = rows.map((row) => columns.map(({ format }, i) => cellOf(row[i], format)));
  const below = notes.map((note) => [note]);
  return {
    sheet: name,
    data: [head, ...table, ...(notes.length ? [[], ...below] : [])] as SheetData,
    columns: columns.map((column, i) => ({ width: widthOf(column.name, rows, i) })),
    stickyRowsCount: 1,
    filtered: `A1:${letters(columns.length)}${rows.length + 1}`,
  };
}

/** A text stays a text: a cell of a workbook is a formula only if it says so. */
function cellOf(value: SheetCell, format: string | undefined) {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return format ? { value, format } : value;
  if (DAY.test(value)) return { value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return value;
}

function widthOf(name: string, rows: readonly (readonly SheetCell[])[], column: number): number {
  const longest = rows
    .slice(0, MEASURED_ROWS)
    .reduce((most, row) => Math.max(most, String(row[column] ?? '').length), name.length);
  return Math.min(WIDTH.most, Math.max(WIDTH.least, longest + 2));
}

/** The name of the last of so many columns: Z is the 26th, AA the 27th. */
function letters(count: number): string {
  const last = String.fromCharCode(65 + ((count - 1) % 26));
  return count > 26 ? letters(Math.floor((count - 1) / 26)) + last : last;
}

/** The arrows of a filter, which the library leaves to those who want them. */
export const FILTERS = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string, options: object) =>
          'filtered' in options
            ? xml.replace('</sheetData>', `</sheetData><autoFilter ref="${options.filtered}"/>`)
            : xml,
      },
    },
  },
};
