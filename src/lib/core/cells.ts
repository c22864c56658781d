import {
  CELL_REACH_KM,
  FACE_RADIUS,
  FRAMES,
  NUMBERS,
  SIDE,
  cellAt,
  firstInRow,
  lastInRow,
  numberOf,
} from './grid';
import { InputError } from './input-error';
import {
  EARTH_RADIUS_KM,
  arcKm,
  cross,
  dot,
  interpolate,
  norm,
  normalize,
  type UnitVector,
} from './sphere';

export const DEFAULT_RADIUS_KM = 150;
/** From the reach of a cell, so that no place has an empty footprint, to a disc of 12.5 M km². */
export const RADIUS_KM = { min: CELL_REACH_KM + 1, max: 2000 } as const;

export function checkRadius(radiusKm: number, where = 'settings'): void {
  if (!(radiusKm >= RADIUS_KM.min && radiusKm <= RADIUS_KM.max)) {
    const expected = `a number of km from ${RADIUS_KM.min} to ${RADIUS_KM.max}`;
    throw new InputError(where, 'radiusKm', radiusKm, expected);
  }
}

/** Lines are swept in pieces no longer than this: few rows are then looked at in vain. */
const PIECE_KM = 1000;

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
  ascending = true;
  for (const point of points) sweep(point, point, radiusKm);
  for (const line of lines) {
    if (line.length === 1) sweep(line[0]!, line[0]!, radiusKm);
    for (let i = 1; i < line.length; i++) {
      const a = line[i - 1]!;
      const b = line[i]!;
      const pieces = Math.max(1, Math.ceil(arcKm(a, b) / PIECE_KM));
      let from = a;
      for (let k = 1; k <= pieces; k++) {
        const to = k === pieces ? b : interpolate(a, b, k / pieces);
        sweep(from, to, radiusKm);
        from = to;
      }
    }
  }
  const cells = kept();
  // One disc that no edge of a face runs through comes in order.
  return ascending ? cells : cells.sort();
}

/**
 * Footprints one after another, in pieces of memory that many share: one of its own for each of
 * 100,000 footprints costs more than the cells in it.
 */
let store = new Uint32Array(0);
let filled = 0;
const STORE = 2 ** 16;

/** A copy of the cells found. */
function kept(): Uint32Array {
  if (filled + found > store.length) {
    store = new Uint32Array(Math.max(STORE, found));
    filled = 0;
  }
  const cells = store.subarray(filled, filled + found);
  for (let i = 0; i < found; i++) cells[i] = inside[i]!;
  filled += found;
  return cells;
}

// A mark instead of a set: a cell is inside this shape when its mark is the current number.
const taken = new Uint32Array(NUMBERS);
/** The cells of this shape, `found` of them. */
const inside = new Uint32Array(NUMBERS);
let shape = 0;
let found = 0;
let ascending = true;

const ZERO: UnitVector = [0, 0, 0];

/** What lies within a radius of a great-circle arc. */
interface Swath {
  a: UnitVector;
  b: UnitVector;
  /** Of the great circle; 0 when the arc is a point. */
  pole: UnitVector;
  /** A centre on the positive side of both has its nearest point of the great circle on the arc. */
  from: UnitVector;
  to: UnitVector;
  /** Radians. */
  radius: number;
  /** A cap that holds all of it. */
  middle: UnitVector;
  capRadius: number;
}

/** Adds the cells near the arc a–b. */
function sweep(a: UnitVector, b: UnitVector, radiusKm: number): void {
  const normal = cross(a, b);
  const sine = norm(normal);
  const pole = sine < 1e-12 ? ZERO : normalize(normal);
  const radius = radiusKm / EARTH_RADIUS_KM;
  const middle = normalize([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
  const capRadius = radius + Math.asin(sine) / 2;
  const swath = { a, b, pole, from: cross(pole, a), to: cross(b, pole), radius, middle, capRadius };
  const reach = Math.cos(capRadius + FACE_RADIUS);
  for (let face = 0; face < FRAMES.length; face++) {
    if (dot(FRAMES[face]!.middle, middle) > reach) sweepFace(face, swath);
  }
}

/**
 * Goes along the rows of a face. Of row `s` only those cells are looked at, one by one, that lie in
 * the swath's cap and in the belt along its great circle: with p + t·v the points of the row, these
 * are (p + t·v)·m ≥ cos(r)·|p + t·v| and (p + t·v)·pole ≤ sin(r)·|p + t·v|, quadratic in t. Much of
 * all time goes here, so that it is written out in numbers.
 */
function sweepFace(face: number, { a, b, pole, from, to, radius, middle, capRadius }: Swath): void {
  const { middle: n, first, second: v, dual } = FRAMES[face]!;
  const sineSquared = Math.sin(radius) ** 2;
  const cosineSquared = 1 - sineSquared;
  const capSine = Math.sin(capRadius) ** 2;
  const capCosine = 1 - capSine;
  // A row lies in a plane through the earth's centre with the normal dual − s·n.
  const nm = dot(n, middle);
  const dm = dot(dual, middle);
  limit(nm * nm - capSine, -dm * nm, dm * dm - capSine * dot(dual, dual), -SIDE, SIDE);
  const lastRow = high;
  const vv = dot(v, v);
  const vm = dot(v, middle);
  const vPole = dot(v, pole);
  for (let s = low; s <= lastRow; s++) {
    const px = n[0] + s * first[0];
    const py = n[1] + s * first[1];
    const pz = n[2] + s * first[2];
    const pp = px * px + py * py + pz * pz;
    const pv = px * v[0] + py * v[1] + pz * v[2];
    const pm = px * middle[0] + py * middle[1] + pz * middle[2];
    const pPole = px * pole[0] + py * pole[1] + pz * pole[2];
    const [start, end] = [firstInRow(s), lastInRow(s)];
    limit(capCosine * vv - vm * vm, capCosine * pv - pm * vm, capCosine * pp - pm * pm, start, end);
    limit(
      vPole * vPole - sineSquared * vv,
      pPole * vPole - sineSquared * pv,
      pPole * pPole - sineSquared * pp,
      low,
      high,
    );
    for (let t = low; t <= high; t++) {
      const x = px + t * v[0];
      const y = py + t * v[1];
      const z = pz + t * v[2];
      const squared = x * x + y * y + z * z;
      if (x * from[0] + y * from[1] + z * from[2] > 0 && x * to[0] + y * to[1] + z * to[2] > 0) {
        const height = x * pole[0] + y * pole[1] + z * pole[2];
        if (height * height > sineSquared * squared) continue;
      } else {
        const near = Math.max(x * a[0] + y * a[1] + z * a[2], x * b[0] + y * b[1] + z * b[2]);
        if (near < 0 || near * near < cosineSquared * squared) continue;
      }
      const cell = t === start || t === end ? cellAt(face, s, t) : numberOf(face, s, t);
      if (taken[cell] === shape) continue;
      taken[cell] = shape;
      if (found > 0 && cell < inside[found - 1]!) ascending = false;
      inside[found++] = cell;
    }
  }
}

// Of the latest `limit`.
let low = 0;
let high = 0;

/** The whole numbers t from `from` to `to` with αt² + 2βt + γ ≤ 0; all of them where that has no bounds. */
function limit(alpha: number, beta: number, gamma: number, from: number, to: number): void {
  low = from;
  high = to;
  if (alpha <= 0) return;
  const squared = beta * beta - alpha * gamma;
  if (squared < 0) {
    high = from - 1;
    return;
  }
  // Widened by a hair: the cells are looked at anyway.
  const root = Math.sqrt(squared) + 1e-9 * alpha;
  low = Math.max(from, Math.ceil((-beta - root) / alpha));
  high = Math.min(to, Math.floor((-beta + root) / alpha));
}
