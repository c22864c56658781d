import { bearing, distance } from '@turf/turf';
import type { Area } from '../earth/area';
import { distanceKm } from '../earth/geodesic';
import type { RegionAt } from '../earth/regions';
import { densify, foldLng } from '../earth/sphere';
import { words, type Position } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { directionOfRegion, type DirectionSet } from './directions';
import { CUT_KM, fartherOf, type Far } from './facts';
import { traceOf, type Geography } from './trace';

/** To measured places in a direction; null without any. */
export function kmFromOrigin(
  record: ReachRecord,
  geography: Geography,
  set: DirectionSet,
): FromOrigin | null {
  const directionByRegion = directionOfRegion(set);
  const origin = set.origin.position;
  const isInDirection = (region: string | null) => directionByRegion.has(region ?? '');
  const { sites, legs } = traceOf(record, geography);
  const measured = sites.filter(
    ({ isCommand, isStaging, region }) => !isCommand && !isStaging && isInDirection(region),
  );
  const waypoints = pointsAlong(legs).filter((point) => isInDirection(geography.regionAt(point)));
  return fartherOf([
    ...measured.map(({ position, bounds }) => placeFromOrigin(origin, position, bounds)),
    ...waypoints.map((position) => placeFromOrigin(origin, position)),
  ]);
}

type FromOrigin = Pick<Far, 'km' | 'mostKm'>;

export function placeFromOrigin(
  origin: Position,
  position: Position,
  bounds: Area | null = null,
): FromOrigin {
  const interval = bounds?.from(origin);
  const km = interval?.leastKm ?? distance(origin, position, { units: 'kilometers' });
  return { km, mostKm: interval?.mostKm ?? km };
}

/** In steps as fine as the cut at the edge of a region. */
export const pointsAlong = (lines: readonly Position[][]): Position[] =>
  lines.flatMap((line) => densify(line, CUT_KM)).map(([lng, lat]): Position => [foldLng(lng), lat]);

/** For records whose set names no directions. */
export const SECTORS = words('north north-east east south-east south south-west west north-west');
/** The region around the origin, in no sector, and its radius, km. */
export const NEAR = 'near';
export const NEAR_KM = 250;

/** A position's sector from the origin, or the region near it. */
export function sectorLookup(origin: Position): RegionAt {
  const width = 360 / SECTORS.length;
  return (position) => {
    if (distanceKm(origin, position) <= NEAR_KM) return NEAR;
    const bearingDeg = bearing(origin, position);
    return SECTORS[Math.floor((bearingDeg + 360 + width / 2) / width) % SECTORS.length]!;
  };
}
