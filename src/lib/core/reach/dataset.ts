import { max, min } from 'd3-array';
import { checkRadius } from './cells';
import { homeOf, type HomeRings } from '../earth/land';
import { boundsLookup } from '../earth/bounds';
import { regionLookup, type Regions } from '../earth/regions';
import type { DirectionSet } from './directions';
import { sectorLookup, type Geography } from './travelled';
import type { OnProgress } from './measures';
import type { PlaceSettings } from './facts';
import { factsOf, type World } from './facts-of';
import { select, selectByRegion } from './select';
import { InputError } from '../record/input-error';
import { cached } from '../record/cached';
import type { ReachRecord } from '../record/model';
import { checkRecords } from '../record/record-check';
import { admits, type RecordFilter, type Rule } from '../record/rules';
import { isInPart, yearOf, type OpenSpan, type YearSpan } from '../record/time';

/** Which years a set compares, fixed before any test was run. */
export interface Periods {
  before: YearSpan;
  since: OpenSpan;
  /** Out of the sample of who chose the first two. */
  later?: OpenSpan | undefined;
  /** In which ground was first reached, for the map. */
  reached: OpenSpan[];
}

export interface ReachDataset {
  dataVersion: string;
  records: readonly ReachRecord[];
  /** The standard one first. */
  rules: readonly Rule[];
  home: HomeRings | null;
  /** Without them places lie in sectors around the origin of the directions. */
  regions: Regions | null;
  directions: DirectionSet | null;
  /** Without them nothing is compared. */
  periods: Periods | null;
  /** A place farther than this from every earlier one is new, km. */
  newPlaceKm: number;
  /** The last month that the data cover, `YYYY-MM`; null when they cover all their years. */
  coveredTo: string | null;
}

/** The last year that the data cover to its end; null when they cover all their years. */
export function lastFullYear({ coveredTo }: Pick<ReachDataset, 'coveredTo'>): number | null {
  if (coveredTo === null) return null;
  const year = yearOf(coveredTo);
  return isInPart(year, coveredTo) ? year - 1 : year;
}

export function datasetOf(
  atlas: Pick<ReachDataset, 'dataVersion' | 'records'> & {
    /** Last month covered, `YYYY-MM`. */
    coverage?: { to: string };
  },
  parts: Pick<ReachDataset, 'rules' | 'home' | 'regions' | 'newPlaceKm'> & Partial<ReachDataset>,
): ReachDataset {
  const { dataVersion, records, coverage } = atlas;
  const none = { directions: null, periods: null };
  return { dataVersion, records, ...none, ...parts, coveredTo: coverage?.to ?? null };
}

export interface ReachChoices extends PlaceSettings, YearSpan {
  radiusKm: number;
  /** Usually that of the dataset. */
  newPlaceKm: number;
  /** Id of a counting rule of the dataset. */
  rule: string;
  where: RecordFilter;
}

export const DEFAULT_CHOICES: Omit<ReachChoices, 'from' | 'to' | 'rule' | 'newPlaceKm'> = {
  where: {},
  region: null,
  precise: false,
  staging: false,
  radiusKm: 150,
};

interface Prepared extends Geography, Omit<World, 'boundsOf'> {
  span: YearSpan;
  /** What has been worked out of it (once). */
  known: Map<string, unknown>;
}

const prepared = new WeakMap<ReachDataset, Prepared>();

/** Choices not made take the defaults, the years those of the data. */
export function completeChoices(
  dataset: ReachDataset,
  choices: Partial<ReachChoices>,
): ReachChoices {
  const given = Object.entries(choices).filter(([, value]) => value !== undefined);
  return {
    ...DEFAULT_CHOICES,
    rule: dataset.rules[0]!.id,
    newPlaceKm: dataset.newPlaceKm,
    ...prepare(dataset).span,
    ...Object.fromEntries(given),
  };
}

/** All records of the dataset; throws InputError for one that no measure can work with. */
export const factsFor = (dataset: ReachDataset, radiusKm: number, onProgress?: OnProgress) =>
  once(dataset, ['facts', radiusKm], () => {
    return factsOf(dataset.records, prepare(dataset), { radiusKm }, onProgress);
  });

/** What choices select, everywhere and in each region that it touches. Throws InputError. */
export function choose(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  spans?: readonly YearSpan[],
  onProgress?: OnProgress,
) {
  const choices = completeChoices(dataset, given);
  checkSettings(choices, spans);
  const ids = new Set(recordsFor(dataset, choices).map(({ id }) => id));
  const facts = factsFor(dataset, choices.radiusKm, onProgress);
  return {
    ...{ choices, facts, table: select(facts, { ...choices, ids }) },
    byRegion: () => selectByRegion(facts, { ...choices, ids }),
  };
}

export const once = <T>(dataset: ReachDataset, what: readonly unknown[], work: () => T): T =>
  cached(prepare(dataset).known, JSON.stringify(what), work) as T;

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

export const geographyOf = (dataset: ReachDataset): Geography & World => prepare(dataset);

const prepare = (dataset: ReachDataset): Prepared =>
  cached(prepared, dataset, () => {
    const { records, regions, directions, home } = dataset;
    checkRecords(records);
    const around = directions ? sectorLookup(directions.origin.position) : () => null;
    return {
      regionAt: regions ? regionLookup(regions) : around,
      boundsOf: boundsLookup(regions),
      home: home && homeOf(home),
      origin: directions?.origin.position ?? null,
      ...{ span: spanOf(records), known: new Map() },
    };
  });

/** Years from the first to the last record; of no record, one year that no measure is defined in. */
function spanOf(records: readonly ReachRecord[]): YearSpan {
  const from = min(records, ({ start }) => yearOf(start)) ?? 0;
  return { from, to: max(records, ({ end }) => yearOf(end)) ?? 0 };
}

const MAX_YEARS = 500;

/** Throws InputError. */
export function checkSettings(choices: ReachChoices, spans: readonly YearSpan[] = [choices]): void {
  checkRadius(choices.radiusKm);
  const wrong = (field: 'from' | 'to', year: number, expected: string) =>
    new InputError('settings', field, year, expected);
  for (const { from, to } of spans) {
    if (!Number.isInteger(from)) throw wrong('from', from, 'a year of four digits');
    if (!Number.isInteger(to)) throw wrong('to', to, 'a year of four digits');
    if (to < from) throw wrong('to', to, `a year not before ${from}`);
    const last = from + MAX_YEARS - 1;
    if (to > last) throw wrong('to', to, `a year at most ${MAX_YEARS - 1} after ${from}`);
  }
}
