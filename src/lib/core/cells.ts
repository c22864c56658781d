import {
  CELL_REACH_KM,
  CENTRES,
  NEIGHBOURS,
  NUMBERS,
  cellNear,
  locate,
  meetNeighbours,
} from './grid';
import { InputError } from './input-error';
import { EARTH_RADIUS_KM, cross, norm, normalize, type UnitVector } from './sphere';

export const DEFAULT_RADIUS_KM = 150;
/** From the reach of a cell, so that no place has an empty footprint, to a disc of 12.5 M km². */
export const RADIUS_KM = { min: CELL_REACH_KM + 1, max: 2000 } as const;

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
  shape++;
  found = 0;
  for (const point of points) flood(point, point, radiusKm);
  for (const line of lines) {
    line.forEach((b, i) => {
      const a = line[i - 1];
      if (a) flood(a, b, radiusKm);
      else if (line.length === 1) flood(b, b, radiusKm);
    });
  }
  return inside.slice(0, found).sort();
}

// Marks instead of sets: a cell was seen in this flood, or is inside this shape, when its mark is
// the current number.
const seen = new Uint32Array(NUMBERS);
const taken = new Uint32Array(NUMBERS);
const stack = new Uint32Array(NUMBERS);
/** The cells of this shape, `found` of them. */
const inside = new Uint32Array(NUMBERS);
let turn = 0;
let shape = 0;
let found = 0;

const ZERO: UnitVector = [0, 0, 0];

/**
 * Adds the cells near the arc a–b, growing from the cell nearest to `a` through cells inside alone.
 * That finds them all: cells are neighbours where their centres are in the Delaunay triangulation,
 * where some neighbour is always nearer to a given point unless the cell itself is the nearest
 * (Bose & Morin 2004, Online routing in triangulations). So from each cell inside a way leads ever
 * nearer to the arc, and along the arc the nearest cells follow each other, all of them within
 * a cell's reach, less than any radius. Much of all time goes here, so that it is written out in
 * numbers.
 */
function flood(a: UnitVector, b: UnitVector, radiusKm: number): void {
  const within = Math.cos(radiusKm / EARTH_RADIUS_KM);
  const normal = cross(a, b);
  const pole = norm(normal) < 1e-12 ? ZERO : normalize(normal);
  // A centre on the positive side of both has its nearest point of the great circle on the arc.
  const [fromX, fromY, fromZ] = cross(pole, a);
  const [toX, toY, toZ] = cross(b, pole);
  const [poleX, poleY, poleZ] = pole;
  const [aX, aY, aZ] = a;
  const [bX, bY, bZ] = b;
  turn++;
  stack[0] = cellNear(a);
  seen[stack[0]] = turn;
  let waiting = 1;
  while (waiting > 0) {
    const cell = stack[--waiting]!;
    locate(cell);
    const x = CENTRES[cell * 3]!;
    const y = CENTRES[cell * 3 + 1]!;
    const z = CENTRES[cell * 3 + 2]!;
    // Cosine of the distance from the centre to the arc.
    let near: number;
    if (x * fromX + y * fromY + z * fromZ > 0 && x * toX + y * toY + z * toZ > 0) {
      const sine = x * poleX + y * poleY + z * poleZ;
      near = Math.sqrt(1 - sine * sine);
    } else near = Math.max(x * aX + y * aY + z * aZ, x * bX + y * bY + z * bZ);
    if (near < within) continue;
    if (taken[cell] !== shape) {
      taken[cell] = shape;
      inside[found++] = cell;
    }
    meetNeighbours(cell);
    for (let slot = cell * 6; slot < cell * 6 + 6; slot++) {
      const next = NEIGHBOURS[slot]! - 1;
      if (next < 0 || seen[next] === turn) continue;
      seen[next] = turn;
      stack[waiting++] = next;
    }
  }
}
