import { kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import { isObject } from './geometry';
import { LimitError, type Limits, type OnProgress, type Report } from './own-file';
import type { Expected } from './own-record';
import type { Line } from './table';

export async function xlsxSheets(
  bytes: Uint8Array,
  limits: Limits,
  onProgress: OnProgress = () => {},
): Promise<{ sheet: string; lines: Line[] }[]> {
  let size = 0;
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.(xml|rels)$/.test(name)) return false;
      size += originalSize;
      // Checked before a part is unpacked: fflate allocates no more than the size that is declared.
      if (size > limits.unpackedBytes)
        throw new LimitError({ value: `${size} bytes`, expected: 'unpacked-size' });
      return true;
    },
  });
  let rows = 0;
  for (const [name, part] of Object.entries(parts)) {
    const text = strFromU8(part);
    if (!/<(\w+:)?sheetData\b/.test(text)) continue;
    const xml = withoutEmptyCells(text);
    rows += checkExtent(name.replace(/.*\/|\.xml$/g, ''), xml, limits);
    parts[name] = strToU8(xml);
  }
  onProgress(0, rows);
  // Stored without compression, since the reader would start workers of its own to unpack it.
  const stored = zipSync(parts, { level: 0 });
  const sheets = await readXlsx(stored.buffer as ArrayBuffer, { trim: false });
  return sheets
    .map(({ sheet, data }) => ({
      sheet,
      lines: data.map((cells, i): Line => ({
        ref: { unit: 'row', n: i + 1 },
        cells: cells.map(cellOf),
      })),
    }))
    .filter(({ lines }) => lines.some(({ cells }) => cells.some((cell) => cell !== null)));
}

/** Of a workbook, empty ones among them. */
const SHEET_ROWS = 2 ** 20;

/** Without the cells and rows that only carry a format, which programs write down to the last row of a sheet. */
const withoutEmptyCells = (xml: string) =>
  xml
    .replace(/<(\w+:)?c\s[^<>]*\/>/g, '')
    .replace(/<(\w+:)?row\s[^<>]*\br="\d+"[^<>]*(\/>|>\s*<\/(\w+:)?row>)/g, '');

/**
 * How many rows a sheet holds. Throws LimitError for more than can be read, and for a cell so far out that the empty ones
 * before it, which the reader makes, would be.
 */
function checkExtent(field: string, xml: string, limits: Limits): number {
  const max = { row: 0, column: 0 };
  let rows = 0;
  for (const [, tag, letters = '', digits = ''] of xml.matchAll(
    /<(?:\w+:)?(row|c)\s(?:[^<>]*\s)?(?:\w+:)?r\s*=\s*["']([A-Z]*)([^"']*)/g,
  )) {
    if (tag === 'row') rows++;
    const row = Number(digits);
    const column = columnNumber(letters);
    // The header is no row; an empty row may be the last that the format has.
    const lastRow = tag === 'row' ? SHEET_ROWS : limits.rows + 1;
    if (!(row <= lastRow) || column > limits.columns) {
      const values = `${columnLetters(limits.columns)}${limits.rows + 1}`;
      throw new LimitError({ field, value: letters + digits, expected: 'last-cell', values });
    }
    max.row = Math.max(max.row, row);
    max.column = Math.max(max.column, column);
  }
  const cells = max.row * max.column;
  if (cells <= limits.cells) return rows;
  const values = String(limits.cells);
  throw new LimitError({ field, value: cells, expected: 'cell-count', values });
}

/** A is 1, Z 26, AA 27. */
const columnNumber = (letters: string) =>
  Array.from(letters).reduce((n, letter) => 26 * n + letter.charCodeAt(0) - 64, 0);

const columnLetters = (n: number): string =>
  n > 0 ? columnLetters(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26)) : '';

function cellOf(value: unknown): unknown {
  if (!(value instanceof Date)) return value;
  return Number.isNaN(value.getTime()) ? 'Invalid date' : value.toISOString().slice(0, 10);
}

export function kmlFeatures(
  text: string,
  report: Report,
  limits: Limits,
  onProgress: OnProgress = () => {},
): unknown[] {
  const placemarks = countOf(text, /<(\w+:)?Placemark\b/g);
  checkCount(placemarks, 'placemark-count', limits.records);
  checkCount(countOf(text, /<\w/g), 'element-count', limits.elements);
  onProgress(0, placemarks);
  const document = new DOMParser({
    onError(level, message) {
      if (level !== 'warning') throw new Error(message);
    },
  }).parseFromString(text.trimStart(), 'text/xml');
  // toGeoJSON silently drops coordinates that are no numbers.
  for (const element of document.getElementsByTagName('coordinates')) {
    const tuples = (element.textContent ?? '').trim().split(/\s+/);
    const value = tuples.find((tuple) => !isCoordinateTuple(tuple));
    const row = { unit: 'line' as const, n: element.lineNumber ?? 1 };
    if (value !== undefined) report({ row, field: 'coordinates', value, expected: 'coordinates' });
  }
  return kml(document).features.map(({ geometry, properties }) => ({
    type: 'Feature',
    geometry,
    properties: withDates(properties ?? {}),
  }));
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}

function checkCount(value: number, expected: Expected, max: number): void {
  if (value > max) throw new LimitError({ value, expected, values: String(max) });
}

/** KML dates a feature by a span, a stamp or the times of a track: all become `begin` and `end`. */
function withDates(properties: Record<string, unknown>): unknown {
  const { timespan, timestamp, coordinateProperties, description, ...rest } = properties;
  const times = isObject(coordinateProperties) ? [coordinateProperties.times].flat(2) : [];
  const span = isObject(timespan) ? timespan : {};
  const dated = {
    ...rest,
    begin: times[0] ?? span.begin ?? timestamp,
    end: times.at(-1) ?? span.end,
    description: isObject(description) ? description.value : description,
  };
  return JSON.parse(JSON.stringify(dated));
}

/** `lng,lat` or `lng,lat,height`. */
const isCoordinateTuple = (tuple: string) =>
  /^[^,]+,[^,]+(,[^,]*)?$/.test(tuple) &&
  tuple.split(',', 2).every((text) => text.trim() !== '' && Number.isFinite(Number(text)));
