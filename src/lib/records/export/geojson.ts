import type { FeatureCollection } from 'geojson';
import { licenceOf, type Selection } from './selection';
import type { Table } from './tables';

/** One layer of one type of geometry (RFC 7946, cut at 180°). */
export function toGeojson({ features }: Table, { dataVersion, records }: Selection): string {
  const layer: FeatureCollection & Record<string, unknown> = {
    ...{ type: 'FeatureCollection', dataVersion, license: licenceOf(records) },
    features,
  };
  return `${JSON.stringify(layer)}\n`;
}
