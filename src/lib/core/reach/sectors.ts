import { bearing, distanceKm } from '../earth/geodesic';
import type { RegionAt } from '../earth/regions';
import type { Position } from '../record/model';
import { MARGIN_KM, NEAR, SECTORS } from './directions';

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
