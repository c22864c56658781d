import { distance } from '@turf/turf';
import { max } from 'd3-array';
import { bearing, distanceKm } from '../earth/geodesic';
import type { RegionAt } from '../earth/regions';
import { densify, foldLng } from '../earth/sphere';
import { words, type Position } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { directionOfRegion, type DirectionSet } from './directions';
import { CUT_KM } from './facts';
import { traceOf, type Geography } from './trace';

/**
 * How far from the origin a record went, of its measured places in a direction: the least that it can be and the most,
 * which differ where places are known only within bounds. Null where it went in no direction.
 */
export function kmFromOrigin(
  record: ReachRecord,
  geography: Geography,
  set: DirectionSet,
): { km: number; mostKm: number } | null {
  const directionByRegion = directionOfRegion(set);
  const origin = set.origin.position;
  const isInDirection = (region: string | null) => directionByRegion.has(region ?? '');
  const kmTo = (position: Position) => distance(origin, position, { units: 'kilometers' });
  const trace = traceOf(record, geography);
  const sites = trace.sites
    .filter(({ isCommand, isStaging, region }) => !isCommand && !isStaging && isInDirection(region))
    .map(({ position, bounds }) => {
      const interval = bounds?.from(origin);
      const km = interval?.leastKm ?? kmTo(position);
      return { km, mostKm: interval?.mostKm ?? km };
    });
  const alongTrack = trace.legs
    .flatMap((leg) => densify(leg, CUT_KM))
    .map(([lng, lat]): Position => [foldLng(lng), lat])
    .filter((position) => isInDirection(geography.regionAt(position)))
    .map((position) => ({ km: kmTo(position), mostKm: kmTo(position) }));
  const places = [...sites, ...alongTrack];
  const km = max(places, (place) => place.km);
  const mostKm = max(places, (place) => place.mostKm);
  return km === undefined || mostKm === undefined ? null : { km, mostKm };
}

/** Eight sectors of the compass, for records whose set names no directions. */
export const SECTORS = words('north north-east east south-east south south-west west north-west');
/** The region around the origin, which belongs to no sector, and how far it reaches, km. */
export const NEAR = 'near';
export const NEAR_KM = 250;

/** The sector in which a position lies from the origin, or the region near it. */
export function sectorLookup(origin: Position): RegionAt {
  const width = 360 / SECTORS.length;
  return (position) => {
    if (distanceKm(origin, position) <= NEAR_KM) return NEAR;
    const bearingDeg = bearing(origin, position);
    return SECTORS[Math.floor((bearingDeg + 360 + width / 2) / width) % SECTORS.length]!;
  };
}
