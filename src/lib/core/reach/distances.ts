import { least, pairs, rollups } from 'd3-array';
import { arcBetween, nearestOf, type Arc, type Nearest } from '../earth/arcs';
import type { Area } from '../earth/area';
import { distanceKm } from '../earth/geodesic';
import type { UnitVector } from '../earth/sphere';
import { EARTH_RADIUS_KM, densifyUnits, toPosition, toUnit } from '../earth/sphere';
import { InputError } from '../record/input-error';
import { isOfKind, PRECISION_KM, SERIES_KINDS } from '../record/model';
import type { Position, Precision, SeriesKind } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { inOrder } from '../record/time';
import { traceOf, type Geography } from './trace';

/** Between the points by which tracks are compared. */
const STEP_KM = 10;

/** All equal places of a record. */
export interface PlaceGroup {
  record: number;
  precision: Precision;
  isStaging: boolean;
  /** To measure from: points, legs, or the edges of bounds. */
  arcs: readonly Arc[];
  bounds: Area | null;
}

export interface MeasuredPlace extends PlaceGroup {
  position: Position;
  /** Null outside all regions. */
  region: string | null;
  isTrack: boolean;
}

type Shape = Pick<PlaceGroup, 'arcs' | 'bounds'>;
type Own<Place> = Omit<Place, 'record'>;

export interface SeriesPlaces {
  kind: SeriesKind;
  records: { id: string; start: string }[];
  places: MeasuredPlace[];
  groups: PlaceGroup[];
}

export interface Interval {
  /** Between stored points, on the ellipsoid; for bounds the least. */
  km: number;
  /** Less the precision of the less precise place. */
  leastKm: number;
  /** By corner of the place's bounds, wherever in its own the other is; one for a known place. */
  mostKm: readonly number[];
}

export interface Distances extends SeriesPlaces {
  /** By place, then group. */
  intervals: Interval[][];
}

/** As many as a browser has memory for. */
export const MOST_DISTANCES = 2e7;

export const distancesBetween = (
  records: readonly ReachRecord[],
  geography: Geography,
  onStep: (done: number) => void = () => {},
): Distances[] =>
  placesBySeries(records, geography).map((series, i) => {
    const { places, groups } = series;
    const onPlace = (done: number) => onStep((i + done) / SERIES_KINDS.length);
    return { ...series, intervals: distancesFrom(places, groups, onPlace) };
  });

/** Only records with a measured place. Throws InputError for too many to compare. */
export const placesBySeries = (records: readonly ReachRecord[], geography: Geography) =>
  SERIES_KINDS.map((kind) => {
    const traces = inOrder(records)
      .filter(isOfKind(kind))
      .map(({ id, start, ...shape }) => ({ id, start, ...measuredPlaces(shape, geography) }))
      .filter((trace) => trace.places.length > 0);
    const places = traces.flatMap((trace, record) =>
      trace.places.map((own) => ({ ...own, record })),
    );
    const groups = traces.flatMap((trace, record) =>
      trace.groups.map((own) => ({ ...own, record })),
    );
    const compared = places.length * groups.length;
    if (compared > MOST_DISTANCES)
      throw new InputError('records', 'distances', compared, `at most ${MOST_DISTANCES} a kind`);
    return { kind, records: traces.map(({ id, start }) => ({ id, start })), places, groups };
  });

export const distancesFrom = (
  places: readonly MeasuredPlace[],
  groups: readonly PlaceGroup[],
  onStep: (done: number) => void = () => {},
) =>
  places.map((place, i) => {
    onStep(i / places.length);
    // A known place is one point.
    const corners = place.arcs.map(({ a }) => [arcBetween(a)]);
    return groups.map((group) =>
      place.record === group.record ? SAME_RECORD : intervalBetween(place, group, corners),
    );
  });

export function nearestPoints(
  place: MeasuredPlace,
  groups: readonly PlaceGroup[],
): [Position, Position] | null {
  const nearestPairs = groups.map((group) => nearestBetween(place, group));
  const nearest = least(nearestPairs, ({ angle }) => angle);
  return nearest ? [toPosition(nearest.from), toPosition(nearest.to)] : null;
}

const SAME_RECORD: Interval = { km: 0, leastKm: 0, mostKm: [] };

/** What lies within bounds is somewhere in them, on both sides. */
function intervalBetween(
  place: PlaceGroup,
  group: PlaceGroup,
  corners: readonly (readonly Arc[])[],
): Interval {
  const km = kmBetween(place, group);
  if (place.bounds || group.bounds) {
    const mostKm = corners.map((corner) => mostKmBetween(corner, group));
    return { km, leastKm: km, mostKm };
  }
  const margin = Math.max(PRECISION_KM[place.precision], PRECISION_KM[group.precision]);
  return { km, leastKm: Math.max(0, km - margin), mostKm: [km + margin] };
}

/** Tracks become points at most so far apart; equal places form one group. */
export function measuredPlaces(
  record: Pick<ReachRecord, 'sites' | 'track'>,
  geography: Geography,
  stepKm = STEP_KM,
): { places: Own<MeasuredPlace>[]; groups: Own<PlaceGroup>[] } {
  const { sites, legs } = traceOf(record, geography);
  const ofSites = sites
    .filter(({ isCommand }) => !isCommand)
    .map(({ position, region, precision, bounds, isStaging }): Own<MeasuredPlace> => {
      const place = { position, region: region || null, precision, isStaging, isTrack: false };
      return { ...place, bounds, arcs: bounds?.arcs ?? [arcBetween(toUnit(position))] };
    });
  const ofTrack = { precision: record.track?.precision ?? 'sea', isStaging: false, bounds: null };
  const ofLegs = legs.flatMap((leg) =>
    densifyUnits(leg.map(toUnit), stepKm).map((unit): Own<MeasuredPlace> => {
      const position = toPosition(unit);
      const place = { position, region: geography.regionAt(position), isTrack: true };
      return { ...ofTrack, ...place, arcs: [arcBetween(unit)] };
    }),
  );
  const lines = legs.map((leg) => ({ ...ofTrack, arcs: pairs(leg.map(toUnit), arcBetween) }));
  const exact = [...ofSites.filter(({ bounds }) => !bounds), ...lines];
  const alike = rollups(
    exact,
    (own): Own<PlaceGroup> => {
      const { precision, isStaging } = own[0]!;
      return { precision, isStaging, bounds: null, arcs: own.flatMap(({ arcs }) => arcs) };
    },
    ({ precision, isStaging }) => `${precision} ${isStaging}`,
  ).map(([, group]) => group);
  return {
    places: [...ofSites, ...ofLegs],
    groups: [...alike, ...ofSites.filter(({ bounds }) => bounds)],
  };
}

export const pointShape = (unit: UnitVector): Shape => ({
  arcs: [arcBetween(unit)],
  bounds: null,
});

/** Whole km on the ellipsoid, between the points nearest on the sphere. */
export function kmBetween(place: Shape, group: Shape) {
  const { from, to } = nearestBetween(place, group);
  return Math.round(distanceKm(toPosition(from), toPosition(to)));
}

/** On the sphere, whose error is small beside bounds. */
function mostKmBetween(corner: readonly Arc[], { bounds, arcs }: Shape) {
  const angle = bounds ? bounds.farthestAngle(corner[0]!.a) : nearestOf(corner, arcs)!.angle;
  return Math.round(EARTH_RADIUS_KM * angle);
}

/** The same point twice where the two may be the same place. */
function nearestBetween(place: Shape, group: Shape): Nearest {
  const pointInside = (bounds: Area | null, arcs: readonly Arc[]) =>
    bounds && arcs.find(({ a }) => bounds.contains(toPosition(a)))?.a;
  const shared = pointInside(group.bounds, place.arcs) ?? pointInside(place.bounds, group.arcs);
  return shared ? { angle: 0, from: shared, to: shared } : nearestOf(place.arcs, group.arcs)!;
}
