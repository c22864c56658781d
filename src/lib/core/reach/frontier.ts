import { maximum } from './deciding';
import { SPHERE_MARGIN } from '../earth/geodesic';
import type { Gap } from '../earth/places';
import { toPosition } from '../earth/sphere';
import type { MeasuredRecord } from './measured-record';
import type { Deciding, Frontier } from './measures';

/** A record farther than this from every record of earlier years is at a new place. */
export const NEW_PLACE_KM = 500;

export interface FrontierMeasure {
  km: number;
  frontier: Frontier;
  newPlaces: string[];
  deciding: Deciding | undefined;
}

/**
 * How far records were from all earlier ones. The distance between two records is the least between
 * their places (sites and any point of the track): a patrol that sets out from known waters is not
 * at a new place, however far it goes; where it went shows in new ground.
 *
 * @param all every record in order of time
 * @returns null when no record before the year `from` has a place, or none of the members has
 */
export function frontierOf(
  all: readonly MeasuredRecord[],
  members: readonly MeasuredRecord[],
  from: number,
): FrontierMeasure | null {
  // The latest first, since they are the likeliest to be near.
  const earlier = all.filter(({ placed, years }) => placed && years[0]! < from).reverse();
  if (earlier.length === 0) return null;
  const found = maximum(
    members.filter(({ placed }) => placed),
    (record, enough) => {
      const gap = nearestGap(record, earlier, enough);
      return gap && { km: gap.km, from: gap.from, to: gap.to, recordId: record.id };
    },
    NEW_PLACE_KM,
  );
  if (!found) return null;
  const { best, deciding, measured } = found;
  return {
    km: best.km,
    frontier: {
      recordId: best.recordId,
      position: toPosition(best.from),
      earlier: toPosition(best.to),
    },
    newPlaces: measured.filter(({ km }) => km > NEW_PLACE_KM).map(({ recordId }) => recordId),
    deciding,
  };
}

/** The gap to the nearest of the earlier records; null as soon as one is at most `enough` km away. */
function nearestGap(
  { places }: MeasuredRecord,
  earlier: readonly MeasuredRecord[],
  enough: number,
): Gap | null {
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
