import { distance } from '@turf/turf';
import type { Bounds } from '../earth/bounds';
import { bearing, distanceKm } from '../earth/geodesic';
import { legsOf, sitesOf, type RegionAt } from '../earth/regions';
import { densify, foldLng } from '../earth/sphere';
import { MEASURED_ROLES, reachKind } from '../record/model';
import type { Position, ReachRecord, Site, Within } from '../record/model';
import { CUT_KM } from './facts';
import { directionOfRegion, MARGIN_KM, NEAR, SECTORS } from './directions';
import type { DirectionSet, FarPlace, FarthestPlaces } from './directions';

/** In which region a position lies, and what is known of a place that has only bounds. */
export interface Geography {
  regionAt: RegionAt;
  boundsOf: (within: Within) => Bounds | null;
}

/** Whether somebody travelled there to act together; at a command post a staff sits. */
const isVisited = ({ role }: Pick<Site, 'role'>): boolean =>
  role !== 'command' && MEASURED_ROLES.includes(role);

/** The farthest place of a record in each region of a direction, separately for each precision and bounds. */
export function farthestPlaces(
  record: ReachRecord,
  { regionAt, boundsOf }: Geography,
  set: DirectionSet,
): FarthestPlaces {
  const directionByRegion = directionOfRegion(set);
  const origin = set.origin.position;
  const places = new Map<string, FarPlace>();
  const keepIfFarthest = (
    region: string | null,
    position: Position,
    place: Pick<FarPlace, 'precision' | 'staging'>,
    within?: Within,
  ) => {
    if (region === null || !directionByRegion.has(region)) return;
    const bounds = within && boundsOf(within);
    const interval = bounds?.from(origin);
    const km = interval?.leastKm ?? distance(origin, position, { units: 'kilometers' });
    const key = [region, place.precision, place.staging, JSON.stringify(within)].join();
    if ((places.get(key)?.km ?? -1) >= km) return;
    places.set(key, { region, km, ...(interval && { mostKm: interval.mostKm }), ...place });
  };
  for (const { role, position, precision, region, within } of sitesOf(record, regionAt)) {
    if (role === 'command' || role === 'unpublished') continue;
    const staging = isVisited({ role }) ? {} : { staging: true as const };
    keepIfFarthest(region || regionAt(position), position, { precision, ...staging }, within);
  }
  for (const leg of legsOf(record)) {
    for (const [lng, lat] of densify(leg, CUT_KM)) {
      const position: Position = [foldLng(lng), lat];
      keepIfFarthest(regionAt(position), position, { precision: record.track!.precision });
    }
  }
  const { id, kind, start } = record;
  return { id, kind: reachKind(kind), start, places: [...places.values()] };
}

/** The sector of the compass in which a position lies from the origin; near it within the margin of an edge. */
export function sectorLookup(origin: Position): RegionAt {
  const width = 360 / SECTORS.length;
  return (position) => {
    if (distanceKm(origin, position) <= MARGIN_KM) return NEAR;
    const bearingDeg = bearing(origin, position);
    return SECTORS[Math.floor((bearingDeg + 360 + width / 2) / width) % SECTORS.length]!;
  };
}
