import { statSync } from 'node:fs';
import { join } from 'node:path';
import { greatest } from 'd3-array';
import type { NotHeldFile } from '#core/context/claims-file';
import type { CandidatesFile } from '#geodata/build/atlas';
import type { CoverageData } from '#geodata/build/coverage';
import { words } from '#core/record/model';
import { pick } from '#core/record/pick';
import { admittedBy } from '#core/record/rules';
import type { Format } from '$lib/records/export/formats';
import { downloads } from '$lib/records/files/downloads.server';
import { tableRow } from '$lib/records/table/table';
import type { m } from '$lib/paraglide/messages';
import {
  DATA,
  events,
  index,
  readData,
  regions,
  rules,
  sureUnder,
} from '$lib/site/dataset/dataset.server';
import { yearlyReach } from '$lib/site/dataset/reach-dataset.server';
import { isThere } from '$lib/site/dataset/set';
import { vocabulary } from '$lib/site/dataset/vocabulary';
import { REFERENCE_LAYERS } from '$lib/view/view';

type What = Parameters<typeof m.data_what>[0]['what'];
type Use = Parameters<typeof m.data_use_of>[0]['use'];

/** By use. With a `format` the page can also write the file for some of the records. */
const LISTED: Record<Use, [file: string, what: What, form: string, format?: Format][]> = {
  first: [
    ['joint-reach.xlsx', 'records', 'XLSX'],
    ['joint-reach-sites.geojson', 'sites', 'GeoJSON', 'sites'],
    ['joint-reach-years.xlsx', 'years', 'XLSX'],
    ['joint-reach.zip', 'all', 'ZIP'],
  ],
  gis: [
    ['joint-reach-tracks.geojson', 'tracks', 'GeoJSON', 'tracks'],
    ['joint-reach-bounds.geojson', 'bounds', 'GeoJSON'],
  ],
  sheet: [
    ['joint-reach.csv', 'records', 'CSV', 'csv'],
    ['joint-reach-sites.csv', 'sites', 'CSV'],
    ['joint-reach-tracks.csv', 'tracks', 'CSV'],
    ['joint-reach-years.csv', 'years', 'CSV'],
    ['joint-reach-context.csv', 'context', 'CSV'],
  ],
  statistics: [
    ['joint-reach.json', 'records', 'JSON', 'json'],
    ['joint-reach-accounts.csv', 'accounts', 'CSV'],
    ['positions.csv', 'positions', 'CSV'],
    ['changes.json', 'changes', 'JSON'],
    ['not-held.json', 'not-held', 'JSON'],
    ['datapackage.json', 'columns', 'Data Package'],
  ],
  citation: [['joint-reach.bib', 'sources', 'BibTeX', 'bibtex']],
};

const OTHERS = words(
  'ground.geojson events.json record-numbers.json context.json claims.json scale.json coverage.json rules.json',
);
const bytesOf = (file: string) => statSync(join(DATA, file)).size;

export async function dataPage() {
  const files = await downloads();
  const { firstYear, lastYear } = index;
  const coverage = readData<CoverageData>('coverage.json');
  return {
    rows: rowsWithVisits(),
    rules,
    regions,
    bounds: { firstYear, lastYear },
    counts: events.counts,
    dataVersion: events.dataVersion,
    coverage: {
      ...coverage,
      limits: coverage.limits.map(({ series, why }) => ({
        why,
        names: vocabulary.series.filter(({ id }) => series.includes(id)).map(({ name }) => name),
      })),
    },
    years: yearlyReach(),
    coveredTo: index.coverage.to,
    notHeld: isThere('not-held') ? readData<NotHeldFile>('not-held.json') : [],
    candidates: isThere('candidates') ? readData<CandidatesFile>('candidates.json') : null,
    downloads: Object.entries(LISTED).map(([use, listed]) => ({
      use: use as Use,
      files: listed
        .filter(([file]) => files.has(file))
        .map(([file, what, form, format]) => {
          return { file, what, form, format, bytes: files.get(file)!.bytes.length };
        }),
    })),
    others: [...REFERENCE_LAYERS.map((layer) => `${layer}.geojson`), ...OTHERS]
      .filter((file) => isThere(file.replace(/\..*/, '')))
      .map((file) => ({ file, bytes: bytesOf(file) })),
  };
}

/** Under the rule that counts the most records, so that most have a visit. */
function rowsWithVisits() {
  const widest = greatest(rules, ({ where }) => admittedBy(where, events.records).length)!;
  const visits = new Map(sureUnder(widest.id).visits.map((visit) => [visit.id, visit]));
  return events.records.map((record) => {
    const visit = visits.get(record.id);
    return { ...tableRow(record), ...(visit && { visit: pick(visit, ['status', 'region']) }) };
  });
}

export type DataPage = Awaited<ReturnType<typeof dataPage>>;
