import { minimalCap } from './cap';
import { ringAreaKm2 } from './geodesic';
import type { Position } from '../record/model';
import { combine, cross, dot, foldLng, normalize, toUnit, type UnitVector } from './sphere';

export const NO_EXTENT = ['fewer-than-3-non-collinear', 'spans-more-than-a-hemisphere'] as const;
export type NoExtent = (typeof NO_EXTENT)[number];

/** `ring` holds the corners, anticlockwise seen from above, not closed, longitudes in [-180, 180]. */
export type Hull = { ring: Position[]; areaKm2: number } | { reason: NoExtent };

/**
 * Spherical convex hull: the smallest region that holds all positions and the great circle between
 * any two of them. Great circles are straight lines in a gnomonic projection, so the planar hull is
 * exact there; centred on the minimal enclosing cap, the projection exists whenever the hull does.
 * Area on the WGS84 ellipsoid with geodesic edges, km².
 */
export function sphericalHull(positions: readonly Position[]): Hull {
  const corners = hullCorners(positions.map(toUnit));
  if (!Array.isArray(corners)) return corners;
  const ring = corners.map((i): Position => [foldLng(positions[i]![0]), positions[i]![1]]);
  return { ring, areaKm2: ringAreaKm2(ring) };
}

const NOWHERE: UnitVector = [0, 0, 0];
/** Cosine of 72°: points are then drawn at most ten times as large as in the middle. */
const NEAR_ENOUGH = 0.3;

/**
 * Indices of the hull's corners, anticlockwise.
 *
 * @param axis that of the points or of more points, where it is known already
 */
export function hullCorners(
  units: readonly UnitVector[],
  axis?: UnitVector,
): number[] | { reason: NoExtent } {
  if (units.length < 3) return { reason: 'fewer-than-3-non-collinear' };
  const ahead = axis ?? hullAxis(units);
  if (!ahead) return { reason: 'spans-more-than-a-hemisphere' };
  const east = normalize(perpendicular(ahead));
  const north = cross(ahead, east);
  const flat = units.map((u, index) => {
    const depth = dot(u, ahead);
    return { x: dot(u, east) / depth, y: dot(u, north) / depth, index };
  });
  const corners = monotoneChain(withoutInner(flat));
  return corners.length < 3 ? { reason: 'fewer-than-3-non-collinear' } : corners;
}

/** A direction less than 90° from all points, so that they can be projected; null where there is none. */
export function hullAxis(units: readonly UnitVector[]): UnitVector | null {
  // The mean is one of most, far faster than the best.
  const mean = normalize(units.reduce((sum, unit) => combine(sum, 1, unit, 1), NOWHERE));
  if (units.every((unit) => dot(unit, mean) > NEAR_ENOUGH)) return mean;
  const cap = minimalCap(units);
  return cap && cap.radius <= Math.PI / 2 - 1e-6 ? cap.axis : null;
}

/** Any vector at a right angle to `a`, away from its longest component. */
function perpendicular(a: UnitVector): UnitVector {
  return Math.abs(a[2]) < 0.9 ? cross([0, 0, 1], a) : cross([1, 0, 0], a);
}

interface Flat {
  x: number;
  y: number;
  index: number;
}

/**
 * Leaves out most points that cannot be corners: those inside the octagon of the outermost points in
 * eight directions (Akl & Toussaint 1978). Sorting the rest is then quick.
 */
function withoutInner(points: readonly Flat[]): readonly Flat[] {
  if (points.length < 64) return points;
  const octagon: Flat[] = [];
  for (let k = 0; k < 8; k++) {
    const [dx, dy] = [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)];
    let outermost = points[0]!;
    for (const p of points) {
      if (p.x * dx + p.y * dy > outermost.x * dx + outermost.y * dy) outermost = p;
    }
    if (outermost !== octagon.at(-1)) octagon.push(outermost);
  }
  return points.filter((p) => {
    for (let i = 0; i < octagon.length; i++) {
      const a = octagon[i]!;
      const b = octagon[(i + 1) % octagon.length]!;
      if (a !== b && !turnsLeft(a, b, p)) return true;
    }
    return false;
  });
}

/** Andrew's monotone chain (1979); corners on a straight line are dropped. */
function monotoneChain(points: readonly Flat[]): number[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (line: readonly Flat[]): Flat[] => {
    const chain: Flat[] = [];
    for (const p of line) {
      while (chain.length > 1 && !turnsLeft(chain.at(-2)!, chain.at(-1)!, p)) chain.pop();
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())].map((p) => p.index);
}

/** Left of the line by more than rounding: about 1 mm against the length of the pieces. */
function turnsLeft(a: Flat, b: Flat, c: Flat): boolean {
  const ux = b.x - a.x;
  const uy = b.y - a.y;
  const vx = c.x - b.x;
  const vy = c.y - b.y;
  const length = Math.abs(ux) + Math.abs(uy) + Math.abs(vx) + Math.abs(vy);
  return ux * vy - uy * vx > 5e-11 * length + 1e-15;
}
