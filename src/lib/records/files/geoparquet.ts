import { bbox } from '@turf/turf';
import { geojsonToWkb, parquetWriteBuffer } from 'hyparquet-writer';
import type { Column } from '../export/columns';
import type { Selection } from '../export/selection';
import type { Table } from '../export/tables';

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
const TYPES = {
  ...{ text: TEXT, list: TEXT, json: TEXT },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Record<Column['type'], object>;

/** A layer as GeoParquet 1.1 (https://geoparquet.org): geometry as well-known binary. */
export function toGeoparquet({ columns, features }: Table, { dataVersion }: Selection): Uint8Array {
  const geometries = features.map(({ geometry }) => geometry);
  const geo = {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: {
        encoding: 'WKB',
        geometry_types: [...new Set(geometries.map(({ type }) => type))],
        bbox: bbox({ type: 'FeatureCollection', features }),
      },
    },
  };
  const optional = { repetition_type: 'OPTIONAL' } as const;
  const buffer = parquetWriteBuffer({
    schema: [
      { name: 'root', num_children: columns.length + 1 },
      ...columns.map(({ name, type }) => ({ name, ...optional, ...TYPES[type] })),
      { name: 'geometry', ...optional, type: 'BYTE_ARRAY' },
    ],
    columnData: [
      ...columns.map(({ name, type }) => ({
        name,
        data: features.map(({ properties: { [name]: value = null } }) =>
          type === 'date' && value !== null ? new Date(value) : value,
        ),
      })),
      { name: 'geometry', data: geometries.map((g) => geojsonToWkb(g as never)) },
    ],
    kvMetadata: [
      { key: 'geo', value: JSON.stringify(geo) },
      { key: 'data_version', value: dataVersion },
    ],
    createdBy: 'joint-reach',
  });
  return new Uint8Array(buffer);
}
