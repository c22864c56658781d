import { arcKm, densifyUnits, interpolate, type UnitVector } from './sphere';

/**
 * The point of a great-circle line with the greatest distance to something, to `toleranceKm`, where
 * `distance` changes at most as fast as one moves: a piece of length s whose ends are d₁ and d₂ away
 * cannot exceed (d₁ + d₂ + s) / 2, so only pieces that might win are halved.
 */
export function farthestAlong(
  line: readonly UnitVector[],
  distance: (unit: UnitVector) => number,
  toleranceKm = 1,
): UnitVector {
  let best = { km: -1, unit: line[0]! };
  const measure = (unit: UnitVector): { km: number; unit: UnitVector } => {
    const found = { km: distance(unit), unit };
    if (found.km > best.km) best = found;
    return found;
  };
  const measured = densifyUnits(line, 1000).map(measure);
  const open = measured.slice(1).map((b, i) => [measured[i]!, b] as const);
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [a, b] = pair;
    if ((a.km + b.km + arcKm(a.unit, b.unit)) / 2 <= best.km + toleranceKm) continue;
    const middle = measure(interpolate(a.unit, b.unit, 0.5));
    open.push([a, middle], [middle, b]);
  }
  return best.unit;
}
