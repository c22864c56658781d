import { pairs } from 'd3-array';
import { arcBetween, nearestOf, type Arc, type Nearest } from '../earth/arcs';
import type { Bounds } from '../earth/bounds';
import { distanceKm } from '../earth/geodesic';
import { legsOf, sitesOf } from '../earth/regions';
import { EARTH_RADIUS_KM, densifyUnits, foldLng, toPosition, toUnit } from '../earth/sphere';
import type { UnitVector } from '../earth/sphere';
import { cached } from '../record/cached';
import { REACH_KINDS, reachKind, roleCounts } from '../record/model';
import type { Position, ReachKind, ReachRecord } from '../record/model';
import { inOrder } from '../record/time';
import type { Geography } from './origin';

/** A track is compared at points at most this far apart. */
const STEP_KM = 100;

/** Whose place it is and by which choices it is left out; all places of a record that agree are one group. */
export interface PlaceGroup {
  /** Index of its record. */
  record: number;
  /** Known only as a sea. */
  isSea: boolean;
  /** One partner's own movement. */
  isStaging: boolean;
}

/** A site, or a point of a track. */
export interface MeasuredPlace extends PlaceGroup {
  position: Position;
  /** Null outside all regions. */
  region: string | null;
  isTrack: boolean;
}

/**
 * How far every measured place lies from every other record of its kind: new places follow from it without any
 * geometry, whatever the rule, filter and limit.
 */
export interface Distances {
  kind: ReachKind;
  /** Those with a measured place, in order of time. */
  records: { id: string; start: string }[];
  places: MeasuredPlace[];
  groups: PlaceGroup[];
  /** From each place to each group: the least that it can be, whole km on the ellipsoid. */
  leastKm: number[][];
  /**
   * From each corner of the bounds of a place to each group, whole km on the sphere, whose error is small beside
   * bounds; null where the place is known.
   */
  cornersKm: (number[][] | null)[];
}

/** Points, lines and bounds of one place or of one group. */
interface Shape {
  arcs: readonly Arc[];
  bounds: readonly Bounds[];
}

/** A place known only within bounds may be at any of their corners. */
interface PlaceShape extends Shape {
  corners: readonly Shape[];
}

/** Command posts are where a staff sits, and what was not published cannot be measured. */
const isMeasured = (role: ReachRecord['sites'][number]['role']) =>
  role !== 'command' && roleCounts(role, true);

/** Each kind among its own records; those without a measured place are left out. */
export function distancesBetween(
  records: readonly ReachRecord[],
  geography: Geography,
): Distances[] {
  return REACH_KINDS.map((kind) => {
    const ofKind = inOrder(records).filter((record) => reachKind(record.kind) === kind);
    const traces = ofKind
      .map((record) => traceOf(record, geography))
      .filter((trace) => trace.places.length > 0);
    const places: MeasuredPlace[] = [];
    const groups: PlaceGroup[] = [];
    const placeShapes: PlaceShape[] = [];
    const groupShapes: Shape[] = [];
    traces.forEach((trace, record) => {
      for (const { shape, ...place } of trace.places) {
        places.push({ ...place, record });
        placeShapes.push(shape);
      }
      for (const { shape, ...group } of trace.groups) {
        groups.push({ ...group, record });
        groupShapes.push(shape);
      }
    });
    /** From the place with an index to each group; 0 to those of its own record. */
    const toGroups = (place: number, kmTo: (group: Shape) => number) =>
      groupShapes.map((shape, group) =>
        places[place]!.record === groups[group]!.record ? 0 : kmTo(shape),
      );
    return {
      kind,
      records: traces.map(({ id, start }) => ({ id, start })),
      places,
      groups,
      leastKm: placeShapes.map((shape, i) => toGroups(i, (group) => kmBetween(shape, group))),
      cornersKm: placeShapes.map(({ corners }, i) => {
        if (corners.length === 0) return null;
        return corners.map((corner) => toGroups(i, (group) => sphereKmBetween(corner, group)));
      }),
    };
  });
}

type TracedPlace = Omit<MeasuredPlace, 'record'> & { shape: PlaceShape };
type TracedGroup = Omit<PlaceGroup, 'record'> & { shape: { arcs: Arc[]; bounds: Bounds[] } };

/** The places of a record that are measured, and those that agree as one. */
export function traceOf(
  record: ReachRecord,
  { regionAt, boundsOf }: Geography,
): { id: string; start: string; places: TracedPlace[]; groups: TracedGroup[] } {
  const places: TracedPlace[] = [];
  const groups = new Map<string, TracedGroup>();
  const groupShape = (isSea: boolean, isStaging: boolean) =>
    cached(groups, `${isSea} ${isStaging}`, () => ({
      isSea,
      isStaging,
      shape: { arcs: [], bounds: [] },
    })).shape;

  for (const { role, position, precision, within, region } of sitesOf(record, regionAt)) {
    if (!isMeasured(role)) continue;
    const isSea = precision === 'sea';
    const isStaging = !roleCounts(role, false);
    const bounds = within ? boundsOf(within) : null;
    const arcs = bounds?.arcs ?? [arcBetween(toUnit(position))];
    const corners = bounds ? arcs.map(({ a }) => pointShape(a)) : [];
    const shape = { arcs, bounds: bounds ? [bounds] : [], corners };
    const point: Position = [foldLng(position[0]), position[1]];
    places.push({
      position: point,
      region: region || regionAt(point),
      isSea,
      isStaging,
      isTrack: false,
      shape,
    });
    const group = groupShape(isSea, isStaging);
    group.arcs.push(...arcs);
    group.bounds.push(...shape.bounds);
  }

  for (const leg of legsOf(record)) {
    const isSea = record.track!.precision === 'sea';
    const line = leg.map(toUnit);
    for (const unit of densifyUnits(line, STEP_KM)) {
      const position = toPosition(unit);
      places.push({
        position,
        region: regionAt(position),
        isSea,
        isStaging: false,
        isTrack: true,
        shape: { ...pointShape(unit), corners: [] },
      });
    }
    groupShape(isSea, false).arcs.push(...pairs(line, arcBetween));
  }
  const { id, start } = record;
  return { id, start, places, groups: [...groups.values()] };
}

/** Whole km on the ellipsoid, between the points that are nearest on the sphere. */
function kmBetween(place: Shape, group: Shape): number {
  const { from, to } = nearestBetween(place, group);
  return Math.round(distanceKm(toPosition(from), toPosition(to)));
}

const sphereKmBetween = (corner: Shape, group: Shape): number =>
  Math.round(EARTH_RADIUS_KM * nearestBetween(corner, group).angle);

const pointShape = (unit: UnitVector): Shape => ({ arcs: [arcBetween(unit)], bounds: [] });

/** The same point where the two may be the same place: whatever a group's bounds hold counts as reached. */
function nearestBetween(place: Shape, group: Shape): Nearest {
  const pointInside = (bounds: readonly Bounds[], arcs: readonly Arc[]) =>
    arcs.find(({ a }) => bounds.some((area) => area.contains(toPosition(a))))?.a;
  const shared = pointInside(group.bounds, place.arcs) ?? pointInside(place.bounds, group.arcs);
  return shared ? { angle: 0, from: shared, to: shared } : nearestOf(place.arcs, group.arcs)!;
}
