import { convex, multiPoint } from '@turf/turf';
import { ringContains, signedArea } from './antimeridian';
import { minimalCap } from './cap';
import type { Position } from '../record/model';
import { ZERO, combine, cross, dot, normalize, type UnitVector } from './sphere';

export const NO_EXTENT = ['fewer-than-3-non-collinear', 'spans-more-than-a-hemisphere'] as const;
export type NoExtent = (typeof NO_EXTENT)[number];

/** Cosine of 72°: points are then drawn at most ten times as large as in the middle. */
const NEAR_ENOUGH = 0.3;

/** A direction less than 90° from all points, so that they can be projected; null where there is none. */
export function hullAxis(units: readonly UnitVector[]): UnitVector | null {
  // The mean is one of most, far faster than the best.
  const mean = normalize(units.reduce((sum, unit) => combine(sum, 1, unit, 1), ZERO));
  if (units.every((unit) => dot(unit, mean) > NEAR_ENOUGH)) return mean;
  const cap = minimalCap(units);
  return cap && cap.radius <= Math.PI / 2 - 1e-6 ? cap.axis : null;
}

/** Draws a direction in the plane about an axis less than 90° away: great circles become straight. */
export function gnomonic(axis: UnitVector): (unit: UnitVector) => Position {
  const aside: UnitVector = Math.abs(axis[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0];
  const east = normalize(cross(aside, axis));
  const north = cross(axis, east);
  return (unit) => {
    const depth = dot(unit, axis);
    return [dot(unit, east) / depth, dot(unit, north) / depth];
  };
}

/**
 * Indices of the corners of the spherical convex hull, anticlockwise: the smallest region that holds all
 * points and the great circle between any two. Great circles are straight in a gnomonic projection, so
 * that the planar hull is exact there; the projection exists whenever the hull does.
 */
export function hullCorners(units: readonly UnitVector[]): number[] | { reason: NoExtent } {
  if (units.length < 3) return { reason: 'fewer-than-3-non-collinear' };
  const axis = hullAxis(units);
  if (!axis) return { reason: 'spans-more-than-a-hemisphere' };
  const flat = units.map(gnomonic(axis));
  const ring = (convex(multiPoint(outermost(flat)))?.geometry.coordinates[0] ?? []) as Position[];
  const corners = straightened(signedArea(ring) < 0 ? ring.reverse() : ring);
  if (corners.length < 3) return { reason: 'fewer-than-3-non-collinear' };
  const indices = new Map(flat.map((position, i) => [position.join(), i]));
  return corners.map((corner) => indices.get(corner.join())!);
}

/** Without the points in the octagon of the farthest in eight directions (Akl & Toussaint 1978). */
function outermost(points: readonly Position[]): Position[] {
  if (points.length < 64) return [...points];
  const octagon = Array.from({ length: 8 }, (_, k) => {
    const [dx, dy] = [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)];
    return points.reduce((a, b) => (b[0] * dx + b[1] * dy > a[0] * dx + a[1] * dy ? b : a));
  });
  return [...octagon, ...points.filter((point) => !ringContains(octagon, point))];
}

/** A closed ring without its end, and without corners at which it runs on straight. */
function straightened(ring: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const corner of ring) {
    while (kept.length > 1 && !turnsLeft(kept.at(-2)!, kept.at(-1)!, corner)) kept.pop();
    kept.push(corner);
  }
  return kept.slice(0, -1);
}

/** Left of the line by more than rounding: about 1 mm against the length of the pieces. */
function turnsLeft(a: Position, b: Position, c: Position): boolean {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]];
  const length = Math.abs(ux) + Math.abs(uy) + Math.abs(vx) + Math.abs(vy);
  return ux * vy - uy * vx > 5e-11 * length + 1e-15;
}
