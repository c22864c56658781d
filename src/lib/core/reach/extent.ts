import { ringAreaKm2 } from '../earth/geodesic';
import { hullCorners, type NoExtent } from '../earth/hull';
import { toPosition } from '../earth/sphere';
import { mostInfluential, type Deciding } from './leave-one-out';
import type { SelectedRecord } from './select';
import type { Position } from '../record/model';

export type Extent =
  { areaKm2: number; ring: Position[]; deciding: Deciding | undefined } | { reason: NoExtent };

/** The spherical hull of all places of the records, its area on the ellipsoid, and the record that decides it. */
export function extentOf(records: readonly SelectedRecord[], leaveOneOut = true): Extent {
  const hull = hullOf(records);
  if ('reason' in hull) return hull;
  const { owners, ring } = hull;
  const areaKm2 = ringAreaKm2(ring);
  if (!leaveOneOut) return { areaKm2, ring, deciding: undefined };
  // Only a record that owns a corner can change the hull.
  const changes = owners.map((owner) => {
    const left = hullOf(records.filter((_, i) => i !== owner));
    const leftKm2 = 'reason' in left ? 0 : ringAreaKm2(left.ring);
    return [records[owner]!.id, leftKm2 - areaKm2] as const;
  });
  return { areaKm2, ring, deciding: mostInfluential(changes) };
}

function hullOf(records: readonly SelectedRecord[]) {
  const points = records.flatMap(({ places }, owner) =>
    places.corners.map((unit) => ({ unit, owner })),
  );
  const corners = hullCorners(points.map(({ unit }) => unit));
  if (!Array.isArray(corners)) return corners;
  const owners = [...new Set(corners.map((i) => points[i]!.owner))].sort((a, b) => a - b);
  return { owners, ring: corners.map((i) => toPosition(points[i]!.unit)) };
}
