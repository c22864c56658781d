import { kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { unzipSync, zipSync } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import { isObject } from './geometry';
import type { Report } from './own-file';
import type { Line } from './table';

export class TooLargeError extends Error {}

export async function xlsxSheets(
  bytes: Uint8Array,
  maxUnpackedBytes: number,
): Promise<{ sheet: string; lines: Line[] }[]> {
  let size = 0;
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.(xml|rels)$/.test(name)) return false;
      size += originalSize;
      // Checked before a part is unpacked: fflate allocates no more than the size that is declared.
      if (size > maxUnpackedBytes) throw new TooLargeError(String(size));
      return true;
    },
  });
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

function cellOf(value: unknown): unknown {
  if (!(value instanceof Date)) return value;
  return Number.isNaN(value.getTime()) ? 'Invalid date' : value.toISOString().slice(0, 10);
}

export function kmlFeatures(text: string, report: Report): unknown[] {
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
