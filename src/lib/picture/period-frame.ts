import { EARTH_RADIUS_KM, RADIANS, angleBetween, toUnit } from '#core/earth/sphere';
import type { Position } from '#core/record/model';
import type { Size } from '$lib/site/boxes';

/** Every distance from the origin is true. Without d3-geo, which only the land needs. */

/** Px. */
export const PERIOD_MAP: Size = { width: 368, height: 316 };

export interface PeriodFrame {
  origin: Position;
  x: number;
  y: number;
  pxPerKm: number;
  size: Size;
  /** Radii of the rings, km. */
  rings: number[];
}

export function pointOn({ origin, x, y, pxPerKm }: PeriodFrame, position: Position) {
  const km = fromOrigin(origin, position);
  return { x: x + pxPerKm * km.x, y: y + pxPerKm * km.y };
}

/** Km east (x) and south (y) of the origin. */
export function fromOrigin(origin: Position, position: Position) {
  const km = EARTH_RADIUS_KM * angleBetween(toUnit(origin), toUnit(position));
  const lambda = (position[0] - origin[0]) * RADIANS;
  const phi = position[1] * RADIANS;
  const phi0 = origin[1] * RADIANS;
  const east = Math.cos(phi) * Math.sin(lambda);
  const north = Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda);
  const length = Math.hypot(east, north) || 1;
  return { x: (km * east) / length, y: (-km * north) / length };
}
