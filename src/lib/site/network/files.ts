import { asset } from '$app/paths';
import { csvText } from '#core/record/spreadsheet-text';
import { fetchJson } from './fetch-json';
import { mediaType } from './media-types';

export const fetchAsset = <T>(path: `/${string}`) => fetchJson<T>(asset(path));

export function saveFile(name: string, ...parts: BlobPart[]) {
  const url = URL.createObjectURL(new Blob(parts, { type: mediaType(name) }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address later than in this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function saveCsv(rows: Parameters<typeof csvText>[0], file: string) {
  saveFile(`${file}.csv`, csvText(rows, '\r\n'));
}
