import type { GroundKm2 } from './ground';
import type { Far } from './facts';
import type { ReachKind, SeriesKind } from '../record/model';

type Unit = 'count' | 'km' | 'km2';

/** A path into a span, such as `ground.exercise.newKm2`. */
export type Measure = PathIn<Measured>;
type PathIn<Part> = {
  [Key in keyof Part & string]: NonNullable<Part[Key]> extends number | FarRecord
    ? Key
    : NonNullable<Part[Key]> extends readonly unknown[]
      ? never
      : `${Key}.${PathIn<Part[Key]>}`;
}[keyof Part & string];
type Names = { all: Measure } & Partial<Record<ReachKind, Measure>>;

interface Listed {
  id: string;
  unit: Unit;
  names: Names;
}

const byKind = (
  total: Measure,
  kinds: 'recordsByKind' | 'sitesByKind' | 'newPlaces' | 'farthestFromOriginKm',
): Names => ({ all: total, exercise: `${kinds}.exercise`, patrol: `${kinds}.patrol` });

export const SERIES_FIELDS = {
  exercise: 'exercise',
  'ship-patrol': 'shipPatrol',
  'air-patrol': 'airPatrol',
} as const satisfies Record<SeriesKind, string>;
export type SeriesField = (typeof SERIES_FIELDS)[SeriesKind];

const SERIES = [
  { id: 'exercises', field: 'exercise', kind: 'exercise' },
  { id: 'ships', field: 'shipPatrol', kind: 'patrol' },
  { id: 'flights', field: 'airPatrol', kind: 'patrol' },
] as const;
const ground = <Part extends 'reach' | 'new' | 'known'>(part: Part) =>
  SERIES.map(({ id, field, kind }) => {
    const path = `ground.${field}.${part}Km2` as const;
    const names: Names = { all: path, [kind]: path };
    return { id: `ground-${part}-${id}`, unit: 'km2', names } as const;
  });

/** In the order of tables; types ask for a value in `SpanMeasures`, and for a name in each language. */
const MEASURES = [
  { id: 'records', unit: 'count', names: byKind('records', 'recordsByKind') },
  { id: 'sites', unit: 'count', names: byKind('sites', 'sitesByKind') },
  { id: 'regions', unit: 'count', names: { all: 'regions' } },
  { id: 'new-places', unit: 'count', names: byKind('newPlaces.all', 'newPlaces') },
  ...(['reach', 'new', 'known'] as const).flatMap(ground),
] as const satisfies readonly Listed[];

const farthestFrom = (partner: string) =>
  ({
    id: 'farthest',
    unit: 'km',
    partner,
    names: {
      all: `farthestKm.${partner}`,
      exercise: `farthestByKindKm.exercise.${partner}`,
      patrol: `farthestByKindKm.patrol.${partner}`,
    },
  }) as const;

const FARTHEST_FROM_ORIGIN = {
  id: 'farthest-from-origin',
  unit: 'km',
  names: byKind('farthestFromOriginKm.all', 'farthestFromOriginKm'),
} as const;

export interface ShownMeasure extends Listed {
  id: (typeof MEASURES)[number]['id'] | 'farthest' | 'farthest-from-origin';
  /** From whose land the distance is measured. */
  partner: string | null;
}

export const shownMeasures = (partners: readonly string[]): ShownMeasure[] => [
  ...MEASURES.map((listed) => ({ ...listed, partner: null })),
  ...partners.map(farthestFrom),
  { ...FARTHEST_FROM_ORIGIN, partner: null },
];

export const measuresOf = (partners: readonly string[]): Measure[] => [
  ...new Set(shownMeasures(partners).flatMap(({ names }) => Object.values(names))),
];

/** Within bounds: no value, or a lower bound. */
type Reason = 'no-record' | 'no-place' | 'within-bounds';

export const AREA_KINDS = ['all', 'exercise', 'patrol'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];
export type AreaByKind = Record<AreaKind, number | null>;

type Farthest = Far & { recordId: string };
type FarRecord = Pick<Far, 'km' | 'mostKm'> & { recordId: string };

/** By series, whole km² once rounded. */
export type Grounded = Record<SeriesField, GroundKm2>;

const NONE: GroundKm2 = { reachKm2: 0, newKm2: 0, knownKm2: 0 };
export const NO_GROUND: Grounded = { exercise: NONE, shipPatrol: NONE, airPatrol: NONE };

/** Null means undefined; `reasons` says why, and why ground is a lower bound. */
export interface SpanMeasures extends Measured {
  reasons: Partial<Record<Measure, Reason>>;
}

interface Measured {
  /** `year` is the last, where a series is plotted. */
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
  ground: Grounded;
  newPlaces: AreaByKind;
  /** From the origin of the directions, on the sphere; for bounds the least. */
  farthestFromOriginKm: Record<AreaKind, FarRecord | null>;
  farthestKm: Record<string, Farthest | null>;
  farthestByKindKm: Record<ReachKind, Record<string, Farthest | null>>;
  /** Largest first, summing to 1. */
  regionalShare: Record<string, number>;
}

export function valueOf(span: SpanMeasures, measure: Measure): number | null {
  const value = partOf(span, measure);
  return typeof value === 'number' ? value : (value?.km ?? null);
}

export function recordOf(span: SpanMeasures, measure: Measure): string | null {
  const value = partOf(span, measure);
  return typeof value === 'number' ? null : (value?.recordId ?? null);
}

const partOf = (span: SpanMeasures, measure: Measure): number | FarRecord | null =>
  measure
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], span) as
    number | FarRecord | null;

/** Null where the value is exact; else it is "at least". */
export function mostOf(span: SpanMeasures, measure: Measure): number | null {
  const far = partOf(span, measure);
  return far && typeof far !== 'number' && far.mostKm > far.km ? far.mostKm : null;
}

/** Whether it is a lower bound. */
export const isLeast = (span: SpanMeasures, measure: Measure) =>
  mostOf(span, measure) !== null ||
  (valueOf(span, measure) !== null && span.reasons[measure] === 'within-bounds');

export interface Progress {
  stage: 'facts' | 'measures' | 'ground' | 'distances';
  /** 0 to 1. */
  done: number;
}

export type OnProgress = (progress: Progress) => void;
