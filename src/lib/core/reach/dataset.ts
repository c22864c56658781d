import { checkRadius } from './cells';
import { homeOf, type HomeRings } from '../earth/home';
import { boundsLookup } from '../earth/bounds';
import { regionLookup, type Regions } from '../earth/region-at';
import type { DirectionSet } from './directions';
import { MeasuredRecord } from './measured-record';
import type { Geography } from './travelled';
import type { OnProgress } from './progress';
import { tableOf, type ReachTable, type TableSettings } from './reach-table';
import { InputError } from '../record/input-error';
import type { ReachRecord } from '../record/model';
import { checkRecords } from '../record/record-check';
import { admits, type RecordFilter, type Rule } from '../record/rules';
import { inOrder, isInPart, yearOf, type YearSpan } from '../record/time';

export interface ReachDataset {
  dataVersion: string;
  records: readonly ReachRecord[];
  rules: readonly Rule[];
  home: HomeRings | null;
  regions: Regions | null;
  directions: DirectionSet | null;
  /** The last month that the data cover, `YYYY-MM`; null when they cover all their years. */
  coveredTo: string | null;
}

/** The last year that the data cover to its end; null when they cover all their years. */
export function lastFullYear({ coveredTo }: Pick<ReachDataset, 'coveredTo'>): number | null {
  if (coveredTo === null) return null;
  const year = yearOf(coveredTo);
  return isInPart(year, coveredTo) ? year - 1 : year;
}

/** The built data as one dataset: `events.json` with the rules, the land and the regions. */
export function datasetOf(
  atlas: {
    dataVersion: string;
    records: readonly ReachRecord[];
    /** Last month covered, `YYYY-MM`. */
    coverage?: { to: string };
  },
  parts: Pick<ReachDataset, 'rules' | 'home' | 'regions'> & { directions?: DirectionSet | null },
): ReachDataset {
  const { dataVersion, records } = atlas;
  return {
    dataVersion,
    records,
    directions: null,
    ...parts,
    coveredTo: atlas.coverage?.to ?? null,
  };
}

/** Every choice there is. */
export interface ReachChoices extends TableSettings, YearSpan {
  /** Id of a counting rule of the dataset. */
  rule: string;
  where: RecordFilter;
}

export const DEFAULT_CHOICES: Omit<ReachChoices, 'from' | 'to'> = {
  rule: 'core',
  where: {},
  region: null,
  precise: false,
  staging: false,
  radiusKm: 150,
};

interface Prepared extends Geography {
  span: YearSpan;
  /** By settings and id: the same records are asked about under other rules and filters. */
  measured: Map<string, MeasuredRecord>;
  tables: Map<string, ReachTable>;
}

const prepared = new WeakMap<ReachDataset, Prepared>();
const TABLES_KEPT = 12;

/** Choices not made take the defaults, the years those of the data. */
export function completeChoices(
  dataset: ReachDataset,
  choices: Partial<ReachChoices>,
): ReachChoices {
  const given = Object.entries(choices).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_CHOICES, ...prepare(dataset).span, ...Object.fromEntries(given) };
}

/** Throws InputError for a record no measure can work with, an unknown rule or region. */
export function tableFor(
  dataset: ReachDataset,
  choices: ReachChoices,
  onProgress?: OnProgress,
): ReachTable {
  const { tables } = prepare(dataset);
  const { rule, where, region, precise, staging, radiusKm } = choices;
  const key = JSON.stringify([rule, where, region, precise, staging, radiusKm]);
  const table = tables.get(key) ?? buildTable(dataset, choices, onProgress);
  tables.delete(key);
  tables.set(key, table);
  if (tables.size > TABLES_KEPT) tables.delete(tables.keys().next().value!);
  return table;
}

function buildTable(
  dataset: ReachDataset,
  choices: ReachChoices,
  onProgress?: OnProgress,
): ReachTable {
  const { regionAt, measured } = prepare(dataset);
  const { precise, staging, region, radiusKm } = choices;
  checkRadius(radiusKm);
  const admitted = inOrder(recordsFor(dataset, choices));
  const records = admitted.map((record, i) => {
    const key = JSON.stringify([record.id, precise, staging, region]);
    let found = measured.get(key);
    if (!found) measured.set(key, (found = new MeasuredRecord(record, choices, regionAt)));
    found.cells(radiusKm);
    if (i % 64 === 63) onProgress?.({ stage: 'footprints', done: i / admitted.length });
    return found;
  });
  return tableOf(records, choices, dataset.home && homeOf(dataset.home));
}

/** A table for each region that a record of the choices touches, regions by id. */
export function tablesByRegion(
  dataset: ReachDataset,
  choices: ReachChoices,
): { region: string; table: ReachTable }[] {
  const regions = recordsFor(dataset, choices).flatMap(({ sites, track }) => [
    ...sites.map(({ region }) => region),
    ...Object.keys(track?.regionShare ?? {}),
  ]);
  return [...new Set(regions)]
    .filter((region) => region !== '' && (choices.region ?? region) === region)
    .sort()
    .map((region) => ({ region, table: buildTable(dataset, { ...choices, region }) }))
    .filter(({ table }) => table.records.length > 0);
}

export function recordsFor(
  dataset: ReachDataset,
  { rule, where, region }: Pick<ReachChoices, 'rule' | 'where' | 'region'>,
): ReachRecord[] {
  const known = (field: string, value: string, ids: readonly string[]) => {
    if (ids.includes(value)) return;
    throw new InputError('settings', field, value, `one of ${ids.join(', ')}`);
  };
  const rules = dataset.rules.map(({ id }) => id);
  const regions = dataset.regions?.features.map(({ properties }) => properties.id);
  known('rule', rule, rules);
  if (region !== null && regions) known('region', region, regions);
  const found = dataset.rules.find(({ id }) => id === rule)!;
  return dataset.records.filter((record) => admits(found.where, record) && admits(where, record));
}

export function geographyOf(dataset: ReachDataset): Geography {
  return prepare(dataset);
}

function prepare(dataset: ReachDataset): Prepared {
  let found = prepared.get(dataset);
  if (!found) {
    checkRecords(dataset.records);
    const regionAt = dataset.regions ? regionLookup(dataset.regions) : () => null;
    const boundsOf = boundsLookup(dataset.regions);
    found = {
      regionAt,
      boundsOf,
      span: spanOf(dataset.records),
      measured: new Map(),
      tables: new Map(),
    };
    prepared.set(dataset, found);
  }
  return found;
}

/** Years from the first to the last record; of no record, one year that no measure is defined in. */
function spanOf(records: readonly ReachRecord[]): YearSpan {
  if (records.length === 0) return { from: 2003, to: 2003 };
  const from = records.reduce((first, { start }) => Math.min(first, yearOf(start)), Infinity);
  return { from, to: records.reduce((last, { end }) => Math.max(last, yearOf(end)), from) };
}

const MAX_YEARS = 500;

/** Throws InputError for a radius or years that cannot be. */
export function checkSettings(choices: ReachChoices, spans: readonly YearSpan[] = [choices]): void {
  checkRadius(choices.radiusKm);
  const wrong = (field: 'from' | 'to', year: number, expected: string) =>
    new InputError('settings', field, year, expected);
  for (const { from, to } of spans) {
    if (!Number.isInteger(from)) throw wrong('from', from, 'a year like 2003');
    if (!Number.isInteger(to)) throw wrong('to', to, 'a year like 2026');
    if (to < from) throw wrong('to', to, `a year not before ${from}`);
    const last = from + MAX_YEARS - 1;
    if (to > last) throw wrong('to', to, `a year at most ${MAX_YEARS - 1} after ${from}`);
  }
}
