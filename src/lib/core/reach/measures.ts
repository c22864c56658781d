import type { GroundKm2 } from './ground';
import type { Far } from './facts';
import type { ReachKind } from '../record/model';

const namesByKind = <Total extends string, Kinds extends string>(total: Total, kinds: Kinds) => ({
  all: total,
  exercise: `${kinds}.exercise` as const,
  patrol: `${kinds}.patrol` as const,
});

const ground = <Id extends string, Name extends string, Kind extends ReachKind>(
  id: Id,
  name: Name,
  kind: Kind,
) => {
  const path = `ground.${name}` as const;
  const byKind = { all: path, [kind]: path } as Record<'all' | Kind, typeof path>;
  return { id: `ground-${id}` as const, unit: 'km2' as const, names: byKind };
};

/** In the order of tables. A name is a path into a span; `perPartner` ends with a partner's id. */
export const MEASURES = [
  { id: 'records', unit: 'count', names: namesByKind('records', 'recordsByKind') },
  { id: 'sites', unit: 'count', names: namesByKind('sites', 'sitesByKind') },
  { id: 'regions', unit: 'count', names: { all: 'regions' } },
  { id: 'new-places', unit: 'count', names: namesByKind('newPlaces.all', 'newPlaces') },
  ground('reach-exercises', 'exercise.reachKm2', 'exercise'),
  ground('reach-ships', 'shipPatrol.reachKm2', 'patrol'),
  ground('reach-flights', 'airPatrol.reachKm2', 'patrol'),
  ground('new-exercises', 'exercise.newKm2', 'exercise'),
  ground('new-ships', 'shipPatrol.newKm2', 'patrol'),
  ground('new-flights', 'airPatrol.newKm2', 'patrol'),
  ground('known-exercises', 'exercise.knownKm2', 'exercise'),
  ground('known-ships', 'shipPatrol.knownKm2', 'patrol'),
  ground('known-flights', 'airPatrol.knownKm2', 'patrol'),
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
] as const satisfies readonly {
  id: string;
  unit: 'count' | 'km' | 'km2';
  names: { all: string } & Partial<Record<ReachKind, string>>;
  perPartner?: true;
}[];

type Listed = (typeof MEASURES)[number];
export type Unit = Listed['unit'];
type NameOf<Row> = Row extends { names: infer Names } ? Names[keyof Names] & string : never;
type PerPartner = Extract<Listed, { perPartner: true }>;
export type Measure = NameOf<Exclude<Listed, PerPartner>> | `${NameOf<PerPartner>}.${string}`;

export interface ShownMeasure {
  id: Listed['id'];
  unit: Unit;
  /** Id of the partner from whose land the distance is measured. */
  partner: string | null;
  names: { all: Measure } & Partial<Record<ReachKind, Measure>>;
}

export const shownMeasures = (partners: readonly string[]): ShownMeasure[] =>
  MEASURES.flatMap((listed) => {
    const { id, unit, names } = listed;
    const owners = 'perPartner' in listed ? partners : [null];
    return owners.map((partner): ShownMeasure => {
      const named = Object.entries(names).map(([kind, name]) => [
        kind,
        partner === null ? name : `${name}.${partner}`,
      ]);
      return { id, unit, partner, names: Object.fromEntries(named) as ShownMeasure['names'] };
    });
  });

/** Each name once: for each measure its total, then its kinds. */
export const measuresOf = (partners: readonly string[]): Measure[] => [
  ...new Set(shownMeasures(partners).flatMap(({ names }) => Object.values(names))),
];

type Reason = 'no-record' | 'no-place';

export const AREA_KINDS = ['all', 'exercise', 'patrol'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];
export type AreaByKind = Record<AreaKind, number | null>;

export type Farthest = Far & { recordId: string };
export type FarRecord = Pick<Far, 'km' | 'mostKm'> & { recordId: string };

/** By series, whole km² once rounded. */
export type Grounded = Record<'exercise' | 'shipPatrol' | 'airPatrol', GroundKm2>;

const NONE: GroundKm2 = { reachKm2: 0, newKm2: 0, knownKm2: 0 };
export const NO_GROUND: Grounded = { exercise: NONE, shipPatrol: NONE, airPatrol: NONE };

/** Null means undefined; `reasons` says why. */
export interface SpanMeasures {
  /** First and last year; `year` is the last, where a series is plotted. */
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
  reasons: Partial<Record<Measure, Reason>>;
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

export interface Progress {
  stage: 'facts' | 'measures' | 'ground' | 'distances';
  /** 0..1 of the stage. */
  done: number;
}

export type OnProgress = (progress: Progress) => void;
