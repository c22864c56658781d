import { toBibtex } from './bibtex';
import { toCsv } from './csv';
import { toGeojson } from './geojson';
import { LICENCE, type Selection } from './selection';

/** The forms in which records and sources can be taken away. */

export const FORMATS = ['geojson', 'csv', 'json', 'csl', 'bibtex'] as const;
export type Format = (typeof FORMATS)[number];

interface FormatSpec {
  extension: string;
  type: string;
  write: (selection: Selection) => string;
}

export const FORMAT: Record<Format, FormatSpec> = {
  geojson: { extension: 'geojson', type: 'application/geo+json', write: toGeojson },
  // With a byte order mark, or spreadsheets take Russian and Chinese for something else.
  csv: { extension: 'csv', type: 'text/csv', write: (selection) => `\uFEFF${toCsv(selection)}` },
  json: { extension: 'json', type: 'application/json', write: toJson },
  csl: {
    extension: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    write: toCslJson,
  },
  bibtex: { extension: 'bib', type: 'application/x-bibtex', write: toBibtex },
};

/** `joint-reach.csv` for everything, `joint-reach-57-records.csv` for a part. */
export function fileName(format: Format, count?: number): string {
  const part = count === undefined ? '' : `-${count}-record${count === 1 ? '' : 's'}`;
  return `joint-reach${part}.${FORMAT[format].extension}`;
}

/** The records as the dataset holds them: the one form that needs no translation to be read again. */
export function toJson({ dataVersion, coverage, records, sources }: Selection): string {
  return `${JSON.stringify({ dataVersion, license: LICENCE, coverage, records, sources }, null, 1)}\n`;
}

/** The sources as CSL-JSON items (https://citationstyles.org), as Zotero and Pandoc read them. */
export function toCslJson({ sources }: Pick<Selection, 'sources'>): string {
  return `${JSON.stringify(Object.values(sources), null, 1)}\n`;
}
