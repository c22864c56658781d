import { type Deciding, NEW_PLACE_KM, type Frontier } from './measures';
import { ringAreaKm2, SPHERE_MARGIN } from '../earth/geodesic';
import { hullCorners, type NoExtent } from '../earth/hull';
import { toPosition } from '../earth/sphere';
import { mostChange, maximum } from './deciding';
import type { Chosen } from './select';
import type { Position } from '../record/model';
import type { Gap } from '../earth/places';

export type Extent =
  { areaKm2: number; ring: Position[]; deciding: Deciding | undefined } | { reason: NoExtent };

/** Spherical hull of all places of the records, its area on the ellipsoid, the record that decides it. */
export function extentOf(records: readonly Chosen[], leaveOneOut = true): Extent {
  const hull = hullOf(records);
  if ('reason' in hull) return hull;
  const { owners, ring } = hull;
  const areaKm2 = ringAreaKm2(ring);
  if (!leaveOneOut) return { areaKm2, ring, deciding: undefined };
  // Only the owner of a corner can matter.
  const changes = owners.map((owner) => {
    const left = hullOf(records.filter((_, i) => i !== owner));
    const leftKm2 = 'reason' in left ? 0 : ringAreaKm2(left.ring);
    return [records[owner]!.id, leftKm2 - areaKm2] as const;
  });
  return { areaKm2, ring, deciding: mostChange(changes) };
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

/**
 * How far the members were from all records of years before `from`, null without any; `all` in order of time.
 * Between the nearest places of two records: a patrol from known waters is at no new place, however far it goes.
 */
export function frontierOf(all: readonly Chosen[], members: readonly Chosen[], from: number) {
  // The latest first, since they are the likeliest to be near.
  const earlier = all.filter(({ placed, years }) => placed && years[0]! < from).reverse();
  if (earlier.length === 0) return null;
  const found = maximum(
    members.filter(({ placed }) => placed),
    (record, enough) => {
      const gap = nearestGap(record, earlier, enough);
      return gap && { km: gap.km, gap, recordId: record.id };
    },
    NEW_PLACE_KM,
  );
  if (!found) return null;
  const { best, deciding, measured } = found;
  const { km, recordId, gap } = best;
  const ends = { position: toPosition(gap.from), earlier: toPosition(gap.to) };
  return {
    km,
    frontier: { recordId, ...ends } satisfies Frontier,
    newPlaces: measured.filter(({ km }) => km > NEW_PLACE_KM).map(({ recordId }) => recordId),
    deciding,
  };
}

/** The gap to the nearest of the earlier records; null as soon as one is at most `enough` km away. */
function nearestGap({ places }: Chosen, earlier: readonly Chosen[], enough: number): Gap | null {
  let nearest: Gap | null = null;
  for (const other of earlier) {
    if (nearest && places.atLeastTo(other.places) * SPHERE_MARGIN >= nearest.km) continue;
    const gap = places.gapTo(other.places);
    if (nearest && gap.sphereKm * SPHERE_MARGIN >= nearest.km) continue;
    if (gap.km <= enough) return null;
    if (!nearest || gap.km < nearest.km) nearest = gap;
  }
  return nearest;
}
