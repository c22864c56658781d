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
import type { Geography } from './travelled';

/** Of a track a place every so many km is compared. */
const STEP_KM = 100;

/** How precisely a place is known and what it counts as; choices leave some of them out. */
interface Standing {
  /** Index of its record. */
  record: number;
  /** Known only as a sea. */
  isSea: boolean;
  /** One partner's own movement. */
  isStaging: boolean;
}

/** A site, or a point of a track. */
export interface MeasuredPlace extends Standing {
  position: Position;
  /** Null outside all regions. */
  region: string | null;
  isTrack: boolean;
}

/** All places of a record that stand alike, as one thing to be measured from. */
export type PlaceGroup = Standing;

/**
 * How far every measured place lies from every other record of its kind: new places under any rule, filter and
 * limit follow from it without geometry.
 */
export interface Distances {
  kind: ReachKind;
  /** Those with a measured place, in order of time. */
  records: { id: string; start: string }[];
  places: MeasuredPlace[];
  groups: PlaceGroup[];
  /** Of each place, from each group: the least that it can be, whole km on the ellipsoid. */
  leastKm: number[][];
  /**
   * Of each corner of its bounds, where a place is known only within bounds, on the sphere, which is off by less
   * than bounds are known; null where the place is known.
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

/**
 * Each kind among its own records.
 *
 * @param records in any order; those without a measured place are left out
 */
export function distancesBetween(
  records: readonly ReachRecord[],
  geography: Geography,
): Distances[] {
  return REACH_KINDS.map((kind) => {
    const ofKind = inOrder(records).filter((record) => reachKind(record.kind) === kind);
    const traced = ofKind
      .map((record) => ({ record, trace: traceOf(record, geography) }))
      .filter(({ trace }) => trace.places.length > 0);
    const places: MeasuredPlace[] = [];
    const groups: PlaceGroup[] = [];
    const placeShapes: PlaceShape[] = [];
    const groupShapes: Shape[] = [];
    traced.forEach(({ trace }, record) => {
      for (const { shape, ...place } of trace.places) {
        places.push({ ...place, record });
        placeShapes.push(shape);
      }
      for (const { shape, ...group } of trace.groups) {
        groups.push({ ...group, record });
        groupShapes.push(shape);
      }
    });
    const leastKm = placeShapes.map((place, i) =>
      groupShapes.map((group, j) =>
        places[i]!.record === groups[j]!.record ? 0 : leastBetween(place, group),
      ),
    );
    const cornersKm = placeShapes.map(({ corners }, i) =>
      corners.length === 0
        ? null
        : corners.map((corner) =>
            groupShapes.map((group, j) =>
              places[i]!.record === groups[j]!.record ? 0 : sphereKmBetween(corner, group),
            ),
          ),
    );
    return {
      kind,
      records: traced.map(({ record: { id, start } }) => ({ id, start })),
      places,
      groups,
      leastKm,
      cornersKm,
    };
  });
}

type TracedPlace = Omit<MeasuredPlace, 'record'> & { shape: PlaceShape };
type TracedGroup = Omit<PlaceGroup, 'record'> & { shape: { arcs: Arc[]; bounds: Bounds[] } };

function traceOf(
  record: ReachRecord,
  { regionAt, boundsOf }: Geography,
): { places: TracedPlace[]; groups: TracedGroup[] } {
  const places: TracedPlace[] = [];
  const groups = new Map<string, TracedGroup>();
  const groupOf = (isSea: boolean, isStaging: boolean) =>
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
    const group = groupOf(isSea, isStaging);
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
    groupOf(isSea, false).arcs.push(...pairs(line, arcBetween));
  }
  return { places, groups: [...groups.values()] };
}

/** Whole km on the ellipsoid; which points are nearest is decided on the sphere. */
const kmBetween = ({ from, to }: Nearest): number =>
  Math.round(distanceKm(toPosition(from), toPosition(to)));

/** 0 where they may be the same place: what a group's own bounds hold counts as reached. */
const leastBetween = (place: Shape, group: Shape): number =>
  kmBetween(nearestBetween(place, group));

const sphereKmBetween = (corner: Shape, group: Shape): number =>
  Math.round(EARTH_RADIUS_KM * nearestBetween(corner, group).angle);

const pointShape = (unit: UnitVector): Shape => ({ arcs: [arcBetween(unit)], bounds: [] });

function nearestBetween(place: Shape, group: Shape): Nearest {
  const heldBy = (bounds: readonly Bounds[], arcs: readonly Arc[]) =>
    arcs.find(({ a }) => bounds.some((one) => one.contains(toPosition(a))))?.a;
  const shared = heldBy(group.bounds, place.arcs) ?? heldBy(place.bounds, group.arcs);
  return shared ? { angle: 0, from: shared, to: shared } : nearestOf(place.arcs, group.arcs)!;
}
