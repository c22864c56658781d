import { min, pairs, sum } from 'd3-array';
import { geoGnomonic } from 'd3-geo';
import { convex, multiPoint } from '@turf/turf';
import { signedArea } from './antimeridian';
import type { Position } from '../record/model';
import { ZERO, combine, cross, dot, normalize, toPosition } from './sphere';
import type { UnitVector } from './sphere';

export type NoExtent = 'fewer-than-3-non-collinear' | 'spans-more-than-a-hemisphere';

/**
 * Indices of the corners of the spherical convex hull, anticlockwise. Great circles are straight in a gnomonic
 * projection, so that the planar hull is exact there; the projection exists whenever the hull does.
 */
export function hullCorners(units: readonly UnitVector[]): number[] | { reason: NoExtent } {
  if (units.length < 3) return { reason: 'fewer-than-3-non-collinear' };
  const cap = minimalCap(units);
  if (!cap) return { reason: 'spans-more-than-a-hemisphere' };
  const project = gnomonicAbout(cap.axis);
  const flat = units.map(project);
  const ring = convex(multiPoint(flat))?.geometry.coordinates[0] ?? [];
  const corners = straightened(ring as Position[]);
  if (corners.length < 3) return { reason: 'fewer-than-3-non-collinear' };
  const indices = new Map(flat.map((position, i) => [position.join(), i]));
  return corners.map((corner) => indices.get(corner.join())!);
}

/** An open ring of corners alone: a closed ring has many points on a straight line where a track is. */
function straightened(ring: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const corner of ring) {
    while (kept.length > 1 && !isCorner(kept.at(-2)!, kept.at(-1)!, corner)) kept.pop();
    kept.push(corner);
  }
  return kept.slice(0, -1);
}

/** Whether it lies off the line between its neighbours by more than rounding, about 1 mm. */
function isCorner(before: Position, corner: Position, after: Position): boolean {
  const triangle = [before, corner, after, before];
  const length = sum(pairs(triangle), ([a, b]) => Math.hypot(b[0] - a[0], b[1] - a[1]));
  return Math.abs(signedArea(triangle)) > 2e-11 * length;
}

/** In radii of the earth, north down as in d3: Turf's clockwise hulls are then anticlockwise on the globe. */
function gnomonicAbout(axis: UnitVector): (unit: UnitVector) => Position {
  const [lng, lat] = toPosition(axis);
  const project = geoGnomonic().rotate([-lng, -lat]).scale(1).translate([0, 0]);
  return (unit) => project([...toPosition(unit)])!;
}

interface Cap {
  axis: UnitVector;
  /** Angular radius, radians; below π/2. */
  radius: number;
}

/** Whether the cap about an axis through a point of its rim holds another point. */
const holds = (axis: UnitVector | null, rim: UnitVector, point: UnitVector): boolean =>
  axis !== null && dot(axis, point) >= dot(axis, rim) - 1e-13;

/**
 * The smallest cap that holds all points; null without points, or if they do not fit in an open hemisphere. A point
 * outside the cap so far lies on the rim of the next (Welzl 1991, Smallest enclosing disks).
 */
export function minimalCap(points: readonly UnitVector[]): Cap | null {
  let axis: UnitVector | null = null;
  let rim: UnitVector = ZERO;
  for (const [i, p] of points.entries()) {
    if (holds(axis, rim, p)) continue;
    axis = p;
    rim = p;
    for (let j = 0; j < i; j++) {
      const q = points[j]!;
      if (holds(axis, rim, q)) continue;
      axis = normalize(combine(p, 1, q, 1));
      for (let k = 0; k < j; k++) {
        if (!holds(axis, rim, points[k]!)) axis = axisThrough(p, q, points[k]!);
      }
    }
  }
  if (axis === null) return null;
  const cosine = min(points, (point) => dot(axis!, point))!;
  return cosine > 1e-6 ? { axis, radius: Math.acos(Math.min(1, cosine)) } : null;
}

/** The axis of the cap whose rim goes through three points. */
function axisThrough(p: UnitVector, q: UnitVector, r: UnitVector): UnitVector {
  const normal = normalize(cross(combine(q, 1, p, -1), combine(r, 1, p, -1)));
  return dot(normal, p) < 0 ? [-normal[0], -normal[1], -normal[2]] : normal;
}
