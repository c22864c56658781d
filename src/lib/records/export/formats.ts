import { toBibtex } from './bibtex';
import { toCsv } from './csv';
import { toGeojson } from './geojson';
import { licenceOf, type Selection } from './selection';
import { recordTable, siteTable, trackTable } from './tables';

/** The forms in which records and sources can be taken away, all of them or a part. */

export const FORMATS = ['sites', 'tracks', 'csv', 'json', 'csl', 'bibtex'] as const;
export type Format = (typeof FORMATS)[number];

interface FormatSpec {
  /** After `joint-reach`. */
  ending: string;
  type: string;
  write: (selection: Selection) => string;
}

const GEOJSON = 'application/geo+json';

export const FORMAT: Record<Format, FormatSpec> = {
  sites: {
    ...{ ending: '-sites.geojson', type: GEOJSON },
    write: (selection) => toGeojson(siteTable(selection), selection),
  },
  tracks: {
    ...{ ending: '-tracks.geojson', type: GEOJSON },
    write: (selection) => toGeojson(trackTable(selection), selection),
  },
  csv: {
    ...{ ending: '.csv', type: 'text/csv' },
    write: (selection) => toCsv(recordTable(selection)),
  },
  json: { ending: '.json', type: 'application/json', write: toJson },
  csl: { ending: '.csl.json', type: 'application/vnd.citationstyles.csl+json', write: toCslJson },
  bibtex: { ending: '.bib', type: 'application/x-bibtex', write: toBibtex },
};

/** `joint-reach.csv` for everything, `joint-reach-57-records.csv` for a part. */
export function fileName(format: Format, count?: number): string {
  const part = count === undefined ? '' : `-${count}-record${count === 1 ? '' : 's'}`;
  return `joint-reach${part}${FORMAT[format].ending}`;
}

/** The records as the dataset holds them: the one form that needs no translation to be read again. */
export function toJson({ dataVersion, coverage, records, sources }: Selection): string {
  return `${JSON.stringify({ dataVersion, license: licenceOf(records), coverage, records, sources }, null, 1)}\n`;
}

/** The sources as CSL-JSON items (https://citationstyles.org), as Zotero and Pandoc read them. */
export function toCslJson({ sources }: Pick<Selection, 'sources'>): string {
  return `${JSON.stringify(Object.values(sources), null, 1)}\n`;
}
