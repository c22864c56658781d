import Papa from 'papaparse';
import { plainText } from '$lib/core/record/spreadsheet-text';
import { isMissing } from './complete';
import type { FlatRow, OnProblem } from './flat';

/** Cells of a table, line by line, before its header is known for one. */
export interface Line {
  n: number;
  cells: unknown[];
}

/** After so many lines whose quotes do not match the rest is given up. */
const MOST_BROKEN = 100;

/**
 * Lines of a table whose separator is found in its header. A quote that is not closed would swallow
 * all that follows: such a line is told, and reading goes on with the next.
 */
export function textLines(text: string, onProblem: OnProblem): Line[] {
  // An old Macintosh ends lines with a carriage return alone.
  const whole = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  const delimiter = separator(whole);
  const lines: Line[] = [];
  let [start, n, broken] = [0, 1, 0];
  while (start < whole.length) {
    const part = start ? whole.slice(start) : whole;
    let cursor = 0;
    let isBroken = false;
    Papa.parse<string[]>(part, {
      delimiter,
      newline: '\n',
      step({ data, errors, meta }, parser) {
        isBroken = errors.some(({ type }) => type === 'Quotes');
        if (isBroken) return parser.abort();
        const last = data.length - 1;
        data[last] = data[last]!.replace(/\r$/, '');
        lines.push({ n, cells: data });
        n += newlines(part.slice(cursor, meta.cursor));
        cursor = meta.cursor;
      },
    });
    if (!isBroken) break;
    const end = part.indexOf('\n', cursor);
    const line = end < 0 ? part.slice(cursor) : part.slice(cursor, end);
    const at = { unit: 'line' as const, n };
    broken++;
    lines.push({ n, cells: [line.replace(/\r$/, '')] });
    onProblem({ at, value: line, expected: broken < MOST_BROKEN ? 'quotes' : 'quotes-from-here' });
    if (end < 0 || broken >= MOST_BROKEN) break;
    start += end + 1;
    n++;
  }
  return lines;
}

const newlines = (text: string) => text.split('\n').length - 1;

/** A comma, a semicolon (as spreadsheets write where the comma is decimal), a tab or a bar. */
function separator(text: string): string {
  const header = text.slice(0, /\r?\n/.exec(text)?.index ?? text.length).replace(/"[^"]*"/g, '');
  const count = (char: string) => header.split(char).length;
  return [',', ';', '\t', '|'].reduce((best, char) => (count(char) > count(best) ? char : best));
}

/** Rows under the first line that is not empty, by the names in it. */
export function tableRows(
  lines: readonly Line[],
  unit: 'line' | 'row',
  onProblem: OnProblem,
): { rows: FlatRow[]; columns: string[] } {
  const full = lines.filter(({ cells }) => !cells.every(isEmpty));
  const [header, ...rest] = full;
  const columns = named(header?.cells ?? []);
  const rows = rest.map(({ n, cells }): FlatRow => {
    const at = { unit, n };
    const more = cells.slice(columns.length).filter((cell) => !isEmpty(cell));
    if (more.length) {
      const value = cells.length;
      onProblem({ at, value, expected: 'cells', values: String(columns.length) });
    }
    const properties = Object.fromEntries(
      columns.map((name, i) => [name, valueOf(cells[i], unit)]),
    );
    return { at, properties, shapes: { points: [], lines: [], areas: [] }, extra: more };
  });
  return { rows, columns };
}

/** A workbook needs no mark on what is no formula. */
const valueOf = (cell: unknown, unit: 'line' | 'row') =>
  typeof cell === 'string' && unit === 'line' ? plainText(cell) : cell;

const isEmpty = (cell: unknown) =>
  isMissing(cell) || (typeof cell === 'string' && cell.trim() === '');

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
