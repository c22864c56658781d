import { unzipSync, zipSync } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import { LIMITS } from './limits';
import type { Line } from './read-table';
import { TooLargeError } from './too-large';

export interface XlsxSheet {
  name: string;
  lines: Line[];
}

/** Every sheet with something in it. Throws for what is no workbook. */
export async function xlsxSheets(
  bytes: Uint8Array,
  most: number = LIMITS.unpackedBytes,
): Promise<XlsxSheet[]> {
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
  // Packed again without compression, so that the reader needs no worker of its own to unpack it.
  const plain = zipSync(parts, { level: 0 });
  const sheets = await readXlsx(plain.buffer as ArrayBuffer, { trim: false });
  return sheets
    .map(({ sheet, data }) => ({
      name: sheet,
      lines: data.map((cells, i) => ({ n: i + 1, cells: cells.map(cellOf) })),
    }))
    .filter(({ lines }) => lines.some(({ cells }) => cells.some((cell) => cell !== null)));
}

/** A day has no time of day in the sheet. */
function cellOf(value: unknown): unknown {
  if (!(value instanceof Date)) return value;
  return Number.isNaN(value.getTime()) ? 'Invalid date' : value.toISOString().slice(0, 10);
}
