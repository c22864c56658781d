import { bearing, distance } from '@turf/turf';
import { distanceKm } from '../earth/geodesic';
import type { RegionAt } from '../earth/regions';
import { densify, foldLng } from '../earth/sphere';
import { words, type Position } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { directionOfRegion, type DirectionSet } from './directions';
import { CUT_KM, fartherOf, type Far } from './facts';
import { traceOf, type Geography, type TracedSite } from './trace';

type FromOrigin = Pick<Far, 'km' | 'mostKm'>;

/** To measured places in a direction; null without any. */
export function kmFromOrigin(record: ReachRecord, geography: Geography, set: DirectionSet) {
  const directionByRegion = directionOfRegion(set);
  const isInDirection = (region: string | null) => directionByRegion.has(region ?? '');
  const { sites, legs } = traceOf(record, geography);
  return farthestFromOrigin(
    set.origin.position,
    sites.filter(({ isStaging, region }) => !isStaging && isInDirection(region)),
    pointsAlong(legs).filter((point) => isInDirection(geography.regionAt(point))),
  );
}

export function farthestFromOrigin(
  origin: Position,
  sites: readonly TracedSite[],
  points: readonly Position[],
): FromOrigin | null {
  const measured = sites.filter(({ isCommand }) => !isCommand);
  return fartherOf(
    [...measured, ...points.map((position) => ({ position, bounds: null }))].map((place) => {
      const interval = place.bounds?.from(origin);
      const km = interval?.leastKm ?? distance(origin, place.position, { units: 'kilometers' });
      return { km, mostKm: interval?.mostKm ?? km };
    }),
  );
}

/** In steps as fine as the cut at the edge of a region. */
export const pointsAlong = (lines: readonly Position[][]): Position[] =>
  lines.flatMap((line) => densify(line, CUT_KM)).map(([lng, lat]): Position => [foldLng(lng), lat]);

/** For records whose set names no directions. */
export const SECTORS = words('north north-east east south-east south south-west west north-west');
/** The region around the origin, in no sector. */
export const NEAR = 'near';
export const NEAR_KM = 250;

export function sectorLookup(origin: Position): RegionAt {
  const width = 360 / SECTORS.length;
  return (position) => {
    if (distanceKm(origin, position) <= NEAR_KM) return NEAR;
    const bearingDeg = bearing(origin, position);
    return SECTORS[Math.floor((bearingDeg + 360 + width / 2) / width) % SECTORS.length]!;
  };
}
