import { maximum } from './deciding';
import { SPHERE_MARGIN } from '../earth/geodesic';
import type { Gap } from '../earth/places';
import { toPosition } from '../earth/sphere';
import type { Chosen } from './select';
import { NEW_PLACE_KM, type Deciding, type Frontier } from './measures';

interface FrontierMeasure {
  km: number;
  frontier: Frontier;
  newPlaces: string[];
  deciding: Deciding | undefined;
}

/**
 * How far the members were from all records of years before `from`, null without any; `all` is in order
 * of time. The distance is the least between any places: a patrol that sets out from known waters is not
 * at a new place, however far it goes.
 */
export function frontierOf(
  all: readonly Chosen[],
  members: readonly Chosen[],
  from: number,
): FrontierMeasure | null {
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
  return {
    km,
    frontier: { recordId, position: toPosition(gap.from), earlier: toPosition(gap.to) },
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
