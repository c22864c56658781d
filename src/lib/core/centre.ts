import { EARTH_RADIUS_KM, angleBetween, norm, normalize, type UnitVector } from './sphere';

export interface MeanCentre {
  /** null when the points cancel out (two antipodes): no direction is the mean. */
  direction: UnitVector | null;
  /** Length of the mean unit vector, 0..1: 1 = all at one place, below 0.2 no meaningful centre. */
  resultantLength: number;
}

/** Below this resultant length a mean centre says nothing (reach.md, section 2). */
export const MEANINGFUL_RESULTANT = 0.2;

/**
 * Mean direction of weighted points on the sphere (Mardia & Jupp 2000, Directional Statistics,
 * 9.2.1). Averaging longitudes instead puts the centre of (179°, −179°) at 0°.
 */
export function meanCentre(points: readonly UnitVector[], weights: readonly number[]): MeanCentre {
  let x = 0;
  let y = 0;
  let z = 0;
  let total = 0;
  points.forEach((p, i) => {
    const w = weights[i]!;
    x += p[0] * w;
    y += p[1] * w;
    z += p[2] * w;
    total += w;
  });
  if (total === 0) return { direction: null, resultantLength: 0 };
  const resultantLength = Math.min(1, norm([x, y, z]) / total);
  return { direction: resultantLength < 1e-9 ? null : normalize([x, y, z]), resultantLength };
}

/** Root of the weighted mean squared great-circle distance to `centre`, km on the sphere. */
export function standardDistanceKm(
  points: readonly UnitVector[],
  weights: readonly number[],
  centre: UnitVector,
): number {
  let sum = 0;
  let total = 0;
  points.forEach((p, i) => {
    sum += weights[i]! * angleBetween(p, centre) ** 2;
    total += weights[i]!;
  });
  return EARTH_RADIUS_KM * Math.sqrt(sum / total);
}
