import { EARTH_RADIUS_KM, type UnitVector } from './sphere';

/** Places nearer to each other than this are one site in the count. */
export const SAME_PLACE_KM = 25;

/**
 * Number of distinct places: points at most `withinKm` apart are one place, and so are those linked
 * by such neighbours, which makes the count independent of the order of the points.
 */
export function countPlaces(points: readonly UnitVector[], withinKm = SAME_PLACE_KM): number {
  const chord = 2 * Math.sin(withinKm / EARTH_RADIUS_KM / 2);
  const parent = points.map((_, i) => i);
  const find = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  // Boxes as wide as the chord: a neighbour is in the same box or in one of the 26 around it.
  const boxes = new Map<number, number[]>();
  const side = Math.ceil(2 / chord) + 2;
  const slot = (value: number): number => Math.floor((value + 1) / chord) + 1;
  let places = points.length;
  points.forEach((p, i) => {
    const [x, y, z] = [slot(p[0]), slot(p[1]), slot(p[2])];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (let dz = -1; dz <= 1; dz++) {
          for (const j of boxes.get(((x + dx) * side + y + dy) * side + z + dz) ?? []) {
            const q = points[j]!;
            if (Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) > chord) continue;
            const a = find(i);
            const b = find(j);
            if (a === b) continue;
            parent[a] = b;
            places--;
          }
        }
      }
    }
    const key = (x * side + y) * side + z;
    const box = boxes.get(key);
    if (box) box.push(i);
    else boxes.set(key, [i]);
  });
  return places;
}
