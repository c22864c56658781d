import { styledSheet, workbookBytes } from './sheet';
import { readFile, type ReadResult } from './read';

/** Reads a file as the page does, and shortens what comes of it. */

export const bytes = (text: string) => new TextEncoder().encode(text);
export async function read(file: string, content: string | Uint8Array, swapsPlaces = false) {
  const bytesOf = typeof content === 'string' ? bytes(content) : content;
  const result = await readFile(file, bytesOf, swapsPlaces);
  const { left, refusal } = result;
  return { ...result, faults: refusal ? [refusal] : left.flatMap(({ faults }) => faults) };
}

/** `line 3 lat latitude`: where, which field, what was expected. */
export const faultTexts = ({ left, refusal }: Pick<ReadResult, 'left' | 'refusal'>) => [
  ...(refusal ? [[refusal.field, refusal.expected].filter(Boolean).join(' ')] : []),
  ...left.flatMap(({ ref: { unit, n }, faults }) =>
    faults.map(({ field, expected }) => `${unit} ${n} ${field} ${expected}`.replace('  ', ' ')),
  ),
];
export const names = ({ records }: Pick<ReadResult, 'records'>) =>
  records.map(({ name }) => name.en);
/** Texts like `2016-09-12` become days. */
export const workbook = (sheets: Record<string, [string[], ...(string | number)[][]]>) =>
  workbookBytes(
    Object.entries(sheets).map(([name, [head, ...rows]]) => styledSheet(name, head, rows)),
  );
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
