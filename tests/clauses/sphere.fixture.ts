import type { Position } from '../../src/lib/core/record/model';

/** The sphere by vectors alone, apart from the core that it checks. */

const RADIUS_KM = 6371.0088;
export type Vector = [number, number, number];
const rad = (degrees: number) => (degrees * Math.PI) / 180;
export const vector = ([lng, lat]: Position): Vector => [
  ...([Math.cos(rad(lat)) * Math.cos(rad(lng)), Math.cos(rad(lat)) * Math.sin(rad(lng))] as const),
  Math.sin(rad(lat)),
];
export const placeOf = ([x, y, z]: Vector): Position => [
  (Math.atan2(y, x) * 180) / Math.PI,
  (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI,
];
export const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
/** By the chord, which is exact for small angles. */
export const apartKm = (a: Vector, b: Vector) =>
  2 * RADIUS_KM * Math.asin(Math.min(1, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2));
/** Every so many km along great circles, the ends among them. */
export function along(leg: readonly Position[], stepKm: number): Position[] {
  if (leg.length === 1) return [[...leg[0]!]];
  return leg.slice(1).flatMap((to, i) => {
    const [a, b] = [vector(leg[i]!), vector(to)];
    const angle = apartKm(a, b) / RADIUS_KM;
    const n = Math.max(1, Math.ceil((angle * RADIUS_KM) / stepKm - 1e-9));
    return Array.from({ length: n + 1 }, (_, k) => {
      const [s, t] = [Math.sin(angle * (1 - k / n)), Math.sin((angle * k) / n)];
      return placeOf(a.map((x, j) => s * x + t * b[j]!) as Vector);
    });
  });
}
