import { EARTH_RADIUS_KM, type UnitVector } from '../earth/sphere';

/** Above this the table would need more than 18 MB and the shuffles more than a minute. */
export const MOST_RECORDS = 1500;

/**
 * Smallest great-circle distance between any two points of every pair of records, km: row per
 * record. Tracks must come densified: only the given points count, not the lines between them.
 */
export function recordDistances(places: readonly (readonly UnitVector[])[]): Float64Array[] {
  const flat = places.map((points) => Float64Array.from(points.flat()));
  const rows = places.map(() => new Float64Array(places.length));
  for (let a = 0; a < places.length; a++) {
    for (let b = 0; b < a; b++) {
      const chord = Math.sqrt(nearestSquaredChord(flat[a]!, flat[b]!));
      const km = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, chord / 2));
      rows[a]![b] = km;
      rows[b]![a] = km;
    }
  }
  return rows;
}

function nearestSquaredChord(a: Float64Array, b: Float64Array): number {
  let least = 4;
  for (let i = 0; i < a.length; i += 3) {
    const x = a[i]!;
    const y = a[i + 1]!;
    const z = a[i + 2]!;
    for (let j = 0; j < b.length; j += 3) {
      const squared = (x - b[j]!) ** 2 + (y - b[j + 1]!) ** 2 + (z - b[j + 2]!) ** 2;
      if (squared < least) least = squared;
    }
  }
  return least;
}
