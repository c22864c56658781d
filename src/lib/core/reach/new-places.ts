import { arcBetween, nearestOf, type Arc } from '../earth/arcs';
import type { Bounds } from '../earth/bounds';
import { distanceKm } from '../earth/geodesic';
import {
  EARTH_RADIUS_KM,
  densifyUnits,
  toPosition,
  toUnit,
  type UnitVector,
} from '../earth/sphere';
import {
  reachKind,
  type Position,
  type ReachKind,
  type ReachRecord,
  knownLegs,
} from '../record/model';
import { inOrder } from '../record/time';
import type { PlaceSettings } from './facts';
import { NEW_PLACE_KM } from './measures';
import { isVisited, type Geography } from './travelled';

/** Of a track a place every so many km is compared. */
const STEP_KM = 100;
/** The sphere differs from the ellipsoid by less than this share. */
const SPHERE_ERROR = 0.007;

/** One place of a record: a point, or all that is known of one. */
type Place = { point: UnitVector } | { bounds: Bounds };

/** Where a record was: its places one by one, and all of them as lines for others to be measured from. */
interface Trace {
  id: string;
  kind: ReachKind;
  start: string;
  places: Place[];
  arcs: Arc[];
  bounds: Bounds[];
}

/**
 * Records of a kind that have a measured place, in order of time, and for each its distances from the
 * others, place by place: no origin, no direction and no grid.
 */
export interface Neighbours {
  kind: ReachKind;
  records: readonly { id: string; start: string }[];
  /** Of each record the places, each by the records that may be within that many km of it, by index. */
  near: (limitKm: number) => readonly (readonly number[][])[];
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

/** The records of a kind as traces; those without a measured place are left out. */
function tracesOf(
  records: readonly ReachRecord[],
  geography: Geography,
  { precise, region }: Pick<PlaceSettings, 'precise' | 'region'>,
): Trace[] {
  const { regionAt, boundsOf } = geography;
  const isCounted = (precision: string, at: Position) =>
    !(precise && precision === 'sea') && (region === null || regionAt(at) === region);
  return inOrder(records).flatMap((record): Trace[] => {
    const places: Place[] = [];
    const arcs: Arc[] = [];
    for (const { role, position, precision, within } of record.sites) {
      if (!isVisited({ role }) || !isCounted(precision, position)) continue;
      const bounds = within && boundsOf(within);
      places.push(bounds ? { bounds } : { point: toUnit(position) });
      if (!bounds) arcs.push(arcBetween(toUnit(position)));
    }
    const { track } = record;
    for (const leg of track ? knownLegs(track) : []) {
      const dense = densifyUnits(leg.map(toUnit), STEP_KM);
      const counted = dense.filter((point) => isCounted(track!.precision, toPosition(point)));
      places.push(...counted.map((point) => ({ point })));
      if (counted.length === dense.length) {
        arcs.push(...(leg.length === 1 ? [arcBetween(dense[0]!)] : edges(leg.map(toUnit))));
      } else arcs.push(...counted.map((point) => arcBetween(point)));
    }
    for (const { at, within } of track?.bounds ?? []) {
      const bounds = boundsOf(within);
      if (bounds && isCounted(track!.precision, track!.positions[at]!)) places.push({ bounds });
    }
    const bounds = places.flatMap((place) => ('bounds' in place ? [place.bounds] : []));
    const { id, kind, start } = record;
    return places.length > 0 ? [{ id, kind: reachKind(kind), start, places, arcs, bounds }] : [];
  });
}

const edges = (line: readonly UnitVector[]): Arc[] =>
  line.slice(1).map((b, i) => arcBetween(line[i]!, b));

/** The least distance that a place can have from another record, km, on the ellipsoid where `exact`. */
function distanceTo(place: Place, other: Trace, exact: boolean): number {
  const own = 'bounds' in place ? place.bounds.arcs : [arcBetween(place.point)];
  const targets = [...other.arcs, ...other.bounds.flatMap(({ arcs }) => arcs)];
  const isInside = ({ a }: Arc) => 'bounds' in place && place.bounds.contains(toPosition(a));
  if ('bounds' in place && targets.some(isInside)) return 0;
  if (other.bounds.some((bounds) => own.some(({ a }) => bounds.contains(toPosition(a))))) return 0;
  const best = nearestOf(own, targets);
  if (!best) return Infinity;
  return exact
    ? distanceKm(toPosition(best.from), toPosition(best.to))
    : EARTH_RADIUS_KM * best.angle;
}

/** Both kinds, each among its own. */
export function neighbours(
  records: readonly ReachRecord[],
  geography: Geography,
  settings: Pick<PlaceSettings, 'precise' | 'region'>,
): Neighbours[] {
  const traces = tracesOf(records, geography, settings);
  return (['exercise', 'patrol'] as const).map((kind) => {
    const own = traces.filter((trace) => trace.kind === kind);
    const found = new Map<number, readonly (readonly number[][])[]>();
    const distances = own.map(({ places }, i) =>
      places.map((place) => own.map((other, j) => (i === j ? 0 : distanceTo(place, other, false)))),
    );
    const isNear = (i: number, place: number, j: number, limitKm: number) => {
      const km = distances[i]![place]![j]!;
      if (Math.abs(km - limitKm) > SPHERE_ERROR * limitKm) return km <= limitKm;
      return distanceTo(own[i]!.places[place]!, own[j]!, true) <= limitKm;
    };
    const near = (limitKm: number) => {
      const lists = own.map(({ places }, i) =>
        fewest(
          places.map((_, place) =>
            own.flatMap((_, j) => (i !== j && isNear(i, place, j, limitKm) ? [j] : [])),
          ),
        ),
      );
      found.set(limitKm, lists);
      return lists;
    };
    return {
      kind,
      records: own.map(({ id, start }) => ({ id, start })),
      near: (limitKm) => found.get(limitKm) ?? near(limitKm),
    };
  });
}

/** A place whose neighbours include all those of another can only be new where that one is. */
function fewest(places: readonly number[][]): number[][] {
  const sorted = [...places].sort((a, b) => a.length - b.length);
  const kept: number[][] = [];
  for (const list of sorted) {
    if (!kept.some((less) => less.every((j) => list.includes(j)))) kept.push(list);
  }
  return kept;
}

/** Every record's distance from all earlier ones of its kind, in order of time. */
export function newPlaces(
  records: readonly ReachRecord[],
  geography: Geography,
  settings: Pick<PlaceSettings, 'precise' | 'region'>,
): NewPlace[] {
  const traces = tracesOf(records, geography, settings);
  return traces.map(({ id, kind, start, places }, i) => {
    const earlier = traces.slice(0, i).filter((trace) => trace.kind === kind);
    if (earlier.length === 0) return { id, kind, start, km: null };
    // Which is nearest on the ellipsoid is among those that are nearly so on the sphere.
    const nearest = places.map((place) => {
      const others = earlier.map((other) => ({ other, km: distanceTo(place, other, false) }));
      const least = Math.min(...others.map(({ km }) => km));
      return {
        place,
        least,
        near: others.filter(({ km }) => km <= least * (1 + 2 * SPHERE_ERROR)),
      };
    });
    const most = Math.max(...nearest.map(({ least }) => least));
    const farthest = nearest.filter(({ least }) => least >= most * (1 - 2 * SPHERE_ERROR));
    const exact = farthest.map(({ place, near }) =>
      Math.min(...near.map(({ other }) => distanceTo(place, other, true))),
    );
    const km = Math.max(...exact);
    return { id, kind, start, km };
  });
}
