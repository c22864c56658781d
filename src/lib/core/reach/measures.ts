import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { NoExtent } from '../earth/hull';
import { words, type Position, type ReachKind } from '../record/model';
import type { YearSpan } from '../record/time';
import type { Far } from './facts';

const BEFORE_HOME = [
  ...words('records sites regions footprintKm2.all footprintKm2.exercise footprintKm2.patrol'),
  ...words('newGroundKm2.all newGroundKm2.exercise newGroundKm2.patrol extentKm2'),
  ...words('extentByKindKm2.exercise extentByKindKm2.patrol frontierKm'),
];
const AFTER_HOME = ['standardDistanceKm', 'resultantLength', 'effectiveRegions'] as const;
export type Measure = (typeof BEFORE_HOME | typeof AFTER_HOME)[number] | `farthestKm.${string}`;

/**
 * Every measure of a span of years that is one number, in bands, columns and so on. A dot enters a field:
 * `footprintKm2.patrol` is `span.footprintKm2.patrol`. One for the land of each partner.
 */
export const measuresOf = (partners: readonly string[]): Measure[] => [
  ...BEFORE_HOME,
  ...partners.map((partner) => `farthestKm.${partner}` as const),
  ...AFTER_HOME,
];

export const RADII_KM: readonly number[] = [50, 100, 150, 300];

/** A record with a place farther than this from all earlier records was at a new place, km. */
export const NEW_PLACE_KM = 500;

export const REASONS = words(
  'no-record no-place no-earlier-record fewer-than-2-positions no-mean-centre',
);
export type Reason = (typeof REASONS)[number] | NoExtent;

export const AREA_KINDS = ['all', 'exercise', 'patrol'] as const satisfies readonly (
  ReachKind | 'all'
)[];
export type AreaKind = (typeof AREA_KINDS)[number];
export type AreaByKind = Record<AreaKind, number | null>;

export interface Farthest extends Far {
  recordId: string;
}

export interface Frontier {
  recordId: string;
  position: Position;
  /** The nearest place of any earlier year; `position` is the record's own place nearest to it. */
  earlier: Position;
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
  unplaced: string[];
  sites: number;
  regions: number;
  footprintKm2: AreaByKind;
  /** Cells never occupied before the span; for a kind, never by that kind. */
  newGroundKm2: AreaByKind;
  /** Records more than 500 km from every record of earlier years. */
  newPlaces: string[] | null;
  extentKm2: number | null;
  extentByKindKm2: AreaByKind;
  /** The largest distance from a record of the span to the nearest one of any earlier year. */
  frontierKm: number | null;
  frontier: Frontier | null;
  /** By partner, of those whose land is known. */
  farthestKm: Record<string, Farthest | null>;
  standardDistanceKm: number | null;
  /** null below a resultant length of 0.2, where a centre would mean nothing. */
  centre: Position | null;
  resultantLength: number | null;
  effectiveRegions: number | null;
  /** Of records, largest first, summing to 1. */
  regionalShare: Record<string, number>;
  /** Why a field is null, by its name in measuresOf, `newPlaces` or `centre`. */
  reasons: Partial<Record<Measure | 'newPlaces' | 'centre', Reason>>;
  decidingRecord: Partial<Record<Measure, Deciding>>;
}

export function valueOf(span: SpanMeasures, measure: Measure): number | null {
  const [field, of] = measure.split('.') as [keyof SpanMeasures, string?];
  if (field === 'farthestKm') return span.farthestKm[of!]?.km ?? null;
  return of ? (span[field] as AreaByKind)[of as AreaKind] : (span[field] as number | null);
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
