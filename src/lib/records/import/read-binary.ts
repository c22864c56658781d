import { unzipSync } from 'fflate';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { parquetReadObjects } from 'hyparquet';
import { TooLargeError } from './too-large';

/** Features of a FlatGeobuf layer. */
export async function fgbFeatures(bytes: Uint8Array): Promise<unknown[]> {
  const features: unknown[] = [];
  for await (const feature of deserialize(bytes)) features.push(feature);
  return features;
}

/** Rows of a (Geo)Parquet table as features; one without a geometry has none. */
export async function parquetFeatures(bytes: Uint8Array): Promise<unknown[]> {
  const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
  return rows.map(({ geometry = null, ...properties }) => ({
    type: 'Feature',
    geometry: geometry as unknown,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        name,
        typeof value === 'bigint' ? Number(value) : value,
      ]),
    ),
  }));
}

/** What an archive may hold that can be read, the surest first: our records, then a KMZ's layer. */
const INSIDE = [/(^|\/)joint-reach\.json$/, /\.kml$/i, /\.geojson$/i, /\.csv$/i, /\.xlsx$/i];

/** The one file of an archive that is read, with its name; null where there is none. */
export function insideZip(bytes: Uint8Array, most: number): [string, Uint8Array] | null {
  const names: string[] = [];
  const open = (wanted?: string) =>
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        names.push(name);
        if (name === wanted && originalSize > most) throw new TooLargeError(String(originalSize));
        return name === wanted;
      },
    });
  open();
  const name = INSIDE.flatMap((kind) => names.filter((one) => kind.test(one)))[0];
  return name === undefined ? null : [name, open(name)[name]!];
}
