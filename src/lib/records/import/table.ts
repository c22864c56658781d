import { greatest } from 'd3-array';
import Papa from 'papaparse';
import { plainText } from '$lib/core/record/spreadsheet-text';
import type { Shape } from './geometry';
import { shortened, type Encoding, type Report, type RowRef } from './own-file';

/** A row of a table, a feature of a layer, or a record of our own JSON. */
export interface Row {
  ref: RowRef;
  properties: Readonly<Record<string, unknown>>;
  /** Null where the geometry is none, or stands in the properties. */
  shapes: Shape[] | null;
}

/** The cells of a line before it is known which columns they belong to. */
export interface Line {
  ref: RowRef;
  cells: unknown[];
}

/**
 * The lines of a table that hold anything, the first of them its header. At most `maxLines` are kept; `total` counts all.
 * An unclosed quote swallows all that follows: its line is reported, and nothing after it is read.
 */
export function textLines(
  text: string,
  report: Report,
  maxLines: number,
): { lines: Line[]; total: number } {
  // Papa's own guess fails for a short file that ends with an empty line.
  const header = (/^.*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const delimiter = greatest([',', ';', '\t', '|'], (char) => header.split(char).length)!;
  const lines: Line[] = [];
  let total = 0;
  let n = 1;
  Papa.parse<string[]>(text, {
    delimiter,
    step({ data: cells, errors }, parser) {
      const ref = { unit: 'line' as const, n };
      // A quoted cell may hold line breaks, which an editor counts.
      n += splitLines(cells.join('')).length;
      if (cells.every(isEmpty)) return;
      total++;
      if (!errors.some(({ type }) => type === 'Quotes')) {
        if (total <= maxLines) lines.push({ ref, cells });
        return;
      }
      const value = splitLines(text)[ref.n - 1];
      report({ row: ref, value, expected: 'quotes' });
      lines.push({ ref, cells: [shortened(value ?? '')] });
      parser.abort();
    },
  });
  return { lines, total };
}

const splitLines = (text: string) => text.split(/\r\n?|\n/);

const isEmpty = (cell: unknown) =>
  cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

export function tableRows(
  lines: readonly Line[],
  report: Report,
): { rows: Row[]; columns: string[] } {
  const [header, ...rest] = lines.filter(({ cells }) => !cells.every(isEmpty));
  const columns = uniqueNames(header?.cells ?? []);
  const rows = rest.map(({ ref, cells }): Row => {
    if (!cells.slice(columns.length).every(isEmpty))
      report({ row: ref, value: cells.length, expected: 'cells', values: String(columns.length) });
    const properties = Object.fromEntries(
      columns.map((column, i) => [
        column,
        // Only text files mark what is no formula; a workbook has types.
        typeof cells[i] === 'string' && ref.unit === 'line' ? plainText(cells[i]) : cells[i],
      ]),
    );
    return { ref, properties, shapes: [] };
  });
  return { rows, columns };
}

/** A column without a name, or with the name of another, is numbered. */
function uniqueNames(cells: readonly unknown[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = isEmpty(cell) ? `column ${i + 1}` : String(cell).trim();
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before ? `${name} (${before + 1})` : name;
  });
}

/** What a decoder writes in place of bytes that are invalid in an encoding. */
export const REPLACEMENT = '\uFFFD';

/** `isBroken`: some bytes are invalid in the encoding, and appear as `REPLACEMENT`. */
export function decode(bytes: Uint8Array, encoding: Encoding = encodingOf(bytes)) {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, isBroken: text.includes(REPLACEMENT) && !isValid(bytes, encoding) };
}

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Besides Unicode: Windows-1251 for Russian text and GB 18030 for Chinese text, told apart by the range of their bytes. */
function encodingOf(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 1].map((odd) => sample.filter((byte, i) => byte === 0 && i % 2 === odd).length);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || zeros[1]! > sample.length / 8) return 'utf-16le';
  if (zeros[0]! > sample.length / 8) return 'utf-16be';
  // Of the whole file: its first Russian word may be in the last line.
  if (isValid(bytes, 'utf-8')) return 'utf-8';
  const text = new TextDecoder().decode(bytes);
  // Mostly valid UTF-8, of which a few bytes were damaged.
  if ((text.split(REPLACEMENT).length - 1) * 4 < text.replace(/[\0-\x7f]/g, '').length)
    return 'utf-8';
  const isHigh = (i: number) => (bytes[i] ?? 0) >= 0x80;
  const high = bytes.filter((_, i) => isHigh(i));
  // Accented letters stand among ASCII; Cyrillic and Han characters come in runs.
  const single = bytes.filter((_, i) => isHigh(i) && !isHigh(i - 1) && !isHigh(i + 1));
  if (single.length > 0.4 * high.length) return 'windows-1252';
  // Most letters of a Russian text are lower case, which Windows-1251 has from 0xE0 on.
  const isRussian = high.filter((byte) => byte >= 0xe0).length > 0.6 * high.length;
  return !isRussian && isValid(bytes, 'gb18030') ? 'gb18030' : 'windows-1251';
}
