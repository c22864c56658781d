import { distance } from '@turf/turf';
import { densify, foldLng } from '../earth/sphere';
import { MEASURED_ROLES, reachKind, type Position, type ReachRecord } from '../record/model';
import { directionOfRegion, type DirectionSet, type FarPlace, type Travelled } from './directions';

/** A track is cut at a region's edge to this many km. */
const STEP_KM = 20;

/**
 * The farthest place of a record in each region of a direction, for each precision apart. Command posts
 * set no edge: nobody travels to where a staff sits.
 */
export function travelled(
  record: ReachRecord,
  regionAt: (position: Position) => string | null,
  set: DirectionSet,
): Travelled {
  const known = directionOfRegion(set);
  const places = new Map<string, FarPlace>();
  const see = (region: string | null, place: Omit<FarPlace, 'region' | 'km'>) => {
    if (region === null || !known.has(region)) return;
    const km = distance(set.origin.position, place.position, { units: 'kilometers' });
    const key = [region, place.precision, place.staging].join();
    if ((places.get(key)?.km ?? -1) < km) places.set(key, { region, km, ...place });
  };
  for (const { role, position, precision, region } of record.sites) {
    if (role === 'command' || role === 'unpublished') continue;
    const staging = MEASURED_ROLES.includes(role) ? {} : { staging: true as const };
    see(region || regionAt(position), { precision, position, ...staging });
  }
  if (record.track) {
    const { positions, precision } = record.track;
    for (const [lng, lat] of densify(positions, STEP_KM)) {
      const position: Position = [foldLng(lng), lat];
      see(regionAt(position), { precision, position });
    }
  }
  const { id, kind, start } = record;
  return { id, kind: reachKind(kind), start, places: [...places.values()] };
}
