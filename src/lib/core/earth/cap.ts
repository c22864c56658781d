import { destination } from './geodesic';
import type { Position } from '../record/model';
import { EARTH_RADIUS_KM, continuous, dot, norm, normalize, type UnitVector } from './sphere';

export interface Cap {
  axis: UnitVector;
  /** Angular radius, radians; below π/2. */
  radius: number;
}

/**
 * The smallest cap that holds all points; null when they do not fit in an open hemisphere (or there
 * are none). Its axis is the direction of the convex hull's point nearest to the earth's centre:
 * max over axes of the smallest dot product = length of the shortest vector of the hull (minimax).
 * That point is found by Wolfe's method (1976, Finding the nearest point in a polytope), which ends
 * after finitely many steps and needs no start inside.
 */
export function minimalCap(points: readonly UnitVector[]): Cap | null {
  const first = points[0];
  if (!first) return null;
  let corral: UnitVector[] = [first];
  let weights = [1];
  let nearest: UnitVector = first;
  search: for (let step = 0; step < 1000; step++) {
    const distance = norm(nearest);
    if (distance < 1e-9) return null;
    const support = lowest(points, nearest);
    if (dot(nearest, support) >= distance * distance - 1e-13 || corral.includes(support)) break;
    corral = [...corral, support];
    weights = [...weights, 0];
    for (;;) {
      const affine = affineWeights(corral);
      // Too close to dependent to tell apart: what is found is the answer to rounding.
      if (!affine) break search;
      if (affine.every((w) => w > 1e-12)) {
        weights = affine;
        break;
      }
      // Walk towards the affine minimum until a weight reaches zero, and drop that point.
      let reach = 1;
      affine.forEach((w, i) => {
        if (w <= 1e-12) reach = Math.min(reach, weights[i]! / (weights[i]! - w || 1));
      });
      const walked = weights.map((w, i) => w + reach * (affine[i]! - w));
      const least = Math.min(...walked);
      const keep = walked.map((w) => w > Math.max(1e-12, least));
      corral = corral.filter((_, i) => keep[i]);
      weights = walked.filter((_, i) => keep[i]);
    }
    nearest = corral.reduce<UnitVector>(
      (sum, p, i) => [
        sum[0] + p[0] * weights[i]!,
        sum[1] + p[1] * weights[i]!,
        sum[2] + p[2] * weights[i]!,
      ],
      [0, 0, 0],
    );
  }
  const axis = normalize(nearest);
  const radius = Math.acos(Math.min(1, dot(axis, lowest(points, axis))));
  return radius < Math.PI / 2 ? { axis, radius } : null;
}

function lowest(points: readonly UnitVector[], direction: UnitVector): UnitVector {
  let least = Infinity;
  let found = direction;
  for (const p of points) {
    const height = dot(p, direction);
    if (height < least) {
      least = height;
      found = p;
    }
  }
  return found;
}

/**
 * Weights, summing to 1, of the point of the affine hull nearest to the origin: solves
 * [0 1ᵀ; 1 G] by elimination, G the Gram matrix. null when the points are dependent.
 */
function affineWeights(points: readonly UnitVector[]): number[] | null {
  const n = points.length;
  const rows = [
    [0, ...points.map(() => 1), 1],
    ...points.map((p) => [1, ...points.map((q) => dot(p, q)), 0]),
  ];
  for (let c = 0; c <= n; c++) {
    let pivot = c;
    for (let r = c + 1; r <= n; r++) {
      if (Math.abs(rows[r]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = r;
    }
    if (Math.abs(rows[pivot]![c]!) < 1e-14) return null;
    [rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!];
    for (let r = 0; r <= n; r++) {
      if (r === c) continue;
      const factor = rows[r]![c]! / rows[c]![c]!;
      for (let k = c; k <= n + 1; k++) rows[r]![k]! -= factor * rows[c]![k]!;
    }
  }
  return points.map((_, i) => rows[i + 1]![n + 1]! / rows[i + 1]![i + 1]!);
}

/**
 * Ring at `radiusKm` from `centre` on the ellipsoid, anticlockwise seen from above, closed, with
 * continuous longitudes: around a pole it runs once round the world and ends 360° on.
 */
export function capRing(centre: Position, radiusKm: number, steps = 96): Position[] {
  const ring: Position[] = [];
  for (let i = 0; i <= steps; i++) {
    ring.push(destination(centre, -(360 * i) / steps, radiusKm));
  }
  return continuous(ring);
}

/** Area of a spherical cap, km²: 2πR²(1 − cos r). */
export function capAreaKm2(radiusKm: number): number {
  return 2 * Math.PI * EARTH_RADIUS_KM ** 2 * (1 - Math.cos(radiusKm / EARTH_RADIUS_KM));
}
