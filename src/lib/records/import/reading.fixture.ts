import { openFile } from './open';
import type { ReadResult } from './own-file';
import { readOpened } from './read';

/** Reads a file as the page does, and shortens what comes of it. */

export const bytes = (text: string) => new TextEncoder().encode(text);
export async function read(file: string, content: string | Uint8Array) {
  const opened = await openFile(file, typeof content === 'string' ? bytes(content) : content);
  return { ...readOpened(opened), opened };
}
/** `line 3 lat latitude`: where, which field, what was expected. */
export const problemTexts = ({ problems }: Pick<ReadResult, 'problems'>) =>
  problems.map(
    ({ row, field, expected }) => `${row ? `${row.unit} ${row.n}` : ''} ${field} ${expected}`,
  );
export const names = ({ records }: Pick<ReadResult, 'records'>) =>
  records.map(({ name }) => name.en);
export const HEAD = 'name,date,lat,lng\n';
export const layer = (...geometries: unknown[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: geometries.map((geometry, i) => ({
      type: 'Feature',
      properties: { name: `R${i + 1}`, date: '2022' },
      geometry,
    })),
  });
