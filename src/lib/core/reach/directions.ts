import type { DirectionsFile } from '../../../../geodata/directions-schema';
import { PRECISION_KM, type Position, type Precision, type ReachKind } from '../record/model';
import { inOrder, yearOf } from '../record/time';
import type { PlaceSettings } from './measured-record';

/**
 * How far joint activity got, direction by direction, from one fixed origin, and since when no farther.
 * Spread is followed at its edge, as for biological invasions (Gilbert & Liebhold 2010), because the
 * edge depends least on how many records there are.
 */

export type Direction = Omit<DirectionsFile['directions'][number], 'note'>;

export interface DirectionSet {
  origin: { position: Position };
  directions: readonly Direction[];
}

/** Where a record was, in one region: its place farthest from the origin among those of a precision. */
export interface FarPlace {
  region: string;
  precision: Precision;
  /** Only one partner's own movement (staging, transit): counts when a reader asks for it. */
  staging?: true;
  km: number;
  position: Position;
}

/** A record with the places that can make it a visit to a direction. */
export interface Travelled {
  id: string;
  kind: ReachKind;
  start: string;
  places: readonly FarPlace[];
}

export type DirectionStateName = 'moving' | 'held' | 'left' | 'visited-once' | 'not-visited';

export interface Visit {
  recordId: string;
  kind: ReachKind;
  date: string;
  year: number;
  reachKm: number;
  position: Position;
  precision: Precision;
  advance: boolean;
}

export interface DirectionState {
  id: string;
  visits: Visit[];
  edgeKm: number | null;
  edgeYear: number | null;
  edgeRecordId: string | null;
  edgePosition: Position | null;
  state: DirectionStateName;
  laterVisits: number;
  lastVisitYear: number | null;
  advances: { year: number; recordId: string; km: number }[];
}

/** A new edge lies at least this far beyond the old one, km, and farther than either place is uncertain. */
export const ADVANCE_KM = 250;
/** "Moving": an advance in this many calendar years, the one asked for included. */
export const MOVING_YEARS = 3;
/** "Left": no visit in this many calendar years. */
export const LEFT_YEARS = 5;

/** Regions without a direction are home waters and home land. */
export function directionOfRegion({ directions }: DirectionSet): Map<string, string> {
  return new Map(directions.flatMap(({ id, regions }) => regions.map((region) => [region, id])));
}

/** The farthest place of a record in each direction it visited, by direction. */
export function reachByDirection(
  { places }: Pick<Travelled, 'places'>,
  regionToDirection: ReadonlyMap<string, string>,
  { precise, staging, region }: PlaceSettings,
): Map<string, FarPlace> {
  const farthest = new Map<string, FarPlace>();
  for (const place of places) {
    const direction = regionToDirection.get(place.region);
    if (direction === undefined || (precise && place.precision === 'sea')) continue;
    if ((place.staging && !staging) || (region !== null && place.region !== region)) continue;
    const before = farthest.get(direction);
    if (!before || before.km < place.km) farthest.set(direction, place);
  }
  return farthest;
}

type Reach = Pick<FarPlace, 'km' | 'precision'>;

/** Whether a place opens a direction or lies beyond its edge for certain. */
export function isAdvance(place: Reach, edge: Reach | undefined): boolean {
  if (!edge) return true;
  const uncertainKm = Math.max(PRECISION_KM[place.precision], PRECISION_KM[edge.precision]);
  return place.km - edge.km > Math.max(ADVANCE_KM, uncertainKm);
}

/** Every direction of the set as it stood at the end of a year. */
export function directionsAt(
  travelledRecords: readonly Travelled[],
  set: DirectionSet,
  year: number,
  settings: PlaceSettings,
): DirectionState[] {
  const regionToDirection = directionOfRegion(set);
  const visits = new Map<string, Visit[]>(set.directions.map(({ id }) => [id, []]));
  const edges = new Map<string, FarPlace>();
  for (const record of inOrder(travelledRecords)) {
    const visitYear = yearOf(record.start);
    if (visitYear > year) break;
    for (const [id, place] of reachByDirection(record, regionToDirection, settings)) {
      const advance = isAdvance(place, edges.get(id));
      if (advance) edges.set(id, place);
      visits.get(id)!.push({
        recordId: record.id,
        kind: record.kind,
        date: record.start,
        year: visitYear,
        reachKm: place.km,
        position: place.position,
        precision: place.precision,
        advance,
      });
    }
  }
  return [...visits].map(([id, found]) => stateOf(id, found, year));
}

function stateOf(id: string, visits: Visit[], year: number): DirectionState {
  const advances = visits.filter(({ advance }) => advance);
  const edge = advances.at(-1);
  const lastVisitYear = visits.at(-1)?.year ?? null;
  return {
    id,
    visits,
    edgeKm: edge?.reachKm ?? null,
    edgeYear: edge?.year ?? null,
    edgeRecordId: edge?.recordId ?? null,
    edgePosition: edge?.position ?? null,
    state: nameOf(visits.length, edge?.year, lastVisitYear, year),
    laterVisits: edge ? visits.length - 1 - visits.indexOf(edge) : 0,
    lastVisitYear,
    advances: advances.map(({ year, recordId, reachKm: km }) => ({ year, recordId, km })),
  };
}

function nameOf(
  visits: number,
  edgeYear: number | undefined,
  lastVisitYear: number | null,
  year: number,
): DirectionStateName {
  if (edgeYear === undefined || lastVisitYear === null) return 'not-visited';
  if (edgeYear > year - MOVING_YEARS) return 'moving';
  if (visits === 1) return 'visited-once';
  return lastVisitYear <= year - LEFT_YEARS ? 'left' : 'held';
}
