import { pairs } from 'd3-array';
import { arcBetween, nearestOf, type Arc } from '../earth/arcs';
import type { Bounds } from '../earth/bounds';
import { distanceKm } from '../earth/geodesic';
import { legsOf, sitesOf } from '../earth/regions';
import { densifyUnits, toPosition, toUnit } from '../earth/sphere';
import { REACH_KINDS, reachKind, type Position, type ReachKind } from '../record/model';
import type { Precision, ReachRecord } from '../record/model';
import { kept } from '../record/kept';
import { inOrder } from '../record/time';
import type { PlaceSettings } from './facts';
import { NEW_PLACE_KM } from './measures';
import { isVisited, type Geography } from './travelled';

/** Of a track a place every so many km is compared. */
const STEP_KM = 100;

/** One place of a record: a point, or the edges of all that is known of one. */
interface Place {
  arcs: readonly Arc[];
  bounds: Bounds | null;
}

/** Where a record was: its places one by one, and all of them as lines for others to be measured from. */
interface Trace {
  id: string;
  start: string;
  places: Place[];
  arcs: Arc[];
  bounds: Bounds[];
}

/** Records of a kind that have a measured place, in order of time. */
export interface Neighbours {
  kind: ReachKind;
  records: readonly { id: string; start: string }[];
  /** Of each record the places, each by the records within that many km of it, by index. */
  near: (limitKm: number) => readonly (readonly number[][])[];
}

interface Distances extends Neighbours {
  /** Of each record, of each of its places, the least distance from each record, km on the ellipsoid. */
  distances: readonly (readonly (readonly number[])[])[];
}

/** Each record's distance from the records before it: how far its place farthest from them all lies. */
export interface NewPlace {
  id: string;
  kind: ReachKind;
  start: string;
  /** On the ellipsoid; the least where a place is known only within bounds; null for the first of a kind. */
  km: number | null;
}

export const isNewPlace = ({ km }: Pick<NewPlace, 'km'>, limitKm = NEW_PLACE_KM): boolean =>
  km !== null && km > limitKm;

type Settings = Pick<PlaceSettings, 'precise' | 'region'>;

/** Null of a record without a measured place. */
function traceOf(
  record: ReachRecord,
  { regionAt, boundsOf }: Geography,
  { precise, region }: Settings,
): Trace | null {
  const isCounted = (precision: Precision, at: Position) =>
    !(precise && precision === 'sea') && (region === null || regionAt(at) === region);
  const places: Place[] = [];
  const lines: Arc[] = [];
  for (const { role, position, precision, within } of sitesOf(record, regionAt)) {
    if (!isVisited({ role }) || !isCounted(precision, position)) continue;
    const bounds = within ? boundsOf(within) : null;
    const arcs = bounds?.arcs ?? [arcBetween(toUnit(position))];
    places.push({ arcs, bounds });
    if (!bounds) lines.push(...arcs);
  }
  for (const leg of legsOf(record)) {
    const line = leg.map(toUnit);
    const dense = densifyUnits(line, STEP_KM);
    const counted = dense
      .filter((point) => isCounted(record.track!.precision, toPosition(point)))
      .map((point) => arcBetween(point));
    places.push(...counted.map((point) => ({ arcs: [point], bounds: null })));
    const isWhole = counted.length === dense.length;
    lines.push(...(isWhole ? pairs(line, arcBetween) : counted));
  }
  const bounds = places.flatMap((place) => place.bounds ?? []);
  const arcs = [...lines, ...bounds.flatMap((one) => one.arcs)];
  const { id, start } = record;
  return places.length > 0 ? { id, start, places, arcs, bounds } : null;
}

/** The least that it can be, km; which points are nearest is decided on the sphere. */
function distanceTo(place: Place, other: Trace): number {
  const mayHold = (bounds: Bounds, arcs: readonly Arc[]) =>
    arcs.some(({ a }) => bounds.contains(toPosition(a)));
  if (place.bounds && mayHold(place.bounds, other.arcs)) return 0;
  if (other.bounds.some((bounds) => mayHold(bounds, place.arcs))) return 0;
  const { from, to } = nearestOf(place.arcs, other.arcs)!;
  return distanceKm(toPosition(from), toPosition(to));
}

/** Both kinds, each among its own: no origin, no direction and no grid. */
export function neighbours(
  records: readonly ReachRecord[],
  geography: Geography,
  settings: Settings,
): Distances[] {
  return REACH_KINDS.map((kind) => {
    const traces = inOrder(records)
      .filter((record) => reachKind(record.kind) === kind)
      .flatMap((record) => traceOf(record, geography, settings) ?? []);
    const distances = traces.map((trace) =>
      trace.places.map((place) =>
        traces.map((other) => (other === trace ? 0 : distanceTo(place, other))),
      ),
    );
    const found = new Map<number, readonly (readonly number[][])[]>();
    const near = (limitKm: number) => {
      const within = (km: readonly number[], i: number) =>
        km.flatMap((one, j) => (i !== j && one <= limitKm ? [j] : []));
      return kept(found, limitKm, () =>
        distances.map((places, i) => fewest(places.map((km) => within(km, i)))),
      );
    };
    return { kind, records: traces.map(({ id, start }) => ({ id, start })), distances, near };
  });
}

/** A place whose neighbours include all those of another can only be new where that one is. */
function fewest(places: readonly number[][]): number[][] {
  const kept: number[][] = [];
  for (const list of places.toSorted((a, b) => a.length - b.length)) {
    if (!kept.some((less) => less.every((j) => list.includes(j)))) kept.push(list);
  }
  return kept;
}

/** Every record's distance from all earlier ones of its kind, in order of time. */
export const newPlaces = (all: readonly Distances[]): NewPlace[] =>
  inOrder(
    all.flatMap(({ kind, records, distances }) =>
      records.map((record, i) => {
        const least = distances[i]!.map((km) => Math.min(...km.slice(0, i)));
        return { ...record, kind, km: i > 0 ? Math.max(...least) : null };
      }),
    ),
  );
