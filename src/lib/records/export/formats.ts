import type { Feature, FeatureCollection } from 'geojson';
import { csvText } from '#core/record/spreadsheet-text';
import { toBibtex } from './bibtex';
import { WKT } from './columns';
import { licenceOf, type DataSelection } from './selection';
import { recordTable, siteTable, trackTable, type Table } from './tables';

export const FORMATS = ['sites', 'tracks', 'csv', 'json', 'bibtex'] as const;
export type Format = (typeof FORMATS)[number];

type Writer = (selection: DataSelection) => string;
const layer =
  (table: (selection: DataSelection) => Table): Writer =>
  (selection) =>
    layerText(table(selection).features, selection);

export const FORMAT: Record<Format, { ending: string; write: Writer }> = {
  sites: { ending: '-sites.geojson', write: layer(siteTable) },
  tracks: { ending: '-tracks.geojson', write: layer(trackTable) },
  csv: { ending: '.csv', write: (selection) => featuresCsv(recordTable(selection)) },
  json: { ending: '.json', write: toJson },
  bibtex: { ending: '.bib', write: toBibtex },
};

export function fileName(format: Format, count?: number) {
  const part = count === undefined ? '' : `-${count}-record${count === 1 ? '' : 's'}`;
  return `joint-reach${part}${FORMAT[format].ending}`;
}

/** With one type of geometry (RFC 7946, cut at 180°). */
export function layerText(
  features: Feature[],
  { dataVersion, records }: Pick<DataSelection, 'dataVersion' | 'records'>,
): string {
  const collection: FeatureCollection & Record<string, unknown> = {
    type: 'FeatureCollection',
    dataVersion,
    license: licenceOf(records),
    features,
  };
  return `${JSON.stringify(collection)}\n`;
}

export function featuresCsv({ columns, features }: Table) {
  const rows = features.map(({ properties, geometry }) => {
    return [...Object.values(properties), wkt(geometry)];
  });
  return csvText([[...columns, WKT].map(({ name }) => name), ...rows]);
}

function wkt(geometry: Table['features'][number]['geometry']) {
  const pairs = (positions: readonly number[][]) =>
    `(${positions.map((position) => position.join(' ')).join(', ')})`;
  if (geometry.type === 'Point') return `POINT ${pairs([geometry.coordinates])}`;
  if (geometry.type === 'MultiPoint') return `MULTIPOINT ${pairs(geometry.coordinates)}`;
  return `MULTILINESTRING (${geometry.coordinates.map(pairs).join(', ')})`;
}

function toJson({ dataVersion, coverage, records, sources }: DataSelection) {
  const dataset = { dataVersion, license: licenceOf(records), coverage, records, sources };
  return `${JSON.stringify(dataset, null, 1)}\n`;
}
