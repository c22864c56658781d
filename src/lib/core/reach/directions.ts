import { greatest } from 'd3-array';
import type { DirectionsFile } from '../../../../geodata/directions-schema';
import { words, type Position, type Precision, type ReachKind } from '../record/model';
import { inOrder, yearOf } from '../record/time';
import type { PlaceSettings } from './facts';

/**
 * How far joint activity got, direction by direction, from one fixed origin: each kind against its own records.
 * Spread is followed at its edge, as for biological invasions (Gilbert & Liebhold 2010), because the edge depends
 * least on how many records there are.
 */

export type Direction = Omit<DirectionsFile['directions'][number], 'note'>;

export interface DirectionSet {
  origin: {
    position: Position;
    name?: DirectionsFile['origin']['name'];
    from?: DirectionsFile['origin']['from'];
  };
  directions: readonly Direction[];
}

/** The place of a record farthest from the origin, in one region and of one precision. */
export interface FarPlace {
  region: string;
  precision: Precision;
  /** Only one partner's own movement (staging, transit): counts if a reader asks for it. */
  staging?: true;
  /** From the origin; the least that it can be for a place known only within bounds. */
  km: number;
  /** The most that it can be; absent where the place is known. */
  mostKm?: number;
}

/** The farthest places of a record, in each region of a direction. */
export interface FarthestPlaces {
  id: string;
  kind: ReachKind;
  start: string;
  places: readonly FarPlace[];
}

/** A place moves the edge if it lies more than this beyond it, km. */
export const MARGIN_KM = 250;
/** Eight sectors of the compass, for records whose set names no directions. */
export const SECTORS = words('north north-east east south-east south south-west west north-west');
export type Sector = (typeof SECTORS)[number];
/** The region around the origin, which belongs to no direction. */
export const NEAR = 'near';

/**
 * `opened`: the first record of its kind in a direction; `beyond`: certainly more than the margin past every earlier
 * one; `possible`: so only if the place lies far out in its bounds.
 */
type MarkKind = 'opened' | 'beyond' | 'possible';

/** One record in one direction. */
export interface DirectionVisit {
  recordId: string;
  kind: ReachKind;
  date: string;
  year: number;
  /** Distance from the origin; the least where the place is known only within bounds. */
  reachKm: number;
  /** The most that it can be; equal to `reachKm` where the place is known. */
  mostKm: number;
  /** The region of that place. */
  region: string;
  mark: MarkKind | null;
}

/** The records of one kind in one direction. */
export interface DirectionRow {
  id: string;
  kind: ReachKind;
  visits: DirectionVisit[];
  /** The visit that certainly went farthest, the first of equals; null without a visit. */
  farthest: DirectionVisit | null;
  last: DirectionVisit | null;
  /** Visits after the farthest one. */
  returns: number;
}

export const isMark = ({ mark }: Pick<DirectionVisit, 'mark'>): boolean =>
  mark === 'opened' || mark === 'beyond';

/** Regions without a direction are home waters and home land. */
export function directionOfRegion({ directions }: DirectionSet): Map<string, string> {
  return new Map(directions.flatMap(({ id, regions }) => regions.map((region) => [region, id])));
}

/** How far a record got in a direction: the place that is certainly farthest, and the one that may be. */
export interface Reach {
  certain: FarPlace;
  most: FarPlace;
}
const mostOf = ({ km, mostKm = km }: FarPlace): number => mostKm;

export function reachByDirection(
  { places }: Pick<FarthestPlaces, 'places'>,
  regionToDirection: ReadonlyMap<string, string>,
  { precise, staging, region }: PlaceSettings,
): Map<string, Reach> {
  const reaches = new Map<string, Reach>();
  for (const place of places) {
    const direction = regionToDirection.get(place.region);
    if (direction === undefined || (precise && place.precision === 'sea')) continue;
    if ((place.staging && !staging) || (region !== null && place.region !== region)) continue;
    const { certain = place, most = place } = reaches.get(direction) ?? {};
    reaches.set(direction, {
      certain: place.km > certain.km ? place : certain,
      most: mostOf(place) > mostOf(most) ? place : most,
    });
  }
  return reaches;
}

/** The one definition of a mark: a visit against the edge before it, at the most that the edge can be. */
export function markOf({ certain, most }: Reach, edge: Reach | undefined): MarkKind | null {
  if (!edge) return 'opened';
  const edgeKm = mostOf(edge.most);
  if (certain.km - edgeKm > MARGIN_KM) return 'beyond';
  return mostOf(most) - edgeKm > MARGIN_KM ? 'possible' : null;
}

/** The records of one kind up to the end of a year: a row for each direction, in the order of the set. */
export function directionsOf(
  farthestPlaces: readonly FarthestPlaces[],
  kind: ReachKind,
  set: DirectionSet,
  year: number,
  settings: PlaceSettings,
): DirectionRow[] {
  const regionToDirection = directionOfRegion(set);
  const visits = new Map<string, DirectionVisit[]>(set.directions.map(({ id }) => [id, []]));
  const edges = new Map<string, Reach>();
  const ofKind = farthestPlaces.filter((places) => places.kind === kind);
  for (const record of inOrder(ofKind)) {
    if (yearOf(record.start) > year) break;
    for (const [id, reach] of reachByDirection(record, regionToDirection, settings)) {
      const mark = markOf(reach, edges.get(id));
      edges.set(id, fartherOf(edges.get(id), reach));
      visits.get(id)!.push(visitOf(record, reach, mark));
    }
  }
  return [...visits].map(([id, own]) => rowOf(id, kind, own));
}

/** The edge after one more record: the farthest that one certainly was, and the farthest that one may have been. */
export const fartherOf = (edge: Reach | undefined, reach: Reach): Reach => ({
  certain: edge && edge.certain.km >= reach.certain.km ? edge.certain : reach.certain,
  most: edge && mostOf(edge.most) >= mostOf(reach.most) ? edge.most : reach.most,
});

function visitOf(
  { id: recordId, kind, start: date }: FarthestPlaces,
  { certain, most }: Reach,
  mark: MarkKind | null,
): DirectionVisit {
  const { region } = mark === 'possible' ? most : certain;
  return {
    recordId,
    kind,
    date,
    year: yearOf(date),
    reachKm: certain.km,
    mostKm: mostOf(most),
    region,
    mark,
  };
}

function rowOf(id: string, kind: ReachKind, visits: DirectionVisit[]): DirectionRow {
  const farthest = greatest(visits, ({ reachKm }) => reachKm) ?? null;
  return {
    id,
    kind,
    visits,
    farthest,
    last: visits.at(-1) ?? null,
    returns: farthest ? visits.length - 1 - visits.indexOf(farthest) : 0,
  };
}
