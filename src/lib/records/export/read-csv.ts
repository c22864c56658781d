import { dsvFormat } from 'd3-dsv';
import type { Position } from '$lib/core/record/model';
import { isMissing } from './complete';
import type { FlatProblem, FlatRow } from './flat';

const LAT = /^(lat|latitude|y|широта|纬度)$/i;
const LNG = /^(lng|lon|long|longitude|x|долгота|经度)$/i;

/**
 * Rows of a table with a header. The separator is found in the header: a comma, a semicolon (as
 * spreadsheets write where the comma is decimal) or a tab. A byte order mark is skipped.
 */
export function csvRows(
  text: string,
  onProblem: (problem: FlatProblem) => void,
): { rows: FlatRow[]; columns: string[] } {
  const clean = text.replace(/^\uFEFF/, '');
  const table = dsvFormat(separator(clean)).parse(clean);
  const lat = table.columns.find((name) => LAT.test(name.trim()));
  const lng = table.columns.find((name) => LNG.test(name.trim()));
  const rows = table.flatMap((cells, i): FlatRow[] => {
    const at = { unit: 'row' as const, n: i + 2 };
    if (Object.values(cells).every(isMissing)) return [];
    const { [lat ?? '']: latText, [lng ?? '']: lngText, ...properties } = cells;
    const points: Position[] = [];
    if (lat && lng && !(isMissing(latText) && isMissing(lngText))) {
      const point = [lngText, latText].map(decimal);
      const [x, y] = point;
      if (x === null) onProblem({ at, field: lng, value: lngText, expected: 'longitude' });
      if (y === null) onProblem({ at, field: lat, value: latText, expected: 'latitude' });
      if (x === null || y === null) return [];
      if (x !== undefined && y !== undefined) points.push([x, y]);
    }
    return [{ at, properties, points, line: null }];
  });
  return { rows, columns: table.columns };
}

function decimal(text: string | undefined): number | null {
  const plain = (text ?? '').trim().replace(',', '.').replace('−', '-');
  return /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

function separator(text: string): string {
  const header = text.slice(0, /\r?\n/.exec(text)?.index ?? text.length).replace(/"[^"]*"/g, '');
  const count = (char: string) => header.split(char).length;
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best));
}
