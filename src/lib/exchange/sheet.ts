import { unzipSync } from 'fflate';
import writeXlsx, { type SheetData } from 'write-excel-file/universal';
import { columnLetters } from '#core/record/spreadsheet-text';
import { zip } from './zip';

type SheetCell = string | number | null | undefined;

const MIN_WIDTH = 8;
const MAX_WIDTH = 44;
const MEASURED_ROWS = 200;
const DAY = /^\d{4}-\d\d-\d\d$/;

export function styledSheet(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly SheetCell[])[],
  notes: readonly string[] = [],
) {
  const head = columns.map((value) => ({ value, fontWeight: 'bold' as const }));
  const table = rows.map((row) => columns.map((_, i) => cellOf(row[i])));
  const below = notes.length ? [[], ...notes.map((note) => [note])] : [];
  return {
    sheet: name,
    data: [head, ...table, ...below] as SheetData,
    columns: columns.map((column, i) => ({ width: widthOf(column, rows, i) })),
    stickyRowsCount: 1,
    filtered: `A1:${columnLetters(columns.length)}${rows.length + 1}`,
  };
}

/** A text that begins with `=` stays a text: only a typed cell is a formula. */
function cellOf(value: SheetCell) {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' && DAY.test(value))
    return { value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return value;
}

function widthOf(name: string, rows: readonly (readonly SheetCell[])[], column: number) {
  const longest = rows
    .slice(0, MEASURED_ROWS)
    .reduce((length, row) => Math.max(length, String(row[column] ?? '').length), name.length);
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, longest + 2));
}

/** XML for the drop-down filters of a table, which write-excel-file cannot make. */
const FILTERS = {
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

/** Without the time of writing, so that equal sheets give equal bytes. */
export async function workbookBytes(sheets: ReturnType<typeof styledSheet>[]) {
  const blob = await writeXlsx(sheets, { features: [FILTERS] }).toBlob();
  return zip(unzipSync(new Uint8Array(await blob.arrayBuffer())));
}
