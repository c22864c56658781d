import type { Position } from '../record/model';
import { ringAreaKm2 } from './geodesic';
import { hullCorners, type NoExtent } from './hull';
import { foldLng, toUnit } from './sphere';

/** The corners, anticlockwise and not closed, and the area on the WGS84 ellipsoid, km². */
export function sphericalHull(
  positions: readonly Position[],
): { ring: Position[]; areaKm2: number } | { reason: NoExtent } {
  const corners = hullCorners(positions.map(toUnit));
  if (!Array.isArray(corners)) return corners;
  const ring = corners.map((i): Position => [foldLng(positions[i]![0]), positions[i]![1]]);
  return { ring, areaKm2: ringAreaKm2(ring) };
}
