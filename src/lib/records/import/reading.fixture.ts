import { readFile, type ReadResult } from './read';

/** Reads a file as the page does, and shortens what comes of it. */

export const bytes = (text: string) => new TextEncoder().encode(text);
export const read = (file: string, content: string | Uint8Array) =>
  readFile(file, typeof content === 'string' ? bytes(content) : content);

/** `line 3 lat latitude`: where, which field, what was expected. */
export const faultTexts = ({ faults }: Pick<ReadResult, 'faults'>) =>
  faults.map(({ row, field, expected }) =>
    [row && `${row.unit} ${row.n}`, field, expected].filter(Boolean).join(' '),
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
