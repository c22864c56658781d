import type { DirectionsFile } from '../../../../geodata/directions-schema';
import type { Position, Precision, ReachKind, Within } from '../record/model';
import { inOrder, yearOf } from '../record/time';
import type { PlaceSettings } from './facts';

/**
 * How far joint activity got, direction by direction, from one fixed origin, and when it last got farther.
 * Spread is followed at its edge, as for biological invasions (Gilbert & Liebhold 2010), because the
 * edge depends least on how many records there are.
 */

export type Direction = Omit<DirectionsFile['directions'][number], 'note'>;

export interface DirectionSet {
  /** `others` could have been chosen as well: what the answer hangs on is asked of them too. */
  origin: {
    position: Position;
    name?: DirectionsFile['origin']['name'];
    from?: DirectionsFile['origin']['from'];
    others?: readonly { name: string; position: Position }[];
  };
  directions: readonly Direction[];
}

/** Where a record was, in one region: its place farthest from the origin among those of a precision. */
export interface FarPlace {
  region: string;
  precision: Precision;
  /** Only one partner's own movement (staging, transit): counts when a reader asks for it. */
  staging?: true;
  /** From the origin; of a place known only to lie within bounds, the least that it can be. */
  km: number;
  /** The most that it can be; absent where the place is known. */
  mostKm?: number;
  /** Of a place within bounds: whose account it is, where sources differ. */
  account?: NonNullable<Within['account']>;
  /** Of a place within bounds, for drawing alone. */
  position: Position;
}

export interface Travelled {
  id: string;
  kind: ReachKind;
  start: string;
  places: readonly FarPlace[];
}

/** A mark lies more than this beyond the edge before it, km. */
export const MARGIN_KM = 250;
/** Eight sectors of the compass, for records whose directions nobody has named. */
export const SECTORS = [
  ...(['north', 'north-east', 'east', 'south-east'] as const),
  ...(['south', 'south-west', 'west', 'north-west'] as const),
];
export type Sector = (typeof SECTORS)[number];
/** Around the origin: nothing there went anywhere. */
export const NEAR = 'near';

/** "Moving": a mark in this many calendar years, the one asked for included. */
export const MOVING_YEARS = 3;
/** "Left": the last visit this many calendar years ago or more. */
export const LEFT_YEARS = 5;

/**
 * Marks: `opened`, the first visit to a direction; `beyond`, more than the margin past its edge for certain.
 * `possible`: only if the place lies far out in its bounds.
 */
export type MarkKind = 'opened' | 'beyond' | 'possible';

export interface Visit {
  recordId: string;
  kind: ReachKind;
  date: string;
  year: number;
  /** From the origin; the least where the place is known only within bounds. */
  reachKm: number;
  /** The most; equal to `reachKm` where the place is known. */
  mostKm: number;
  position: Position;
  precision: Precision;
  mark: MarkKind | null;
  /** Past the edge before it, signed; null where it opened the direction or either is an interval. */
  beyondKm: number | null;
  /** Of a possible mark: whose account it rests on, where sources differ. */
  account?: FarPlace['account'];
}

export type DirectionStateName = 'moving' | 'held' | 'left' | 'not-visited';

export interface DirectionState {
  id: string;
  visits: Visit[];
  /** The visits that moved the edge, in order of time. */
  marks: Visit[];
  /** The last of them. */
  edge: Visit | null;
  /** Possible marks since then. */
  possible: Visit[];
  state: DirectionStateName;
  /** Visits after that of the edge. */
  laterVisits: number;
  /** The farthest of them against the edge, signed; null without one, or where it is not known which is. */
  farthestLaterKm: number | null;
  lastVisitYear: number | null;
}

export const isMark = ({ mark }: Pick<Visit, 'mark'>): boolean =>
  mark === 'opened' || mark === 'beyond';
export const isExact = ({ reachKm, mostKm }: Pick<Visit, 'reachKm' | 'mostKm'>): boolean =>
  reachKm === mostKm;

/** Regions without a direction are home waters and home land. */
export function directionOfRegion({ directions }: DirectionSet): Map<string, string> {
  return new Map(directions.flatMap(({ id, regions }) => regions.map((region) => [region, id])));
}

/** How far a record got in a direction: the place that is surely farthest, and the one that may be. */
export interface Reach {
  sure: FarPlace;
  most: FarPlace;
}
const mostOf = ({ km, mostKm = km }: FarPlace): number => mostKm;

export function reachByDirection(
  { places }: Pick<Travelled, 'places'>,
  regionToDirection: ReadonlyMap<string, string>,
  { precise, staging, region }: PlaceSettings,
): Map<string, Reach> {
  const reaches = new Map<string, Reach>();
  for (const place of places) {
    const direction = regionToDirection.get(place.region);
    if (direction === undefined || (precise && place.precision === 'sea')) continue;
    if ((place.staging && !staging) || (region !== null && place.region !== region)) continue;
    const { sure = place, most = place } = reaches.get(direction) ?? {};
    reaches.set(direction, {
      sure: place.km > sure.km ? place : sure,
      most: mostOf(place) > mostOf(most) ? place : most,
    });
  }
  return reaches;
}

/** What a visit is to an edge; of the edge its most counts. The one definition of a mark. */
export function markOf(
  { sure, most }: Reach,
  edge: Reach | undefined,
  marginKm = MARGIN_KM,
): MarkKind | null {
  if (!edge) return 'opened';
  const edgeKm = mostOf(edge.most);
  if (sure.km - edgeKm > marginKm) return 'beyond';
  return mostOf(most) - edgeKm > marginKm ? 'possible' : null;
}

export function directionsAt(
  travelledRecords: readonly Travelled[],
  set: DirectionSet,
  year: number,
  settings: PlaceSettings,
  marginKm = MARGIN_KM,
): DirectionState[] {
  const regionToDirection = directionOfRegion(set);
  const visits = new Map<string, Visit[]>(set.directions.map(({ id }) => [id, []]));
  const edges = new Map<string, Reach>();
  for (const record of inOrder(travelledRecords)) {
    if (yearOf(record.start) > year) break;
    for (const [id, reach] of reachByDirection(record, regionToDirection, settings)) {
      const edge = edges.get(id);
      const mark = markOf(reach, edge, marginKm);
      if (mark && mark !== 'possible') edges.set(id, reach);
      visits.get(id)!.push(visitOf(record, reach, mark, edge));
    }
  }
  return [...visits].map(([id, found]) => stateOf(id, found, year));
}

function visitOf(
  { id: recordId, kind, start: date }: Travelled,
  { sure, most }: Reach,
  mark: MarkKind | null,
  edge: Reach | undefined,
): Visit {
  const reach = { reachKm: sure.km, mostKm: mostOf(most) };
  const edgeReach = edge && { reachKm: edge.sure.km, mostKm: mostOf(edge.most) };
  const known = edgeReach && isExact(reach) && isExact(edgeReach);
  const { position, precision, account } = mark === 'possible' ? most : sure;
  return {
    ...{ recordId, kind, date, year: yearOf(date), ...reach, position, precision, mark },
    beyondKm: known ? reach.reachKm - edgeReach.reachKm : null,
    ...(mark === 'possible' && account && { account }),
  };
}

function stateOf(id: string, visits: Visit[], year: number): DirectionState {
  const marks = visits.filter(isMark);
  const edge = marks.at(-1) ?? null;
  const later = edge ? visits.slice(visits.indexOf(edge) + 1) : [];
  const known = edge && isExact(edge) ? later.filter(isExact) : [];
  const farthestKm = Math.max(...known.map(({ reachKm }) => reachKm));
  const isKnown = known.length > 0 && later.every(({ mostKm }) => mostKm <= farthestKm);
  const lastVisitYear = visits.at(-1)?.year ?? null;
  return {
    ...{ id, visits, marks, edge, lastVisitYear },
    possible: later.filter(({ mark }) => mark === 'possible'),
    state: nameOf(edge, lastVisitYear, year),
    laterVisits: later.length,
    farthestLaterKm: isKnown ? farthestKm - edge!.reachKm : null,
  };
}

function nameOf(
  edge: Visit | null,
  lastVisitYear: number | null,
  year: number,
): DirectionStateName {
  if (!edge || lastVisitYear === null) return 'not-visited';
  if (edge.year > year - MOVING_YEARS) return 'moving';
  return lastVisitYear <= year - LEFT_YEARS ? 'left' : 'held';
}
