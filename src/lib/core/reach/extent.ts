import type { Deciding } from './measures';
import { ringAreaKm2 } from '../earth/geodesic';
import { hullCorners, type NoExtent, hullAreas } from '../earth/hull';
import { toPosition } from '../earth/sphere';
import { mostChange } from './deciding';
import type { Chosen } from './select';
import type { Position } from '../record/model';

export type Extent =
  { areaKm2: number; ring: Position[]; deciding: Deciding | undefined } | { reason: NoExtent };

/** Spherical hull of all places of the records, its area on the ellipsoid, the record that decides it. */
export function extentOf(records: readonly Chosen[], leaveOneOut = true): Extent {
  const hull = hullOf(records);
  if ('reason' in hull) return hull;
  const { owners, ring } = hull;
  const areaKm2 = ringAreaKm2(ring);
  if (!leaveOneOut) return { areaKm2, ring, deciding: undefined };
  // Only the owner of a corner can matter. Which matters most is decided on the sphere; the change
  // given is on the ellipsoid.
  const areaOf = hullAreas(records.map(({ places }) => places.corners))!;
  const has = new Uint8Array(records.length).fill(1);
  let least = { owner: -1, km2: Infinity };
  for (const owner of owners) {
    has[owner] = 0;
    const km2 = areaOf(has);
    has[owner] = 1;
    if (km2 < least.km2 - 1e-3) least = { owner, km2 };
  }
  const left = hullOf(records.filter((_, i) => i !== least.owner));
  const leftKm2 = 'reason' in left ? 0 : ringAreaKm2(left.ring);
  return { areaKm2, ring, deciding: mostChange([[records[least.owner]!.id, leftKm2 - areaKm2]]) };
}

function hullOf(records: readonly Chosen[]) {
  const points = records.flatMap(({ places }, owner) =>
    places.corners.map((unit) => ({ unit, owner })),
  );
  const corners = hullCorners(points.map(({ unit }) => unit));
  if (!Array.isArray(corners)) return corners;
  const owners = [...new Set(corners.map((i) => points[i]!.owner))].sort((a, b) => a - b);
  return { owners, ring: corners.map((i) => toPosition(points[i]!.unit)) };
}
