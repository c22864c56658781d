import { max, min } from 'd3-array';
import type { SetFile } from '../record/set-file';
import { Area, type HomeRings } from '../earth/area';
import { boundsLookup, regionLookup, type Regions } from '../earth/regions';
import { buildFacts, type World } from './facts-builder';
import type { DirectionSet } from './directions';
import { distancesBetween, type Distances } from './distances';
import type { PlaceChoices, PlaceSettings } from './facts';
import { groundsOf, reachedBy, type Grounds } from './ground';
import { sectorLookup } from './origin';
import type { OnProgress } from './measures';
import { visitsUnder, type Visit } from './new-places';
import { select } from './select';
import { InputError } from '../record/input-error';
import { cached } from '../record/cached';
import type { Names } from '../record/languages';
import { isOfKind, SERIES_KINDS, type SeriesKind } from '../record/model';
import { byKey } from '../record/pick';
import type { AtlasData, ReachRecord } from '../record/schema';
import { checkRecords } from '../record/record-check';
import { admittedBy, type RecordFilter, type Rule } from '../record/rules';
import { whoseOf, type SetData, type Vocabulary } from '../record/set';
import { isInPart, yearOf, type YearSpan } from '../record/time';

/** Fixed before any test ran. */
export type Periods = NonNullable<SetFile['periods']>;

export interface ReachDataset {
  dataVersion: string;
  records: readonly ReachRecord[];
  rules: readonly Rule[];
  home: HomeRings | null;
  /** Null: places lie in sectors around the origin of the directions. */
  regions: Regions | null;
  directions: DirectionSet | null;
  /** Partners, before "joint exercises"; null if unknown. */
  whose: Names | null;
  series: readonly { id: string; name: Names }[];
  periods: Periods | null;
  newPlaceKm: number;
  /** The last month covered, `YYYY-MM`; null when all years are complete. */
  coveredTo: string | null;
  /** When later records were last looked for, ISO day; null if unknown. */
  lastLooked: string | null;
}

export function lastFullYear({ coveredTo }: Pick<ReachDataset, 'coveredTo'>): number | null {
  if (coveredTo === null) return null;
  const year = yearOf(coveredTo);
  return isInPart(year, coveredTo) ? year - 1 : year;
}

export function datasetOf(
  atlas: Pick<ReachDataset, 'dataVersion' | 'records'> & { coverage?: { to: string } },
  parts: Pick<ReachDataset, 'rules' | 'home' | 'regions' | 'newPlaceKm'> & Partial<ReachDataset>,
): ReachDataset {
  const { dataVersion, records, coverage } = atlas;
  const none = { directions: null, whose: null, series: [], periods: null, lastLooked: null };
  return { dataVersion, records, ...none, ...parts, coveredTo: coverage?.to ?? null };
}

/** @param read a file of `static/data`, or as it was built of another set */
export function builtDataset(read: <Data>(file: string) => Data) {
  const set = read<SetData>('set.json');
  const { periods = null, newPlace, lastLooked } = set;
  return datasetOf(read<AtlasData>('events.json'), {
    rules: read('rules.json'),
    home: read('home.json'),
    regions: read('regions.geojson'),
    directions: read('directions.json'),
    whose: whoseOf(set),
    series: read<Vocabulary>('vocabulary.json').series,
    periods,
    newPlaceKm: newPlace.km,
    lastLooked: lastLooked?.date ?? null,
  });
}

export interface ReachChoices extends PlaceSettings, YearSpan {
  newPlaceKm: number;
  rule: string;
  where: RecordFilter;
}
/** Missing ones take their defaults. */
export type Choices = Partial<ReachChoices>;

export const DEFAULT_CHOICES: Omit<ReachChoices, 'from' | 'to' | 'rule' | 'newPlaceKm'> = {
  where: {},
  region: null,
  precise: false,
  staging: false,
};

interface Prepared extends World {
  span: YearSpan;
  cache: Map<string, unknown>;
}

const preparedDatasets = new WeakMap<ReachDataset, Prepared>();

export function completeChoices(dataset: ReachDataset, choices: Choices) {
  const chosen = Object.entries(choices).filter(([, value]) => value !== undefined);
  return {
    ...DEFAULT_CHOICES,
    rule: dataset.rules[0]!.id,
    newPlaceKm: dataset.newPlaceKm,
    ...prepare(dataset).span,
    ...Object.fromEntries(chosen),
  };
}

/** Throws InputError for a record that cannot be measured. */
export const factsFor = (dataset: ReachDataset, onProgress?: OnProgress) =>
  once(dataset, ['facts'], () => buildFacts(dataset.records, prepare(dataset), onProgress));

export const selectionFor = (dataset: ReachDataset, choices: Choices, onProgress?: OnProgress) =>
  select(factsFor(dataset, onProgress), visitChoices(dataset, completeChoices(dataset, choices)));

export const once = <T>(dataset: ReachDataset, key: readonly unknown[], compute: () => T): T =>
  cached(prepare(dataset).cache, JSON.stringify(key), compute) as T;

/** Throws InputError for an unknown rule or region. */
export function recordsFor(
  dataset: ReachDataset,
  { rule, where, region }: Pick<ReachChoices, 'rule' | 'where' | 'region'>,
): ReachRecord[] {
  const checkId = (field: string, value: string, listed: readonly { id: string }[]) => {
    const ids = listed.map(({ id }) => id);
    if (ids.includes(value)) return;
    throw new InputError('settings', field, value, `one of ${ids.join(', ')}`);
  };
  checkId('rule', rule, dataset.rules);
  const regions = dataset.regions?.features.map(({ properties }) => properties);
  if (region !== null && regions) checkId('region', region, regions);
  const { where: ruleFilter } = dataset.rules.find(({ id }) => id === rule)!;
  return admittedBy(where, admittedBy(ruleFilter, dataset.records));
}

/** Between all records, under any rule. */
export const distancesOf = (dataset: ReachDataset, onProgress?: OnProgress): Distances[] =>
  once(dataset, ['distances'], () =>
    distancesBetween(dataset.records, geographyOf(dataset), (done) =>
      onProgress?.({ stage: 'distances', done }),
    ),
  );

export function visitChoices(dataset: ReachDataset, choices: ReachChoices): PlaceChoices {
  const { precise, staging, region } = choices;
  const ids = new Set(recordsFor(dataset, choices).map(({ id }) => id));
  return { ids, precise, staging, region };
}

export function visitsFor(
  dataset: ReachDataset,
  partial: Choices,
  onProgress?: OnProgress,
): Visit[] {
  const choices = completeChoices(dataset, partial);
  const counted = visitChoices(dataset, choices);
  return visitsUnder(distancesOf(dataset, onProgress), counted, choices.newPlaceKm);
}

/** In all years. Throws InputError. */
export function groundOf(
  dataset: ReachDataset,
  partial: Choices,
  kind: SeriesKind,
  onProgress?: OnProgress,
): Grounds {
  const choices = completeChoices(dataset, partial);
  const { region, precise, staging, newPlaceKm } = choices;
  const ids = recordsOfKind(dataset, choices, kind).map(({ id }) => id);
  const onStep = (done: number) => onProgress?.({ stage: 'ground', done });
  return once(dataset, ['ground', kind, ids, region, precise, staging, newPlaceKm], () =>
    groundsOf(reachedFor(dataset, choices, kind), newPlaceKm, onStep),
  );
}

const recordsOfKind = (dataset: ReachDataset, choices: ReachChoices, kind: SeriesKind) =>
  recordsFor(dataset, choices).filter(isOfKind(kind));

export const reachedFor = (dataset: ReachDataset, choices: ReachChoices, kind: SeriesKind) =>
  reachedBy(recordsOfKind(dataset, choices, kind), geographyOf(dataset), choices);

export const groundsFor = (dataset: ReachDataset, choices: Choices, onProgress?: OnProgress) =>
  byKey(SERIES_KINDS, (kind) => groundOf(dataset, choices, kind, onProgress));

export const standardRecords = (dataset: ReachDataset): ReachRecord[] =>
  recordsFor(dataset, { ...DEFAULT_CHOICES, rule: dataset.rules[0]!.id });

export const geographyOf = (dataset: ReachDataset): World => prepare(dataset);

const prepare = (dataset: ReachDataset): Prepared =>
  cached(preparedDatasets, dataset, () => {
    const { records, regions, directions, home, coveredTo } = dataset;
    checkRecords(records);
    const sectorAt = directions ? sectorLookup(directions.origin.position) : () => null;
    return {
      regionAt: regions ? regionLookup(regions) : sectorAt,
      boundsOf: boundsLookup(regions),
      home: Object.entries(home ?? {}).map(([partner, rings]) => ({
        partner,
        land: new Area(rings.map((ring) => [ring])),
      })),
      origin: directions?.origin.position ?? null,
      span: spanOf(records, coveredTo),
      cache: new Map(),
    };
  });

/** To the last month covered: a rate counts years without a record. */
function spanOf(records: readonly ReachRecord[], coveredTo: string | null): YearSpan {
  const from = min(records, ({ start }) => yearOf(start)) ?? 0;
  const to = max(records, ({ end }) => yearOf(end)) ?? 0;
  return { from, to: coveredTo && records.length ? Math.max(to, yearOf(coveredTo)) : to };
}

const MAX_YEARS = 500;

/** Throws InputError. */
export function checkYears(...spans: YearSpan[]) {
  const check = (field: 'from' | 'to', year: number, isRight: boolean, expected: string) => {
    if (!isRight) throw new InputError('settings', field, year, expected);
  };
  for (const { from, to } of spans) {
    check('from', from, Number.isInteger(from), 'a year of four digits');
    check('to', to, Number.isInteger(to), 'a year of four digits');
    check('to', to, to >= from, `a year not before ${from}`);
    check('to', to, to < from + MAX_YEARS, `a year at most ${MAX_YEARS - 1} after ${from}`);
  }
}
