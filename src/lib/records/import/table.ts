import Papa from 'papaparse';
import { plainText } from '$lib/core/record/spreadsheet-text';
import type { Shape } from './geometry';
import type { At, Encoding, Report } from './own-file';

/** A row of a table, a feature, or a record of our own JSON: what it says and what is drawn of it. */
export interface Row {
  at: At;
  properties: Readonly<Record<string, unknown>>;
  shapes: Shape[] | null;
  geometry?: unknown;
}

export interface Line {
  at: At;
  cells: unknown[];
}

/** A quote that is not closed swallows all that follows: its line is reported, and nothing after it is read. */
export function textLines(text: string, report: Report, most: number): Line[] {
  // Papa's own guess stumbles over the empty line at the end of a short file.
  const header = (/^.*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (char: string) => header.split(char).length;
  const delimiter = [',', ';', '\t', '|'].reduce((a, b) => (count(b) > count(a) ? b : a));
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: most });
  let n = 1;
  const lines = data.map((cells): Line => {
    const at = { unit: 'line' as const, n };
    // Cells may be of several lines; an editor counts them all.
    n += linesOf(cells.join('')).length;
    return { at, cells };
  });
  const last = errors.find(({ type }) => type === 'Quotes')?.row;
  if (last === undefined) return lines;
  const { at } = lines[last]!;
  const value = linesOf(text)[at.n - 1];
  report({ at, value, expected: 'quotes' });
  return [...lines.slice(0, last), { at, cells: [value] }];
}

const linesOf = (text: string) => text.split(/\r\n?|\n/);

const isEmpty = (cell: unknown) =>
  cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

export function tableRows(
  lines: readonly Line[],
  report: Report,
): { rows: Row[]; columns: string[] } {
  const [header, ...rest] = lines.filter(({ cells }) => !cells.every(isEmpty));
  const columns = named(header?.cells ?? []);
  const rows = rest.map(({ at, cells }): Row => {
    if (!cells.slice(columns.length).every(isEmpty))
      report({ at, value: cells.length, expected: 'cells', values: String(columns.length) });
    // What lies far beyond the header is told, not kept.
    const count = Math.max(columns.length, Math.min(cells.length, columns.length + 20));
    const properties = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        columns[i] ?? `beyond ${i + 1}`,
        // In a workbook what is no formula needs no mark.
        typeof cells[i] === 'string' && at.unit === 'line' ? plainText(cells[i]) : cells[i],
      ]),
    );
    return { at, properties, shapes: [] };
  });
  return { rows, columns };
}

/** A column without a name, or with that of another, gets one of its own. */
function named(cells: readonly unknown[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = isEmpty(cell) ? `column ${i + 1}` : String(cell).trim();
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before ? `${name} (${before + 1})` : name;
  });
}

export const LOST = '\uFFFD';

/** The text without its byte order mark, how it was read, and whether some bytes were none of its. */
export function decode(bytes: Uint8Array, asked?: Encoding) {
  const encoding = asked ?? encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, isBroken: text.includes(LOST) && !isValid(bytes, encoding) };
}

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Russian tables are often Windows-1251, Chinese ones GB 18030, whose letters lie in other ranges of bytes. */
function encodingOf(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 1].map((odd) => sample.filter((byte, i) => byte === 0 && i % 2 === odd).length);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || zeros[1]! > sample.length / 8) return 'utf-16le';
  if (zeros[0]! > sample.length / 8) return 'utf-16be';
  // All of it: the first Russian word may be in the last line.
  if (isValid(bytes, 'utf-8')) return 'utf-8';
  const text = new TextDecoder().decode(bytes);
  // Most of what is not ASCII is UTF-8 all the same: a few bytes were lost.
  if ((text.split(LOST).length - 1) * 4 < text.replace(/[\0-\x7f]/g, '').length) return 'utf-8';
  const isHigh = (i: number) => (bytes[i] ?? 0) >= 0x80;
  const high = bytes.filter((_, i) => isHigh(i));
  // Letters of Latin-1 stand alone.
  const alone = bytes.filter((_, i) => isHigh(i) && !isHigh(i - 1) && !isHigh(i + 1));
  if (alone.length > 0.4 * high.length) return 'windows-1252';
  // Small Cyrillic letters are most of a Russian text.
  const isRussian = high.filter((byte) => byte >= 0xe0).length > 0.6 * high.length;
  return !isRussian && isValid(bytes, 'gb18030') ? 'gb18030' : 'windows-1251';
}
