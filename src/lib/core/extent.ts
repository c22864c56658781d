import { mostChange } from './deciding';
import { hullCorners, type NoExtent } from './hull';
import { ringAreaKm2 } from './geodesic';
import type { Deciding } from './measures';
import type { Position } from './model';
import { toPosition, type UnitVector } from './sphere';

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
  const corners = hullCorners(points.map(({ unit }) => unit));
  if (!Array.isArray(corners)) {
    return corners.reason === 'spans-more-than-a-hemisphere' ? corners : [...points];
  }
  const owners = new Set(corners.map((i) => points[i]!.record));
  const owned = points.filter(({ record }) => owners.has(record));
  return [...owned, ...hullOrAll(points.filter(({ record }) => !owners.has(record)))];
}

/** Spherical hull of the corners, its ellipsoidal area, and the record that decides it. */
export function extentOf(
  points: Corners,
  idOf: (record: number) => string,
  leaveOneOut = true,
): Extent {
  if (!Array.isArray(points)) return points;
  const corners = hullCorners(points.map(({ unit }) => unit));
  if (!Array.isArray(corners)) return corners;
  const ring = corners.map((i) => toPosition(points[i]!.unit));
  const areaKm2 = ringAreaKm2(ring);
  if (!leaveOneOut) return { areaKm2, ring, deciding: undefined };
  const owners = [...new Set(corners.map((i) => points[i]!.record))].sort((a, b) => a - b);
  const rest = hullOrAll(points.filter(({ record }) => !owners.includes(record)));
  const owned = points.filter(({ record }) => owners.includes(record));
  const changes = owners.map((owner) => {
    const without = [...owned.filter(({ record }) => record !== owner), ...rest];
    const left = hullCorners(without.map(({ unit }) => unit));
    const leftKm2 = Array.isArray(left)
      ? ringAreaKm2(left.map((i) => toPosition(without[i]!.unit)))
      : 0;
    return [idOf(owner), leftKm2 - areaKm2] as const;
  });
  return { areaKm2, ring, deciding: mostChange(changes) };
}

function hullOrAll(points: readonly Corner[]): readonly Corner[] {
  const corners = hullCorners(points.map(({ unit }) => unit));
  return Array.isArray(corners) ? corners.map((i) => points[i]!) : points;
}
