import { csvFormatRow } from 'd3-dsv';
import { spreadsheetText } from '$lib/core/record/spreadsheet-text';
import { m } from '$lib/paraglide/messages';
import type { LineSeries } from '../line';

/** The numbers of a chart as rows: the source of its CSV, its table and its text alternative. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** How numbers of each column are written on the page; files hold them as they are. */
  formats?: readonly ((value: number) => string)[];
}

/** Null is a value that is not defined. */
export type Cell = string | number | null;

/**
 * RFC 4180: CRLF, quotes where needed, numbers as they are, nothing for null. `source` becomes a
 * last column, so that no row travels without it.
 */
export function toCsv({ columns, rows }: Table, source: { column: string; text: string }): string {
  const safe = (cell: Cell) =>
    typeof cell === 'string' ? spreadsheetText(cell) : String(cell ?? '');
  return [[...columns, source.column], ...rows.map((row) => [...row, source.text])]
    .map((cells) => `${csvFormatRow(cells.map(safe))}\r\n`)
    .join('');
}

/** One value for each of a list of names; null where it is not defined. */
export interface ValueSeries {
  label: string;
  values: readonly (number | null)[];
}

/** A row a name, a column a series. */
export function crossTable(
  rowName: string,
  names: readonly string[],
  series: readonly ValueSeries[],
  format: (value: number) => string,
): Table {
  return {
    columns: [rowName, ...series.map(({ label }) => label)],
    formats: [String, ...series.map(() => format)],
    rows: names.map((name, i) => [name, ...series.map(({ values }) => values[i] ?? null)]),
  };
}

/**
 * Lines as a table: a row a place of the axis, a column a series, with two more for a series that
 * has a band.
 */
export function seriesTable(
  series: readonly Pick<LineSeries, 'label' | 'points'>[],
  xName: string,
  formatY: (y: number) => string,
): Table {
  const points = series.flatMap((one) => one.points);
  const columns = series.flatMap(({ label, points: own }) => {
    const at = new Map(own.map((point) => [point.x, point]));
    const value = { label, read: (x: number) => at.get(x)?.y ?? null };
    if (own.every(({ low }) => low === undefined)) return [value];
    return [
      value,
      { label: `${label}, ${m.charts_low()}`, read: (x: number) => at.get(x)?.low ?? null },
      { label: `${label}, ${m.charts_high()}`, read: (x: number) => at.get(x)?.high ?? null },
    ];
  });
  const xs = [...new Set(points.map(({ x }) => x))].toSorted((a, b) => a - b);
  return {
    columns: [xName, ...columns.map(({ label }) => label)],
    formats: [String, ...columns.map(() => formatY)],
    rows: xs.map((x) => [x, ...columns.map(({ read }) => read(x))]),
  };
}

/** A cell as the page shows it. */
export function cellText(cell: Cell, format: (value: number) => string = String): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? format(cell) : cell;
}
