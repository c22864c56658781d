import { greatest } from 'd3-array';
import Papa from 'papaparse';
import type { Position } from '#core/record/model';
import { plainText } from '#core/record/spreadsheet-text';
import { REQUIRED_OF_TABLE, type ImportField } from './columns';
import { faultOf, LIMITS, ReadFault, shortened, type Fault, type RowRef } from './faults';
import { textOf } from './values';

export interface FeatureShape {
  points: Position[];
  lines: Position[][];
}

/** A row, or a feature of a layer; with a fault it is left out. */
export interface Line {
  ref: RowRef;
  cells: readonly unknown[];
  shape?: FeatureShape;
  faults: Fault[];
}

export interface Sheet {
  headings: readonly string[];
  lines: readonly Line[];
  required: readonly ImportField[];
}

/** Stops at an unclosed quote, which would swallow the rest of the file. */
export function textSheet(text: string): Sheet {
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
        if (total <= LIMITS.rows + 1) lines.push({ ref, cells: cells.map(plainText), faults: [] });
        return;
      }
      const value = splitLines(text)[ref.n - 1] ?? '';
      lines.push({ ref, cells: [shortened(value)], faults: [faultOf('quotes', { value })] });
      parser.abort();
    },
  });
  return sheetOf(lines, total - 1);
}

const splitLines = (text: string) => text.split(/\r\n?|\n/);

const isEmpty = (cell: unknown) => !textOf(cell);

/** `total` rows, of which `lines` may be the first. */
export function sheetOf(lines: readonly Line[], total = 0): Sheet {
  const [header, ...rows] = lines.filter(({ cells }) => !cells.every(isEmpty));
  const headings = (header?.cells ?? []).map((cell, i) => textOf(cell) || `column ${i + 1}`);
  const { length } = headings;
  if (length > LIMITS.columns)
    throw new ReadFault('column-count', { value: length, values: LIMITS.columns });
  if (total > LIMITS.rows) throw new ReadFault('row-count', { value: total, values: LIMITS.rows });
  for (const { cells, faults } of rows)
    if (!cells.slice(length).every(isEmpty))
      faults.push(faultOf('cells', { value: cells.length, values: length }));
  return { headings, lines: rows, required: REQUIRED_OF_TABLE };
}

/** Decoders write this for invalid bytes. */
export const REPLACEMENT = '\uFFFD';

export type Encoding =
  'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252' | 'gb18030';

export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function isValid(bytes: Uint8Array, encoding: Encoding) {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Unicode, else Windows-1251 for Russian or GB 18030 for Chinese, told apart by byte ranges. */
function encodingOf(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 1].map((odd) => sample.filter((byte, i) => byte === 0 && i % 2 === odd).length);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || zeros[1]! > sample.length / 8) return 'utf-16le';
  if (zeros[0]! > sample.length / 8) return 'utf-16be';
  // The whole file: its first Russian word may be in the last line.
  if (isValid(bytes, 'utf-8')) return 'utf-8';
  const text = new TextDecoder().decode(bytes);
  // Mostly valid UTF-8 with a few damaged bytes.
  if ((text.split(REPLACEMENT).length - 1) * 4 < text.replace(/[\0-\x7f]/g, '').length)
    return 'utf-8';
  const isHigh = (i: number) => (bytes[i] ?? 0) >= 0x80;
  const high = bytes.filter((_, i) => isHigh(i));
  // Accented letters stand among ASCII; Cyrillic and Han characters come in runs.
  const single = bytes.filter((_, i) => isHigh(i) && !isHigh(i - 1) && !isHigh(i + 1));
  if (single.length > 0.4 * high.length) return 'windows-1252';
  // Most Russian letters are lower case, in Windows-1251 from 0xE0 on.
  const isRussian = high.filter((byte) => byte >= 0xe0).length > 0.6 * high.length;
  return !isRussian && isValid(bytes, 'gb18030') ? 'gb18030' : 'windows-1251';
}
