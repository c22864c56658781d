import type { Format } from '$lib/records/export/formats';

/** What readers come for, and in which forms they can take it. */
export const USES = ['all', 'gis', 'sheet', 'statistics', 'citation'] as const;
export type Use = (typeof USES)[number];

export const WHATS = ['all', 'records', 'sites', 'tracks', 'sources', 'columns'] as const;

export interface ListedFile {
  use: Use;
  file: string;
  what: (typeof WHATS)[number];
  form: string;
  /** The page can write a part of it, too. */
  format?: Format;
}

const row = (
  use: Use,
  file: string,
  what: ListedFile['what'],
  form: string,
  format?: Format,
): ListedFile => ({ use, file, what, form, ...(format && { format }) });

export const LISTED: readonly ListedFile[] = [
  row('all', 'joint-reach.zip', 'all', 'ZIP'),
  row('gis', 'joint-reach-sites.geojson', 'sites', 'GeoJSON', 'sites'),
  row('gis', 'joint-reach-tracks.geojson', 'tracks', 'GeoJSON', 'tracks'),
  row('gis', 'joint-reach-sites.fgb', 'sites', 'FlatGeobuf'),
  row('gis', 'joint-reach-tracks.fgb', 'tracks', 'FlatGeobuf'),
  row('sheet', 'joint-reach.xlsx', 'all', 'XLSX'),
  row('sheet', 'joint-reach.csv', 'records', 'CSV', 'csv'),
  row('sheet', 'joint-reach-sites.csv', 'sites', 'CSV'),
  row('sheet', 'joint-reach-tracks.csv', 'tracks', 'CSV'),
  row('statistics', 'joint-reach-sites.parquet', 'sites', 'GeoParquet'),
  row('statistics', 'joint-reach-tracks.parquet', 'tracks', 'GeoParquet'),
  row('statistics', 'joint-reach.json', 'records', 'JSON', 'json'),
  row('statistics', 'datapackage.json', 'columns', 'Data Package'),
  row('citation', 'joint-reach.bib', 'sources', 'BibTeX', 'bibtex'),
  row('citation', 'joint-reach.csl.json', 'sources', 'CSL-JSON', 'csl'),
];
