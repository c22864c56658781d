import { dsvFormat } from 'd3-dsv';
import type { Position } from '$lib/core/record/model';
import { plainText } from '$lib/core/record/spreadsheet-text';
import { isMissing } from './complete';
import type { FlatRow, OnProblem } from './flat';

const LAT = /^(lat|latitude|y|широта|纬度)$/i;
const LNG = /^(lng|lon|long|longitude|x|долгота|经度)$/i;

/**
 * Rows of a table with a header. The separator is found in the header: a comma, a semicolon (as
 * spreadsheets write where the comma is decimal) or a tab. A byte order mark is skipped.
 */
export function csvRows(
  text: string,
  onProblem: OnProblem,
): { rows: FlatRow[]; columns: string[] } {
  const clean = text.replace(/^\uFEFF/, '');
  // Its `parse` would compile a function, which a strict content policy forbids.
  const [columns = [], ...lines] = dsvFormat(separator(clean)).parseRows(clean);
  const lat = columns.findIndex((name) => LAT.test(name.trim()));
  const lng = columns.findIndex((name) => LNG.test(name.trim()));
  const rows = lines.flatMap((cells, i): FlatRow[] => {
    const at = { unit: 'row' as const, n: i + 2 };
    if (cells.every(isMissing)) return [];
    const properties = Object.fromEntries(
      columns.flatMap((name, c) =>
        c === lat || c === lng ? [] : [[name, plainText(cells[c] ?? '')]],
      ),
    );
    const points: Position[] = [];
    if (lat >= 0 && lng >= 0 && !(isMissing(cells[lat]) && isMissing(cells[lng]))) {
      const [x, y] = [decimal(cells[lng]), decimal(cells[lat])];
      const fail = (c: number, expected: 'longitude' | 'latitude') =>
        onProblem({ at, field: columns[c] ?? '', value: cells[c], expected });
      if (x === null) fail(lng, 'longitude');
      if (y === null) fail(lat, 'latitude');
      if (x === null || y === null) return [];
      points.push([x, y]);
    }
    return [{ at, properties, points, line: null }];
  });
  return { rows, columns };
}

function decimal(text = ''): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

function separator(text: string): string {
  const header = text.slice(0, /\r?\n/.exec(text)?.index ?? text.length).replace(/"[^"]*"/g, '');
  const count = (char: string) => header.split(char).length;
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best));
}
