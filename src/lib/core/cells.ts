import { CELL_REACH_KM, NUMBERS, cellAt, centreDot, neighbour } from './grid';
import { InputError } from './input-error';
import { EARTH_RADIUS_KM, cross, normalize, toPosition, type UnitVector } from './sphere';

export const DEFAULT_RADIUS_KM = 150;
/** From the size of a cell, so that no place has an empty footprint, to a disc of 12.5 M km². */
export const RADIUS_KM = { min: 30, max: 2000 } as const;

export function checkRadius(radiusKm: number, where = 'settings'): void {
  if (!(radiusKm >= RADIUS_KM.min && radiusKm <= RADIUS_KM.max)) {
    const expected = `a number of km from ${RADIUS_KM.min} to ${RADIUS_KM.max}`;
    throw new InputError(where, 'radiusKm', radiusKm, expected);
  }
}

/**
 * Footprint of places: all H3 cells of resolution 4 whose centre lies within `radiusKm` of a point,
 * or of the great circles between a line's points (reach.md, section 1). Cell numbers of grid.ts,
 * ascending. The distance is on the sphere. Throws InputError for a radius out of range.
 */
export function footprint(
  points: readonly UnitVector[],
  lines: readonly (readonly UnitVector[])[],
  radiusKm: number,
): Uint32Array {
  checkRadius(radiusKm);
  const inside: number[] = [];
  shape++;
  for (const point of points) flood(point, nearPoint(point), radiusKm, inside);
  for (const line of lines) {
    line.forEach((b, i) => {
      const a = line[i - 1];
      if (a) flood(a, nearArc(a, b), radiusKm, inside);
      else if (line.length === 1) flood(b, nearPoint(b), radiusKm, inside);
    });
  }
  return new Uint32Array(inside).sort();
}

/** Cosine of the distance between a cell's centre and a shape. */
type Nearness = (cell: number) => number;

const nearPoint =
  (point: UnitVector): Nearness =>
  (cell) =>
    centreDot(cell, point);

function nearArc(a: UnitVector, b: UnitVector): Nearness {
  const pole = cross(a, b);
  if (Math.hypot(...pole) < 1e-12) return nearPoint(a);
  const unitPole = normalize(pole);
  const afterA = cross(unitPole, a);
  const beforeB = cross(b, unitPole);
  return (cell) => {
    if (centreDot(cell, afterA) > 0 && centreDot(cell, beforeB) > 0) {
      const sine = centreDot(cell, unitPole);
      return Math.sqrt(1 - sine * sine);
    }
    return Math.max(centreDot(cell, a), centreDot(cell, b));
  };
}

// Marks instead of sets: a cell was seen in this flood, or is inside this shape, when its mark is
// the current number.
const seen = new Uint32Array(NUMBERS);
const taken = new Uint32Array(NUMBERS);
let turn = 0;
let shape = 0;

/**
 * Grows from the cell of `start`, a point of the shape. The straight way from the shape to a centre
 * within the radius only crosses cells whose own centres are at most one cell's reach farther out,
 * so growing that far beyond finds every cell inside.
 */
function flood(start: UnitVector, near: Nearness, radiusKm: number, inside: number[]): void {
  const within = Math.cos(radiusKm / EARTH_RADIUS_KM);
  const growing = Math.cos((radiusKm + CELL_REACH_KM) / EARTH_RADIUS_KM);
  turn++;
  const stack = [cellAt(toPosition(start))];
  seen[stack[0]!] = turn;
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    const nearness = near(cell);
    if (nearness >= within && taken[cell] !== shape) {
      taken[cell] = shape;
      inside.push(cell);
    }
    if (nearness < growing) continue;
    for (let k = 0; k < 6; k++) {
      const next = neighbour(cell, k);
      if (next < 0 || seen[next] === turn) continue;
      seen[next] = turn;
      stack.push(next);
    }
  }
}
