import { arcKm, densifyUnits, interpolate, type UnitVector } from './sphere';

/**
 * The point of a great-circle line where `distance` is greatest (`sign` 1) or least (-1), to
 * `tolerance` of the best found so far, if it changes at most as fast as one moves: on a piece of
 * length s whose ends are d₁ and d₂ away it stays between (d₁ + d₂ − s) / 2 and (d₁ + d₂ + s) / 2,
 * so only pieces that might win are halved.
 */
function extremeAlong(
  line: readonly UnitVector[],
  distance: (unit: UnitVector) => number,
  sign: 1 | -1,
  tolerance: (km: number) => number,
): UnitVector {
  let best = { value: -Infinity, unit: line[0]! };
  const measure = (unit: UnitVector): typeof best => {
    const found = { value: sign * distance(unit), unit };
    if (found.value > best.value) best = found;
    return found;
  };
  const measured = densifyUnits(line, 1000).map(measure);
  const open = measured.slice(1).map((b, i) => [measured[i]!, b] as const);
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [a, b] = pair;
    const bound = (a.value + b.value + arcKm(a.unit, b.unit)) / 2;
    // No distance is below 0: a line that runs over what it is measured to is not halved for ever.
    if ((sign < 0 ? Math.min(0, bound) : bound) <= best.value + tolerance(Math.abs(best.value)))
      continue;
    const middle = measure(interpolate(a.unit, b.unit, 0.5));
    open.push([a, middle], [middle, b]);
  }
  return best.unit;
}

type Distance = (unit: UnitVector) => number;

/** To 1 km: along a coast every point is about as far as any other, and finer would take for ever. */
export const farthestAlong = (line: readonly UnitVector[], distance: Distance): UnitVector =>
  extremeAlong(line, distance, 1, () => 1);

/** To 0.5 % and never finer than 40 m, so that lines that cross are 0.0 km apart. */
export const nearestAlong = (line: readonly UnitVector[], distance: Distance): UnitVector =>
  extremeAlong(line, distance, -1, (km) => Math.max(0.04, 0.005 * km));
