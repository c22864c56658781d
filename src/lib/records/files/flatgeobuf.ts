import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import { inferGeometryType } from 'flatgeobuf/lib/mjs/generic/header.js';
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { Column } from '../export/columns';
import type { Table } from '../export/tables';

const EPSG_WGS84 = 4326;

/**
 * A layer as FlatGeobuf. Its own `serialize` would take the types of all columns from the first row, in
 * which a number can be missing.
 */
export function toFlatgeobuf({ columns, features }: Table): Uint8Array {
  const header = {
    geometryType: inferGeometryType(features as never),
    columns: columns.map(columnMeta),
    featuresCount: features.length,
    ...{ envelope: null, indexNodeSize: 0, crs: null },
    ...{ title: null, description: null, metadata: null },
  };
  const parts = [
    magicbytes,
    buildHeader(header, EPSG_WGS84),
    ...features.map(({ geometry, properties }) =>
      buildFeature(parseGeometry(geometry as GeoJSON.Point), properties, header),
    ),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

const TYPES: Partial<Record<Column['type'], ColumnType>> = {
  ...{ integer: ColumnType.Int, number: ColumnType.Double },
};

function columnMeta({ name, type, about }: Column): ColumnMeta {
  return {
    ...{ name, type: TYPES[type] ?? ColumnType.String, title: null, description: about },
    ...{ width: -1, precision: -1, scale: -1, nullable: true, unique: false, primary_key: false },
  };
}
