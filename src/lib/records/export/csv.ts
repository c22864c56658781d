import { csvFormatRows } from 'd3-dsv';
import type { Position } from '$lib/core/record/model';
import { spreadsheetText } from '$lib/core/record/spreadsheet-text';
import { WKT } from './columns';
import type { Table } from './tables';

/** With a byte order mark, or spreadsheets take Russian and Chinese for something else. */
export function toCsv({ columns, features }: Table): string {
  const rows = features.map(({ properties, geometry }) => [
    ...columns.map(({ name }) => cell(properties[name] ?? null)),
    wkt(geometry as Drawn),
  ]);
  const header = [...columns, WKT].map(({ name }) => name);
  return `\uFEFF${csvFormatRows([header, ...rows])}\n`;
}

const cell = (value: string | number | null): string =>
  typeof value === 'string' ? spreadsheetText(value) : String(value ?? '');

type Drawn = GeoJSON.Point | GeoJSON.MultiPoint | GeoJSON.MultiLineString;

function wkt(geometry: Drawn): string {
  const pairs = (positions: readonly number[][]) =>
    `(${(positions as Position[]).map((position) => position.join(' ')).join(', ')})`;
  if (geometry.type === 'Point') return `POINT ${pairs([geometry.coordinates])}`;
  if (geometry.type === 'MultiPoint') return `MULTIPOINT ${pairs(geometry.coordinates)}`;
  return `MULTILINESTRING (${geometry.coordinates.map(pairs).join(', ')})`;
}
