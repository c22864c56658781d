import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { NoExtent } from '../earth/hull';
import type { Deciding } from './leave-one-out';
import type { Position, ReachKind } from '../record/model';
import type { YearSpan } from '../record/time';
import type { Far } from './facts';

/** A name for all records and one for each kind. */
const namesByKind = <Total extends string, Kinds extends string>(total: Total, kinds: Kinds) => ({
  all: total,
  exercise: `${kinds}.exercise` as const,
  patrol: `${kinds}.patrol` as const,
});

/**
 * Every measure of a span of years that is one number, in the order of tables: one list for tables, files and
 * command line. A name is a path: `footprintKm2.patrol` is `span.footprintKm2.patrol`. A measure `perPartner` has
 * one name for each partner's land, which ends with the id of the partner. One that is only `inFiles` means little to
 * readers who have not read about it.
 */
export const MEASURES = [
  { id: 'records', unit: 'count', names: namesByKind('records', 'recordsByKind') },
  { id: 'sites', unit: 'count', names: namesByKind('sites', 'sitesByKind') },
  { id: 'regions', unit: 'count', names: { all: 'regions' } },
  { id: 'new-places', unit: 'count', names: namesByKind('newPlaces.all', 'newPlaces') },
  { id: 'new-ground', unit: 'km2', names: namesByKind('newGroundKm2.all', 'newGroundKm2') },
  { id: 'footprint', unit: 'km2', names: namesByKind('footprintKm2.all', 'footprintKm2') },
  { id: 'extent', unit: 'km2', names: namesByKind('extentKm2', 'extentByKindKm2') },
  {
    id: 'farthest',
    unit: 'km',
    names: namesByKind('farthestKm', 'farthestByKindKm'),
    perPartner: true,
  },
  {
    id: 'farthest-from-origin',
    unit: 'km',
    names: namesByKind('farthestFromOriginKm.all', 'farthestFromOriginKm'),
  },
  { id: 'standard-distance', unit: 'km', names: { all: 'standardDistanceKm' } },
  { id: 'effective-regions', unit: 'number', names: { all: 'effectiveRegions' } },
  {
    id: 'resultant-length',
    unit: 'number',
    names: { all: 'resultantLength' },
    inFiles: true,
  },
] as const satisfies readonly {
  id: string;
  unit: 'count' | 'km' | 'km2' | 'number';
  names: { all: string } & Partial<Record<ReachKind, string>>;
  perPartner?: true;
  inFiles?: true;
}[];

type Listed = (typeof MEASURES)[number];
export type Unit = Listed['unit'];
type NameOf<Row> = Row extends { names: infer Names } ? Names[keyof Names] & string : never;
type PerPartner = Extract<Listed, { perPartner: true }>;
export type Measure = NameOf<Exclude<Listed, PerPartner>> | `${NameOf<PerPartner>}.${string}`;

/** A measure of all records, or of those of a kind where it has one. */
interface MeasureOf {
  id: Listed['id'];
  unit: Unit;
  /** Id of the partner from whose land the distance is; null for other measures. */
  partner: string | null;
  all: Measure;
  byKind: Record<ReachKind, Measure> | null;
  inFiles: boolean;
}

/** The list with a row for each partner where a measure is per partner. */
const measuresFor = (partners: readonly string[]): MeasureOf[] =>
  MEASURES.flatMap((listed) => {
    const { id, unit, names } = listed;
    const inFiles = 'inFiles' in listed;
    const owners = 'perPartner' in listed ? partners : [null];
    return owners.map((partner): MeasureOf => {
      const named = (name: string) => (partner === null ? name : `${name}.${partner}`) as Measure;
      return {
        id,
        unit,
        partner,
        all: named(names.all),
        byKind:
          'exercise' in names
            ? { exercise: named(names.exercise), patrol: named(names.patrol) }
            : null,
        inFiles,
      };
    });
  });

/** The measures for reading, without those that are only in files. */
export type ShownMeasure = MeasureOf & { id: Exclude<Listed, { inFiles: true }>['id'] };
export const shownMeasures = (partners: readonly string[]): ShownMeasure[] =>
  measuresFor(partners).filter((measure): measure is ShownMeasure => !measure.inFiles);

/** Every name: of each measure that for all records, then those by kind. */
export const measuresOf = (partners: readonly string[]): Measure[] =>
  measuresFor(partners).flatMap((measure) => [
    measure.all,
    ...(measure.byKind ? Object.values(measure.byKind) : []),
  ]);

export const RADII_KM: readonly number[] = [50, 100, 150, 300];

type Reason = 'no-record' | 'no-place' | 'fewer-than-2-positions' | 'no-mean-centre' | NoExtent;

export const AREA_KINDS = ['all', 'exercise', 'patrol'] as const satisfies readonly (
  ReachKind | 'all'
)[];
export type AreaKind = (typeof AREA_KINDS)[number];
export type AreaByKind = Record<AreaKind, number | null>;

export interface Farthest extends Far {
  recordId: string;
}
interface FarRecord {
  recordId: string;
  km: number;
}

/** Null means undefined, and `reasons` says why. */
export interface SpanMeasures {
  /** First and last year of the span; `year` is the last, the one a series is plotted at. */
  from: number;
  to: number;
  year: number;
  records: number;
  recordsByKind: Record<ReachKind, number>;
  unplaced: string[];
  /** Distinct places, more than 25 km apart. */
  sites: number;
  sitesByKind: Record<ReachKind, number>;
  regions: number;
  footprintKm2: AreaByKind;
  /** Ground that no record occupied before the span; for a kind, no record of the kind. */
  newGroundKm2: AreaByKind;
  /** Records that began in the span at a new place (new-places.ts); null where places were not compared. */
  newPlaces: AreaByKind;
  extentKm2: number | null;
  extentByKindKm2: AreaByKind;
  /** From the origin of the directions, on the sphere; the least for a place known within bounds. */
  farthestFromOriginKm: Record<AreaKind, FarRecord | null>;
  /** By id of each partner whose land is known. */
  farthestKm: Record<string, Farthest | null>;
  farthestByKindKm: Record<ReachKind, Record<string, Farthest | null>>;
  standardDistanceKm: number | null;
  /** null below a resultant length of 0.2, where a centre would mean nothing. */
  centre: Position | null;
  resultantLength: number | null;
  effectiveRegions: number | null;
  /** The share of records in each region, largest first, summing to 1. */
  regionalShare: Record<string, number>;
  /** Why a field is null, by its name in measuresOf, or `centre`. */
  reasons: Partial<Record<Measure | 'centre', Reason>>;
  decidingRecord: Partial<Record<Measure, Deciding>>;
}

/** The value of a measure in a span; null where it has none. */
export function valueOf(span: SpanMeasures, measure: Measure): number | null {
  const value = measure
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], span);
  return typeof value === 'number' ? value : ((value as FarRecord | null)?.km ?? null);
}

export const GROUND_LAYERS = ['footprint', 'new-ground', 'earlier-ground'] as const;
export interface GroundProperties {
  layer: (typeof GROUND_LAYERS)[number];
  kind: ReachKind;
  km2: number;
}

export type FirstReached = FeatureCollection<MultiPolygon, YearSpan & { km2: number }>;

export interface Progress {
  stage: 'footprints' | 'measures' | 'uncertainty' | 'ground';
  /** 0..1 of the stage. */
  done: number;
}

export type OnProgress = (progress: Progress) => void;
