import { readFileSync } from 'node:fs';
import { admits } from '$lib/core/record/rules';
import { events, index, regions, rules } from '$lib/site/dataset.server';
import { tableRow } from '$lib/records/table/row';
import type { CoverageMatrix } from '$geodata/coverage';
import { LISTED } from './download-list';
import { downloads, versionFolder } from '$lib/records/files/downloads.server';
import { LAYERS } from './layers';

/** What /data shows of the records, rules and files, in every language. */
export async function dataPage() {
  const files = await downloads();
  return {
    rows: events.records.map((record) => tableRow(record)),
    rules: rules.map((rule) => ({
      ...rule,
      count: events.records.filter((record) => admits(rule.where, record)).length,
    })),
    regions,
    bounds: {
      firstYear: index.firstYear,
      lastYear: index.lastYear,
      rules: rules.map(({ id }) => id),
    },
    counts: events.counts,
    dataVersion: events.dataVersion,
    covered: events.coverage,
    coverage: readJson<CoverageMatrix>('static/data/coverage.json'),
    downloads: LISTED.map((one) => ({
      ...one,
      bytes: files.get(one.file)!.bytes.length,
      type: files.get(one.file)!.type,
    })),
    folder: versionFolder,
    layers: LAYERS.map((file) => ({ file, bytes: readFileSync(`static/data/${file}`).length })),
  };
}

export type DataPage = Awaited<ReturnType<typeof dataPage>>;

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
