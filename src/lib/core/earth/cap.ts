import { destination } from './geodesic';
import type { Position } from '../record/model';
import {
  EARTH_RADIUS_KM,
  combine,
  continuous,
  cross,
  dot,
  normalize,
  type UnitVector,
} from './sphere';

export interface Cap {
  axis: UnitVector;
  /** Angular radius, radians; below π/2. */
  radius: number;
}

const holds = (axis: UnitVector | null, on: UnitVector, point: UnitVector): boolean =>
  axis !== null && dot(axis, point) >= dot(axis, on) - 1e-13;

/**
 * The smallest cap that holds all points; null when they do not fit in an open hemisphere, or there are
 * none. A point outside the cap so far lies on the rim of the next (Welzl 1991, Smallest enclosing disks).
 */
export function minimalCap(points: readonly UnitVector[]): Cap | null {
  let axis: UnitVector | null = null;
  let rim: UnitVector = [0, 0, 0];
  for (const [i, p] of points.entries()) {
    if (holds(axis, rim, p)) continue;
    [axis, rim] = [p, p];
    for (const [j, q] of points.slice(0, i).entries()) {
      if (holds(axis, rim, q)) continue;
      axis = normalize(combine(p, 1, q, 1));
      for (const r of points.slice(0, j)) if (!holds(axis, rim, r)) axis = through(p, q, r);
    }
  }
  if (axis === null) return null;
  let least = 1;
  for (const point of points) least = Math.min(least, dot(axis, point));
  return least > 1e-9 ? { axis, radius: Math.acos(least) } : null;
}

function through(p: UnitVector, q: UnitVector, r: UnitVector): UnitVector {
  const normal = normalize(cross(combine(q, 1, p, -1), combine(r, 1, p, -1)));
  return dot(normal, p) < 0 ? [-normal[0], -normal[1], -normal[2]] : normal;
}

/** Closed ring at `radiusKm` from `centre` on the ellipsoid, anticlockwise, with continuous longitudes. */
export function capRing(centre: Position, radiusKm: number, steps = 96): Position[] {
  const ring = Array.from({ length: steps + 1 }, (_, i) =>
    destination(centre, -(360 * i) / steps, radiusKm),
  );
  return continuous(ring);
}

/** Area of a spherical cap, km²: 2πR²(1 − cos r). */
export function capAreaKm2(radiusKm: number): number {
  return 2 * Math.PI * EARTH_RADIUS_KM ** 2 * (1 - Math.cos(radiusKm / EARTH_RADIUS_KM));
}
