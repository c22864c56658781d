import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { NoExtent } from '../earth/hull';
import { words, type Position, type ReachKind } from '../record/model';
import type { YearSpan } from '../record/time';
import type { Far } from './facts';

/** A name for each kind beside that of all records. */
const byKind = <All extends string, Kinds extends string>(all: All, kinds: Kinds) => ({
  all,
  exercise: `${kinds}.exercise` as const,
  patrol: `${kinds}.patrol` as const,
});

/**
 * Every measure of a span of years that is one number, in the order of tables: once for panel, files, command
 * line and pictures. A name is a path: `footprintKm2.patrol` is `span.footprintKm2.patrol`. With `perPartner`
 * there is one for the land of each partner, whose id ends the name. What is only `inFiles` means little to who
 * has not read of it.
 */
export const MEASURES = [
  { id: 'records', unit: 'count', names: byKind('records', 'recordsByKind') },
  { id: 'sites', unit: 'count', names: byKind('sites', 'sitesByKind') },
  { id: 'regions', unit: 'count', names: { all: 'regions' } },
  { id: 'new-places', unit: 'count', names: byKind('newPlaces.all', 'newPlaces') },
  { id: 'new-ground', unit: 'km2', names: byKind('newGroundKm2.all', 'newGroundKm2') },
  { id: 'footprint', unit: 'km2', names: byKind('footprintKm2.all', 'footprintKm2') },
  { id: 'extent', unit: 'km2', names: byKind('extentKm2', 'extentByKindKm2') },
  {
    id: 'farthest',
    unit: 'km',
    names: byKind('farthestKm', 'farthestByKindKm'),
    perPartner: true,
  },
  {
    id: 'farthest-from-origin',
    unit: 'km',
    names: byKind('farthestFromOriginKm.all', 'farthestFromOriginKm'),
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
type NameOf<Of> = Of extends { names: infer Names } ? Names[keyof Names] & string : never;
type PerPartner = Extract<Listed, { perPartner: true }>;
export type Measure = NameOf<Exclude<Listed, PerPartner>> | `${NameOf<PerPartner>}.${string}`;

/** A measure of all records, or of those of a kind where it has one. */
export interface MeasureOf {
  id: Listed['id'];
  unit: Unit;
  /** Id of whose land it is the distance from. */
  partner: string | null;
  all: Measure;
  byKind: Record<ReachKind, Measure> | null;
  inFiles: boolean;
}

/** The list for given partners. */
const measuresFor = (partners: readonly string[]): MeasureOf[] =>
  MEASURES.flatMap((listed) => {
    const { id, unit, names } = listed;
    const inFiles = 'inFiles' in listed;
    const ofWhom = 'perPartner' in listed ? partners : [null];
    return ofWhom.map((partner): MeasureOf => {
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

/** Those for reading. */
export type ShownMeasure = MeasureOf & { id: Exclude<Listed, { inFiles: true }>['id'] };
export const shownMeasures = (partners: readonly string[]): ShownMeasure[] =>
  measuresFor(partners).filter((measure): measure is ShownMeasure => !measure.inFiles);

/** Of each the name for all records, then those by kind. */
export const measuresOf = (partners: readonly string[]): Measure[] =>
  measuresFor(partners).flatMap(({ all, byKind }) =>
    byKind ? [all, byKind.exercise, byKind.patrol] : [all],
  );

export const RADII_KM: readonly number[] = [50, 100, 150, 300];

export const REASONS = words('no-record no-place fewer-than-2-positions no-mean-centre');
export type Reason = (typeof REASONS)[number] | NoExtent;

export const AREA_KINDS = ['all', 'exercise', 'patrol'] as const satisfies readonly (
  ReachKind | 'all'
)[];
export type AreaKind = (typeof AREA_KINDS)[number];
export type AreaByKind = Record<AreaKind, number | null>;

export interface Farthest extends Far {
  recordId: string;
}
export interface FarRecord {
  recordId: string;
  km: number;
}

export interface Deciding {
  recordId: string;
  /** Value without the record minus value; without it an undefined value counts as 0. */
  change: number;
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
  /** Cells never occupied before the span; for a kind, never by that kind. */
  newGroundKm2: AreaByKind;
  /** Records that began in the span at a new place (new-places.ts); null where that was not worked out. */
  newPlaces: AreaByKind;
  extentKm2: number | null;
  extentByKindKm2: AreaByKind;
  /** From the origin of the directions, on the sphere; of places known within bounds the least. */
  farthestFromOriginKm: Record<AreaKind, FarRecord | null>;
  /** By partner, of those whose land is known. */
  farthestKm: Record<string, Farthest | null>;
  farthestByKindKm: Record<ReachKind, Record<string, Farthest | null>>;
  standardDistanceKm: number | null;
  /** null below a resultant length of 0.2, where a centre would mean nothing. */
  centre: Position | null;
  resultantLength: number | null;
  effectiveRegions: number | null;
  /** Of records, largest first, summing to 1. */
  regionalShare: Record<string, number>;
  /** Why a field is null, by its name in measuresOf, or `centre`. */
  reasons: Partial<Record<Measure | 'centre', Reason>>;
  decidingRecord: Partial<Record<Measure, Deciding>>;
}

/** Null where a span has none. */
export function valueOf(span: SpanMeasures, measure: Measure): number | null {
  const found = measure
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], span);
  return typeof found === 'number' ? found : ((found as FarRecord | null)?.km ?? null);
}

export const GROUND_LAYERS = ['footprint', 'new-ground', 'earlier-ground'] as const;
export interface GroundProperties {
  layer: (typeof GROUND_LAYERS)[number];
  kind: ReachKind;
  km2: number;
}

export type FirstReached = FeatureCollection<MultiPolygon, YearSpan & { km2: number }>;

export interface Progress {
  stage: 'footprints' | 'measures' | 'uncertainty';
  /** 0..1 of the stage. */
  done: number;
}

export type OnProgress = (progress: Progress) => void;
