import { unzipSync } from 'fflate';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { TooLargeError } from './too-large';

/** Features of a FlatGeobuf layer. */
export async function fgbFeatures(bytes: Uint8Array): Promise<unknown[]> {
  const features: unknown[] = [];
  for await (const feature of deserialize(bytes)) features.push(feature);
  return features;
}

/** Rows of a (Geo)Parquet table as features; one without a geometry has none. */
export async function parquetFeatures(bytes: Uint8Array): Promise<unknown[]> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  // DuckDB and others call the column of the geometry as they like.
  const geo = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  const { primary_column: column = 'geometry' } = JSON.parse(geo ?? '{}') as Geo;
  const rows = await parquetReadObjects({ file, metadata });
  return rows.map(({ [column]: geometry = null, ...rest }) => {
    // Days as text, long numbers as numbers, in lists too.
    const text = JSON.stringify(rest, (_, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    return {
      type: 'Feature',
      geometry: geometry as unknown,
      properties: JSON.parse(text) as unknown,
    };
  });
}

interface Geo {
  primary_column?: string;
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
