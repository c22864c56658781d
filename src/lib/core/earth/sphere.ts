/* Unit vectors have no poles and no 180° line. Angles are in radians. */
import { pairs } from 'd3-array';
import type { Position } from '../record/model';

/** Mean radius R1 of WGS84 (Moritz 2000), km. */
export const EARTH_RADIUS_KM = 6371.0088;
export const RADIANS = Math.PI / 180;

export type UnitVector = readonly [x: number, y: number, z: number];
export const ZERO: UnitVector = [0, 0, 0];

export function toUnit(position: Position): UnitVector {
  // Folding first gives a position and itself ±360° the same bytes.
  const lambda = foldLng(position[0]) * RADIANS;
  const phi = position[1] * RADIANS;
  const r = Math.cos(phi);
  return [r * Math.cos(lambda), r * Math.sin(lambda), Math.sin(phi)];
}

export function toPosition(unit: UnitVector): Position {
  const [x, y, z] = unit;
  return [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
}

/** In [-180, 180]. */
export function foldLng(lng: number) {
  if (lng >= -180 && lng <= 180) return lng;
  return lng - 360 * Math.round(lng / 360);
}

export const dot = (a: UnitVector, b: UnitVector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export function cross(a: UnitVector, b: UnitVector): UnitVector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export const norm = (a: UnitVector) => Math.sqrt(dot(a, a));

export function combine(a: UnitVector, s: number, b: UnitVector, t: number): UnitVector {
  return [a[0] * s + b[0] * t, a[1] * s + b[1] * t, a[2] * s + b[2] * t];
}

export function normalize(a: UnitVector): UnitVector {
  const length = norm(a);
  return [a[0] / length, a[1] / length, a[2] / length];
}

export function chord(a: UnitVector, b: UnitVector) {
  const x = a[0] - b[0];
  const y = a[1] - b[1];
  const z = a[2] - b[2];
  return Math.sqrt(x * x + y * y + z * z);
}

/** Exact for tiny and nearly antipodal angles, where acos of the dot product is not. */
export const angleBetween = (a: UnitVector, b: UnitVector) =>
  Math.atan2(norm(cross(a, b)), dot(a, b));

export const arcKm = (a: UnitVector, b: UnitVector) => EARTH_RADIUS_KM * angleBetween(a, b);

/** On the shorter great circle; NaN between antipodes. */
export function interpolate(a: UnitVector, b: UnitVector, t: number): UnitVector {
  const angle = angleBetween(a, b);
  if (angle < 1e-12) return a;
  const s = Math.sin(angle);
  return combine(a, Math.sin((1 - t) * angle) / s, b, Math.sin(t * angle) / s);
}

/** Along great circles; input points stay. */
export function densifyUnits(line: readonly UnitVector[], stepKm: number): UnitVector[] {
  const dense = line.slice(0, 1);
  for (const [a, b] of pairs(line)) {
    const steps = Math.max(1, Math.ceil(arcKm(a, b) / stepKm - 1e-9));
    for (let k = 1; k < steps; k++) dense.push(interpolate(a, b, k / steps));
    dense.push(b);
  }
  return dense;
}

export const densify = (line: readonly Position[], stepKm = 100): Position[] =>
  continuous(densifyUnits(line.map(toUnit), stepKm).map(toPosition), line[0]?.[0]);

/** Neighbours are at most 180° of longitude apart. */
export function continuous(line: readonly Position[], from = line[0]?.[0] ?? 0): Position[] {
  let previous = from;
  return line.map(([lng, lat]) => {
    // At a pole any longitude will do: keep the line from swinging.
    const isPole = Math.abs(lat) > 90 - 1e-9;
    previous = isPole ? previous : lng + 360 * Math.round((previous - lng) / 360);
    return [previous, lat];
  });
}
