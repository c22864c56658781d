import { toBibtex } from './bibtex';
import { toCslJson } from './csl';
import { toCsv } from './csv';
import { toGeojson } from './geojson';
import { toJson } from './json';
import type { Selection } from './selection';

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
