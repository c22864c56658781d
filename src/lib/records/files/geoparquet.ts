import { bbox } from '@turf/turf';
import { geojsonToWkb, parquetWriteBuffer, type BasicType } from 'hyparquet-writer';
import type { Column } from '../export/columns';
import type { Selection } from '../export/selection';
import type { Table } from '../export/tables';

const TYPES: Partial<Record<Column['type'], BasicType>> = { integer: 'INT32', number: 'DOUBLE' };

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
  const buffer = parquetWriteBuffer({
    columnData: [
      ...columns.map(({ name, type }) => ({
        ...{ name, type: TYPES[type] ?? ('STRING' as const) },
        data: features.map(({ properties }) => properties[name] ?? null),
      })),
      {
        name: 'geometry',
        type: 'BYTE_ARRAY',
        data: geometries.map((g) => geojsonToWkb(g as never)),
      },
    ],
    kvMetadata: [
      { key: 'geo', value: JSON.stringify(geo) },
      { key: 'data_version', value: dataVersion },
    ],
    createdBy: 'joint-reach',
  });
  return new Uint8Array(buffer);
}
