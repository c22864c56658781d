import { greatest } from 'd3-array';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import { columnLetters } from '#core/record/spreadsheet-text';
import { columnsIn } from './columns';
import { ReadFault, LIMITS } from './faults';
import { sheetOf, type Line } from './table';

export async function workbookSheet(bytes: Uint8Array) {
  const sheets = await sheetsIn(bytes);
  const columnCount = ([header]: Line[]) => columnsIn((header?.cells ?? []).map(String)).size;
  return sheetOf(greatest(sheets, columnCount) ?? []);
}

async function sheetsIn(bytes: Uint8Array): Promise<Line[][]> {
  try {
    // Uncompressed, since the reader would start its own workers to unpack it.
    const stored = zipSync(boundedParts(bytes), { level: 0 });
    const sheets = await readXlsx(stored.buffer as ArrayBuffer, { trim: false });
    return sheets.map(({ data }) =>
      data
        .map((cells, i): Line => {
          return { ref: { unit: 'row', n: i + 1 }, cells: cells.map(cellOf), faults: [] };
        })
        .filter(({ cells }) => cells.some((cell) => cell !== null)),
    );
  } catch (error) {
    if (error instanceof ReadFault) throw error;
    throw new ReadFault('workbook', { value: (error as Error).message });
  }
}

/** The parts that are read, without empty cells. */
function boundedParts(bytes: Uint8Array) {
  let size = 0;
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.(xml|rels)$/.test(name)) return false;
      size += originalSize;
      // Checked first: fflate allocates no more than the declared size.
      if (size > LIMITS.unpackedBytes)
        throw new ReadFault('unpacked-size', { value: `${size} bytes` });
      return true;
    },
  });
  for (const [name, part] of Object.entries(parts)) {
    const text = strFromU8(part);
    if (!/<(\w+:)?sheetData\b/.test(text)) continue;
    const xml = withoutEmptyCells(text);
    checkExtent(name.replace(/.*\/|\.xml$/g, ''), xml);
    parts[name] = strToU8(xml);
  }
  return parts;
}

/** The format's limit. */
const SHEET_ROWS = 2 ** 20;

/** Programs write formatted empty cells down to the last row. */
const withoutEmptyCells = (xml: string) =>
  xml
    .replace(/<(\w+:)?c\s[^<>]*\/>/g, '')
    .replace(/<(\w+:)?row\s[^<>]*\br="\d+"[^<>]*(\/>|>\s*<\/(\w+:)?row>)/g, '');

/** Throws for a cell so far out that the parser would fill in too many empty ones. */
function checkExtent(field: string, xml: string) {
  const max = { row: 0, column: 0 };
  for (const [, tag, letters = '', digits = ''] of xml.matchAll(
    /<(?:\w+:)?(row|c)\s(?:[^<>]*\s)?(?:\w+:)?r\s*=\s*["']([A-Z]*)([^"']*)/g,
  )) {
    const row = Number(digits);
    const column = columnNumber(letters);
    // The header is no row; an empty row may be the format's last.
    const lastRow = tag === 'row' ? SHEET_ROWS : LIMITS.rows + 1;
    if (!(row <= lastRow) || column > LIMITS.columns) {
      const values = `${columnLetters(LIMITS.columns)}${LIMITS.rows + 1}`;
      throw new ReadFault('last-cell', { field, value: letters + digits, values });
    }
    max.row = Math.max(max.row, row);
    max.column = Math.max(max.column, column);
  }
  const value = max.row * max.column;
  if (value > LIMITS.cells)
    throw new ReadFault('cell-count', { field, value, values: LIMITS.cells });
}

/** A is 1, Z 26, AA 27. */
const columnNumber = (letters: string) =>
  Array.from(letters).reduce((n, letter) => 26 * n + letter.charCodeAt(0) - 64, 0);

function cellOf(value: unknown): unknown {
  if (!(value instanceof Date)) return value;
  return Number.isNaN(value.getTime()) ? 'Invalid date' : value.toISOString().slice(0, 10);
}
