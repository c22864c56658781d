import { min } from 'd3-array';
import { circle, convex, multiPoint } from '@turf/turf';
import { ringContains, signedArea } from './antimeridian';
import type { Position } from '../record/model';
import {
  ZERO,
  combine,
  cross,
  dot,
  normalize,
  EARTH_RADIUS_KM,
  continuous,
  triangleExcess,
} from './sphere';
import type { UnitVector } from './sphere';

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
 * Indices of the corners of the spherical convex hull, anticlockwise. Great circles are straight in a gnomonic
 * projection, so that the planar hull is exact there; the projection exists whenever the hull does.
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
  const least = Math.min(
    1,
    min(points, (point) => dot(axis!, point))!,
  );
  return least > 1e-9 ? { axis, radius: Math.acos(least) } : null;
}

function through(p: UnitVector, q: UnitVector, r: UnitVector): UnitVector {
  const normal = normalize(cross(combine(q, 1, p, -1), combine(r, 1, p, -1)));
  return dot(normal, p) < 0 ? [-normal[0], -normal[1], -normal[2]] : normal;
}

/** Closed, anticlockwise, with continuous longitudes. */
export function capRing(centre: Position, radiusKm: number, steps = 96): Position[] {
  const ring = circle(centre, radiusKm, { steps, units: 'kilometers' }).geometry.coordinates[0];
  return continuous(ring as Position[]);
}

export function capAreaKm2(radiusKm: number): number {
  return 2 * Math.PI * EARTH_RADIUS_KM ** 2 * (1 - Math.cos(radiusKm / EARTH_RADIUS_KM));
}

/** Radius of the sphere with the area of the WGS84 ellipsoid, km (Moritz 2000). */
const AUTHALIC_RADIUS_KM = 6371.0072;

/**
 * Area of the hull of any set of records, for the thousands of a shuffle test: corners are projected and sorted
 * once. On the authalic sphere, 0.4 % larger at the equator and 0.9 % smaller at a pole than the ellipsoid.
 *
 * @param corners of each record's own hull: no other point can be a corner of a larger one
 * @returns of the records that `has` is 1 for, km², 0 below three corners; null where they fit in no hemisphere
 */
export function hullAreas(corners: readonly (readonly UnitVector[])[]) {
  const axis = hullAxis(corners.flat());
  if (!axis) return null;
  const flatten = gnomonic(axis);
  const flat = corners.flatMap((units, owner) =>
    units.map((unit) => ({ at: flatten(unit), unit, owner })),
  );
  flat.sort(({ at: a }, { at: b }) => a[0] - b[0] || a[1] - b[1]);
  const xs = Float64Array.from(flat, ({ at }) => at[0]);
  const ys = Float64Array.from(flat, ({ at }) => at[1]);
  const owners = Int32Array.from(flat, ({ owner }) => owner);
  const chosen = new Int32Array(flat.length);
  const ring = new Int32Array(flat.length + 2);

  return (has: Uint8Array): number => {
    let count = 0;
    for (let i = 0; i < flat.length; i++) if (has[owners[i]!] === 1) chosen[count++] = i;
    const size = monotoneChain(xs, ys, chosen, count, ring);
    let excess = 0;
    for (let i = 2; i < size; i++) {
      const [a, b, c] = [flat[ring[0]!]!, flat[ring[i - 1]!]!, flat[ring[i]!]!];
      excess += triangleExcess(a.unit, b.unit, c.unit);
    }
    return Math.abs(excess) * AUTHALIC_RADIUS_KM ** 2;
  };
}

/** Andrew's (1979), over points sorted by x, then y: fills `ring` and returns how many corners. */
function monotoneChain(
  xs: Float64Array,
  ys: Float64Array,
  chosen: Int32Array,
  count: number,
  ring: Int32Array,
): number {
  if (count < 3) return 0;
  let size = 0;
  // There along the lower side, back along the upper.
  for (const step of [1, -1]) {
    const floor = size;
    for (let k = step > 0 ? 0 : count - 1; k >= 0 && k < count; k += step) {
      const c = chosen[k]!;
      while (size - floor >= 2) {
        const a = ring[size - 2]!;
        const b = ring[size - 1]!;
        const left = (xs[b]! - xs[a]!) * (ys[c]! - ys[a]!) - (ys[b]! - ys[a]!) * (xs[c]! - xs[a]!);
        if (left > 0) break;
        size--;
      }
      ring[size++] = c;
    }
    size--;
  }
  return size;
}
