import { mostChange } from './deciding';
import { hullAxis, hullCorners, type NoExtent } from '../earth/hull';
import type { Deciding } from './measures';
import type { Position } from '../record/model';
import { RingAreas } from '../earth/ring-areas';
import { sphericalAreaKm2, toPosition, type UnitVector } from '../earth/sphere';

/** A point that may be a corner of the hull, and the record it belongs to (-1: of no one record). */
export interface Corner {
  unit: UnitVector;
  record: number;
}

/** Corners enough to find the hull of some years, with any one record left out; or why there is none. */
export type Corners = Corner[] | { reason: NoExtent };

export type Extent =
  { areaKm2: number; ring: Position[]; deciding: Deciding | undefined } | { reason: NoExtent };

/**
 * Leaves out points that cannot matter: besides the records that own a corner of the hull, only the
 * hull of the rest is needed, since removing one of the owners lays nothing else bare.
 */
export function reduceCorners(points: readonly Corner[]): Corners {
  if (points.length < 16) return [...points];
  const units = points.map(({ unit }) => unit);
  const axis = hullAxis(units) ?? undefined;
  const corners = hullCorners(units, axis);
  if (!Array.isArray(corners)) {
    return corners.reason === 'spans-more-than-a-hemisphere' ? corners : [...points];
  }
  const owners = new Set(corners.map((i) => points[i]!.record));
  const owned = points.filter(({ record }) => owners.has(record));
  return [
    ...owned,
    ...hullOrAll(
      points.filter(({ record }) => !owners.has(record)),
      axis,
    ),
  ];
}

/** Spherical hull of the corners, its ellipsoidal area, and the record that decides it. */
export function extentOf(
  points: Corners,
  idOf: (record: number) => string,
  leaveOneOut = true,
  areas = new RingAreas(),
): Extent {
  if (!Array.isArray(points)) return points;
  const units = points.map(({ unit }) => unit);
  const axis = hullAxis(units) ?? undefined;
  const corners = hullCorners(units, axis);
  if (!Array.isArray(corners)) return corners;
  const outline = corners.map((i) => points[i]!.unit);
  const ring = outline.map(toPosition);
  const areaKm2 = areas.km2(outline);
  if (!leaveOneOut) return { areaKm2, ring, deciding: undefined };
  const owners = [...new Set(corners.map((i) => points[i]!.record))].sort((a, b) => a - b);
  const rest = hullOrAll(
    points.filter(({ record }) => !owners.includes(record)),
    axis,
  );
  const owned = points.filter(({ record }) => owners.includes(record));
  // Which record matters most is decided on the sphere, by how much it costs to leave it out; the
  // change given is on the ellipsoid.
  let least: { owner: number; km2: number; ring: UnitVector[] } | undefined;
  for (const owner of owners) {
    const without = [...owned.filter(({ record }) => record !== owner), ...rest];
    const left = hullCorners(
      without.map(({ unit }) => unit),
      axis,
    );
    const leftRing = Array.isArray(left) ? left.map((i) => without[i]!.unit) : [];
    const km2 = leftRing.length > 0 ? sphericalAreaKm2(leftRing) : 0;
    if (!least || km2 < least.km2 - 1e-3) least = { owner, km2, ring: leftRing };
  }
  const leftKm2 = least!.ring.length > 0 ? areas.km2(least!.ring) : 0;
  return { areaKm2, ring, deciding: mostChange([[idOf(least!.owner), leftKm2 - areaKm2]]) };
}

function hullOrAll(points: readonly Corner[], axis: UnitVector | undefined): readonly Corner[] {
  const corners = hullCorners(
    points.map(({ unit }) => unit),
    axis,
  );
  return Array.isArray(corners) ? corners.map((i) => points[i]!) : points;
}
