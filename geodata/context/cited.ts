import type { Context } from '../read';

/** A source id where it is cited. */
interface Cited {
  file: string;
  field: string;
  id: string;
}

/** Every citation of the wider relationship's files, in the order of the files. */
export const citedIn = ({ context, scale, claims, zones, notHeld, yardstick }: Context): Cited[] =>
  Object.entries({
    'context.json': context,
    'scale.json': scale,
    'claims.json': claims,
    'watch-zones.geojson': zones,
    'not-held.json': notHeld,
    'yardstick.json': yardstick,
  }).flatMap(([file, content]) => [...citations(content)].map((cited) => ({ file, ...cited })));

/** Whatever stands under `sources`, or is the study itself. */
function* citations(value: unknown, field = ''): Generator<Omit<Cited, 'file'>> {
  if (typeof value === 'string' && /(sources|studySources)\[\d+\]$|^study$/.test(field)) {
    yield { field, id: value };
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const path = Array.isArray(value) ? `${field}[${key}]` : field ? `${field}.${key}` : key;
    yield* citations(inner, path);
  }
}
