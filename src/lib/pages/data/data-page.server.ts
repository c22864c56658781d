import { vocabulary } from '$lib/site/vocabulary';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NotHeldFile } from '$geodata/context/claims-schema';
import type { CoverageMatrix } from '$geodata/coverage';
import { admits } from '$lib/core/record/rules';
import type { Format } from '$lib/records/export/formats';
import { downloads, versionFolder } from '$lib/records/files/downloads.server';
import { tableRow } from '$lib/records/table/table';
import { isThere } from '$lib/site/set';
import { DATA, events, index, readData, regions, rules } from '$lib/site/dataset.server';

type Table = 'records' | 'sites' | 'tracks' | 'context' | 'accounts' | 'changes' | 'not-held';
type What = Table | 'all' | 'sources' | 'columns';

type Use = 'all' | 'gis' | 'sheet' | 'statistics' | 'citation';

/** By what readers come for: file, what is in it, its form, and the format in which the page writes a part of it. */
const LISTED: Record<Use, [file: string, what: What, form: string, format?: Format][]> = {
  all: [['joint-reach.zip', 'all', 'ZIP']],
  gis: [
    ['joint-reach-sites.geojson', 'sites', 'GeoJSON', 'sites'],
    ['joint-reach-tracks.geojson', 'tracks', 'GeoJSON', 'tracks'],
  ],
  sheet: [
    ['joint-reach.xlsx', 'all', 'XLSX'],
    ['joint-reach.csv', 'records', 'CSV', 'csv'],
    ['joint-reach-sites.csv', 'sites', 'CSV'],
    ['joint-reach-tracks.csv', 'tracks', 'CSV'],
    ['joint-reach-context.csv', 'context', 'CSV'],
  ],
  statistics: [
    ['joint-reach.json', 'records', 'JSON', 'json'],
    ['joint-reach-accounts.csv', 'accounts', 'CSV'],
    ['changes.json', 'changes', 'JSON'],
    ['not-held.json', 'not-held', 'JSON'],
    ['datapackage.json', 'columns', 'Data Package'],
  ],
  citation: [
    ['joint-reach.bib', 'sources', 'BibTeX', 'bibtex'],
    ['joint-reach.csl.json', 'sources', 'CSL-JSON', 'csl'],
  ],
};

const LAYERS = [
  ...(['first-reached.geojson', 'regions.geojson', 'watch-zones.geojson'] as const),
  ...(['straits.geojson', 'events.json', 'record-numbers.json'] as const),
  ...(['context.json', 'claims.json', 'scale.json', 'coverage.json', 'rules.json'] as const),
  'yardstick.json' as const,
];

export async function dataPage() {
  const files = await downloads();
  const { firstYear, lastYear } = index;
  const coverage = readData<CoverageMatrix>('coverage.json');
  return {
    rows: events.records.map((record) => tableRow(record)),
    rules: rules.map((rule) => ({
      ...rule,
      count: events.records.filter((record) => admits(rule.where, record)).length,
    })),
    regions,
    bounds: { firstYear, lastYear, rules: rules.map(({ id }) => id) },
    counts: events.counts,
    dataVersion: events.dataVersion,
    coverage: {
      ...coverage,
      limits: coverage.limits.map(({ series, why }) => ({
        why,
        names: vocabulary.series.filter(({ id }) => series.includes(id)).map(({ name }) => name),
      })),
    },
    notHeld: isThere('not-held') ? readData<NotHeldFile>('not-held.json') : [],
    downloads: Object.entries(LISTED).map(([use, listed]) => ({
      use: use as Use,
      files: listed
        .filter(([file]) => files.has(file))
        .map(([file, what, form, format]) => ({
          ...{ file, what, form, format, bytes: files.get(file)!.bytes.length },
        })),
    })),
    folder: versionFolder,
    layers: LAYERS.filter((file) => isThere(file.replace(/\..*/, ''))).map((file) => ({
      file,
      bytes: readFileSync(join(DATA, file)).length,
    })),
  };
}

export type DataPage = Awaited<ReturnType<typeof dataPage>>;
