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
  most: number,
): Promise<{ sheet: string; lines: Line[] }[]> {
  let size = 0;
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.(xml|rels)$/.test(name)) return false;
      size += originalSize;
      // Said before a part is unpacked, and none may grow beyond what it said.
      if (size > most) throw new TooLargeError(String(size));
      return true;
    },
  });
  // Packed again without compression, or the reader would start workers of its own to unpack it.
  const plain = zipSync(parts, { level: 0 });
  const sheets = await readXlsx(plain.buffer as ArrayBuffer, { trim: false });
  return sheets
    .map(({ sheet, data }) => ({
      sheet,
      lines: data.map((cells, i): Line => {
        return { at: { unit: 'row', n: i + 1 }, cells: cells.map(cellOf) };
      }),
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
  // What is no number would be left out without a word.
  for (const element of document.getElementsByTagName('coordinates')) {
    const value = (element.textContent ?? '')
      .trim()
      .split(/\s+/)
      .find((tuple) => !/^[^,]+,[^,]+(,[^,]*)?$/.test(tuple) || !isPair(tuple));
    const at = { unit: 'line' as const, n: element.lineNumber ?? 1 };
    if (value !== undefined) report({ at, field: 'coordinates', value, expected: 'coordinates' });
  }
  return kml(document).features.map(({ geometry, properties }) => ({
    ...{ type: 'Feature', geometry },
    properties: dated(properties ?? {}),
  }));
}

/** Whatever a file calls the first time of a feature is its `begin`. */
function dated(properties: Record<string, unknown>): unknown {
  const { timespan, timestamp, coordinateProperties, description, ...rest } = properties;
  const times = isObject(coordinateProperties) ? [coordinateProperties.times].flat(2) : [];
  const span = isObject(timespan) ? timespan : {};
  const plain = {
    ...rest,
    begin: times[0] ?? span.begin ?? timestamp,
    end: times.at(-1) ?? span.end,
    description: isObject(description) ? description.value : description,
  };
  return JSON.parse(JSON.stringify(plain));
}

const isPair = (tuple: string) =>
  tuple.split(',', 2).every((text) => text.trim() !== '' && Number.isFinite(Number(text)));
