import type { Position } from '../record/model';
import { angleBetween, combine, cross, dot, norm, normalize, toUnit } from './sphere';
import type { UnitVector } from './sphere';

/** The shorter great circle between two points; between equal ones it is a point. */
export interface Arc {
  a: UnitVector;
  b: UnitVector;
  /** Radians. */
  length: number;
  /** Of the great circle; zero for a point. */
  pole: UnitVector;
  /** What lies on the positive side of both is nearest to the arc between its ends. */
  ahead: UnitVector;
  behind: UnitVector;
}

export function arcBetween(a: UnitVector, b: UnitVector = a): Arc {
  const normal = cross(a, b);
  const pole: UnitVector = norm(normal) < 1e-12 ? [0, 0, 0] : normalize(normal);
  return { a, b, length: angleBetween(a, b), pole, ahead: cross(pole, a), behind: cross(b, pole) };
}

/** A line that is straight in longitude and latitude, in so many arcs. */
export function arcsAlong(a: Position, b: Position, steps: number): Arc[] {
  const at = (k: number) =>
    toUnit([a[0] + ((b[0] - a[0]) * k) / steps, a[1] + ((b[1] - a[1]) * k) / steps]);
  return Array.from({ length: steps }, (_, k) => arcBetween(at(k), at(k + 1)));
}

const isBeside = (point: UnitVector, { ahead, behind }: Arc): boolean =>
  dot(point, ahead) > 0 && dot(point, behind) > 0;

/** Whether a point is within an angle, given by its cosine and sine and below 90°, of an arc. */
export function isNear(point: UnitVector, arc: Arc, cosine: number, sine: number): boolean {
  if (dot(point, arc.a) >= cosine || dot(point, arc.b) >= cosine) return true;
  return Math.abs(dot(point, arc.pole)) <= sine && isBeside(point, arc);
}

/** The cosine of the angle between a point and an arc: the larger, the nearer. */
export function nearness(point: UnitVector, arc: Arc): number {
  if (!isBeside(point, arc)) return Math.max(dot(point, arc.a), dot(point, arc.b));
  return Math.sqrt(Math.max(0, 1 - dot(point, arc.pole) ** 2));
}

export function nearestOn(arc: Arc, point: UnitVector): UnitVector {
  const { a, b, pole } = arc;
  if (!isBeside(point, arc)) return dot(point, a) >= dot(point, b) ? a : b;
  return normalize(combine(point, 1, pole, -dot(point, pole)));
}

/** Two points and the angle between them, radians; 0 where arcs cross. */
interface Nearest {
  angle: number;
  from: UnitVector;
  to: UnitVector;
}

/** The nearest points of two sets of arcs; null where either is empty. */
export function nearestOf(all: readonly Arc[], others: readonly Arc[]): Nearest | null {
  let best: Nearest | null = null;
  for (const one of all) {
    for (const other of others) {
      if (best && angleBetween(one.a, other.a) - one.length - other.length >= best.angle) continue;
      const found = approach(one, other);
      if (!best || found.angle < best.angle) best = found;
    }
  }
  return best;
}

function approach(one: Arc, other: Arc): Nearest {
  const crossing = crossingOf(one, other);
  if (crossing) return { angle: 0, from: crossing, to: crossing };
  const pairs = [
    [one.a, nearestOn(other, one.a)],
    [one.b, nearestOn(other, one.b)],
    [nearestOn(one, other.a), other.a],
    [nearestOn(one, other.b), other.b],
  ] as const;
  return pairs
    .map(([from, to]) => ({ angle: angleBetween(from, to), from, to }))
    .reduce((best, pair) => (pair.angle < best.angle ? pair : best));
}

function crossingOf(one: Arc, other: Arc): UnitVector | null {
  const line = cross(one.pole, other.pole);
  if (norm(line) < 1e-12) return null;
  const point = normalize(line);
  const antipode: UnitVector = [-point[0], -point[1], -point[2]];
  return [point, antipode].find((at) => isBeside(at, one) && isBeside(at, other)) ?? null;
}
