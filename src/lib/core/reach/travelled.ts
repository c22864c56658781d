import { distance } from '@turf/turf';
import type { Bounds } from '../earth/bounds';
import { bearing, distanceKm } from '../earth/geodesic';
import { legsOf, sitesOf, type RegionAt } from '../earth/regions';
import { densify, foldLng } from '../earth/sphere';
import { MEASURED_ROLES, reachKind } from '../record/model';
import type { Position, ReachRecord, Site, Within } from '../record/model';
import { CUT_KM } from './facts';
import { directionOfRegion, MARGIN_KM, NEAR, SECTORS } from './directions';
import type { DirectionSet, FarPlace, Travelled } from './directions';

export interface Geography {
  regionAt: RegionAt;
  boundsOf: (within: Within) => Bounds | null;
}

/** Places to which somebody travelled to act together: command posts are where a staff sits. */
export const isVisited = ({ role }: Pick<Site, 'role'>): boolean =>
  role !== 'command' && MEASURED_ROLES.includes(role);

/** The farthest place of a record in each region of a direction, for each precision and bounds apart. */
export function travelled(
  record: ReachRecord,
  { regionAt, boundsOf }: Geography,
  set: DirectionSet,
): Travelled {
  const known = directionOfRegion(set);
  const origin = set.origin.position;
  const places = new Map<string, FarPlace>();
  const see = (
    region: string | null,
    position: Position,
    place: Pick<FarPlace, 'precision' | 'staging'>,
    within?: Within,
  ) => {
    if (region === null || !known.has(region)) return;
    const bounds = within && boundsOf(within);
    const interval = bounds?.from(origin);
    const km = interval?.leastKm ?? distance(origin, position, { units: 'kilometers' });
    const key = [region, place.precision, place.staging, JSON.stringify(within)].join();
    if ((places.get(key)?.km ?? -1) >= km) return;
    const most = interval && { mostKm: interval.mostKm };
    places.set(key, { region, km, ...most, ...place });
  };
  for (const { role, position, precision, region, within } of sitesOf(record, regionAt)) {
    if (role === 'command' || role === 'unpublished') continue;
    const staging = isVisited({ role }) ? {} : { staging: true as const };
    see(region || regionAt(position), position, { precision, ...staging }, within);
  }
  for (const leg of legsOf(record)) {
    for (const [lng, lat] of densify(leg, CUT_KM)) {
      const position: Position = [foldLng(lng), lat];
      see(regionAt(position), position, { precision: record.track!.precision });
    }
  }
  const { id, kind, start } = record;
  return { id, kind: reachKind(kind), start, places: [...places.values()] };
}

/** In which of so many sectors a place lies, the first around north. */
export function sectorOf(origin: Position, at: Position, sectors: number): number {
  const width = 360 / sectors;
  return Math.floor((bearing(origin, at) + 360 + width / 2) / width) % sectors;
}

/** What lies no farther from the origin than a mark lies beyond an edge is near it. */
export const sectorLookup =
  (origin: Position): RegionAt =>
  (at) =>
    distanceKm(origin, at) <= MARGIN_KM ? NEAR : SECTORS[sectorOf(origin, at, SECTORS.length)]!;
