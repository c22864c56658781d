import {
  CELL_REACH_KM,
  FRAMES,
  NUMBERS,
  SIDE,
  STEP_SQUARED,
  cellAt,
  firstInRow,
  lastInRow,
  numberOf,
  type Frame,
} from './grid';
import { InputError } from '../record/input-error';
import { Rows } from './rows';
import {
  EARTH_RADIUS_KM,
  arcKm,
  cross,
  dot,
  interpolate,
  norm,
  normalize,
  type UnitVector,
} from '../earth/sphere';

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
 * each once, in the order in which they are found. The distance is on the sphere. Throws InputError
 * for a radius out of range.
 */
export function footprint(
  points: readonly UnitVector[],
  lines: readonly (readonly UnitVector[])[],
  radiusKm: number,
): Uint32Array {
  checkRadius(radiusKm);
  shape++;
  found = 0;
  const radius = radiusKm / EARTH_RADIUS_KM;
  for (const point of points) sweepDisc(point, radius);
  for (const line of lines) {
    sweepDisc(line[0]!, radius);
    for (let i = 1; i < line.length; i++) {
      const a = line[i - 1]!;
      const b = line[i]!;
      const pieces = Math.max(1, Math.ceil(arcKm(a, b) / PIECE_KM));
      let from = a;
      for (let k = 1; k <= pieces; k++) {
        const to = k === pieces ? b : interpolate(a, b, k / pieces);
        sweepAhead(from, to, radius);
        from = to;
      }
    }
  }
  return rows.copy(inside, found);
}

const rows = new Rows((length) => new Uint32Array(length));

// A mark instead of a set: a cell is inside this shape when its mark is the current number.
const taken = new Uint32Array(NUMBERS);
/** The cells of this shape, `found` of them. */
const inside = new Uint32Array(NUMBERS);
let shape = 0;
let found = 0;

function take(cell: number): void {
  if (taken[cell] === shape) return;
  taken[cell] = shape;
  inside[found++] = cell;
}

/*
 * A shape is swept face by face, row by row: with n the middle of a face's plane, u and v its steps,
 * row s holds the places x(t) = n + s·u + t·v. Products with x(t) are then linear in t, its square is
 * quadratic, and what a shape cuts out of a row is found by roots. Much of all time goes here, so that
 * it is written out in numbers.
 */

/** Adds the cells around a point. */
function sweepDisc(at: UnitVector, radius: number): void {
  const sine = Math.sin(radius);
  for (let face = 0; face < FRAMES.length; face++) {
    if (reaches(at, sine, FRAMES[face]!)) sweepDiscOn(face, at, radius);
  }
}

function sweepDiscOn(face: number, at: UnitVector, radius: number): void {
  const frame = FRAMES[face]!;
  const sineSquared = Math.sin(radius) ** 2;
  const cosineSquared = 1 - sineSquared;
  limitRows(frame, at, sineSquared);
  const lastRow = range[1]!;
  const nAt = dot(frame.middle, at);
  const uAt = dot(frame.first, at);
  const vAt = dot(frame.second, at);
  const alpha = cosineSquared * STEP_SQUARED - vAt * vAt;
  for (let s = range[0]!; s <= lastRow; s++) {
    const pAt = nAt + s * uAt;
    const start = (range[0] = firstInRow(s));
    const end = (range[1] = lastInRow(s));
    limit(
      alpha,
      (-cosineSquared * s * STEP_SQUARED) / 2 - pAt * vAt,
      cosineSquared * squareAt(s, 0) - pAt * pAt,
    );
    // A disc cuts one piece out of a row: only its ends need be looked at.
    let low = range[0]!;
    let high = range[1]!;
    while (low <= high && isBeyond(pAt + low * vAt, cosineSquared * squareAt(s, low))) low++;
    while (low <= high && isBeyond(pAt + high * vAt, cosineSquared * squareAt(s, high))) high--;
    const base = numberOf(face, s, 0);
    for (let t = low; t <= high; t++) {
      take(t === start || t === end ? cellAt(face, s, t) : base + t);
    }
  }
}

/** The square of a place in the plane of a face. */
const squareAt = (s: number, t: number): number => 1 + (s * s - s * t + t * t) * STEP_SQUARED;

/** Whether a place is farther from another than a radius, by their product and the least square of it. */
const isBeyond = (product: number, least: number): boolean =>
  product < 0 || product * product < least;

/** Adds the cells near the arc a–b but for those nearest to `a`, which the arc before has or a disc. */
function sweepAhead(a: UnitVector, b: UnitVector, radius: number): void {
  const normal = cross(a, b);
  const sine = norm(normal);
  if (sine < 1e-12) return;
  const pole = normalize(normal);
  const middle = normalize([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
  const capSine = Math.sin(radius + Math.asin(sine) / 2);
  const swath = { b, pole, from: cross(pole, a), to: cross(b, pole), radius, middle, capSine };
  for (let face = 0; face < FRAMES.length; face++) {
    if (reaches(middle, capSine, FRAMES[face]!)) sweepAheadOn(face, swath);
  }
}

/** What lies within a radius of a great-circle arc, ahead of its beginning. */
interface Swath {
  b: UnitVector;
  /** Of the great circle. */
  pole: UnitVector;
  /** Places on the positive side of both have their nearest point of the great circle on the arc. */
  from: UnitVector;
  to: UnitVector;
  /** Radians. */
  radius: number;
  /** A cap that holds all of it. */
  middle: UnitVector;
  capSine: number;
}

/** Of a row only those cells are looked at, one by one, that lie in the cap and in the belt. */
function sweepAheadOn(face: number, { b, pole, from, to, radius, middle, capSine }: Swath): void {
  const frame = FRAMES[face]!;
  const { middle: n, first: u, second: v } = frame;
  const sineSquared = Math.sin(radius) ** 2;
  const cosineSquared = 1 - sineSquared;
  const capCosineSquared = 1 - capSine * capSine;
  limitRows(frame, middle, capSine * capSine);
  const lastRow = range[1]!;
  const vMiddle = dot(v, middle);
  const vPole = dot(v, pole);
  const vFrom = dot(v, from);
  const vTo = dot(v, to);
  const vB = dot(v, b);
  for (let s = range[0]!; s <= lastRow; s++) {
    const x = n[0] + s * u[0];
    const y = n[1] + s * u[1];
    const z = n[2] + s * u[2];
    const pFrom = x * from[0] + y * from[1] + z * from[2];
    const start = (range[0] = firstInRow(s));
    const end = (range[1] = lastInRow(s));
    limitAhead(pFrom, vFrom);
    if (range[0]! > range[1]!) continue;
    const pMiddle = x * middle[0] + y * middle[1] + z * middle[2];
    const pPole = x * pole[0] + y * pole[1] + z * pole[2];
    const pv = (-s * STEP_SQUARED) / 2;
    const pp = squareAt(s, 0);
    limit(
      capCosineSquared * STEP_SQUARED - vMiddle * vMiddle,
      capCosineSquared * pv - pMiddle * vMiddle,
      capCosineSquared * pp - pMiddle * pMiddle,
    );
    limit(
      vPole * vPole - sineSquared * STEP_SQUARED,
      pPole * vPole - sineSquared * pv,
      pPole * pPole - sineSquared * pp,
    );
    const high = range[1]!;
    if (range[0]! > high) continue;
    const pTo = x * to[0] + y * to[1] + z * to[2];
    const pB = x * b[0] + y * b[1] + z * b[2];
    const base = numberOf(face, s, 0);
    for (let t = range[0]!; t <= high; t++) {
      if (pFrom + t * vFrom <= 0) continue;
      const squared = squareAt(s, t);
      if (pTo + t * vTo > 0) {
        const height = pPole + t * vPole;
        if (height * height > sineSquared * squared) continue;
      } else if (isBeyond(pB + t * vB, cosineSquared * squared)) continue;
      take(t === start || t === end ? cellAt(face, s, t) : base + t);
    }
  }
}

/** Whether a cap of less than 90° comes to a face: it lies wholly beyond an edge's plane if it does not. */
function reaches(middle: UnitVector, sine: number, { edges: [a, b, c] }: Frame): boolean {
  return dot(middle, a) > -sine && dot(middle, b) > -sine && dot(middle, c) > -sine;
}

/** Of the latest `limit`: the first and the last. In a row of memory, which holds numbers as they are. */
const range = new Int32Array(2);

/** The rows that a cap may reach: row s lies in a plane through the earth's centre, normal dual − s·n. */
function limitRows({ middle: n, dual }: Frame, middle: UnitVector, sineSquared: number): void {
  const nm = dot(n, middle);
  const dm = dot(dual, middle);
  range[0] = -SIDE;
  range[1] = SIDE;
  limit(nm * nm - sineSquared, -dm * nm, dm * dm - sineSquared * dot(dual, dual));
}

/** Leaves of the range the whole t with p + vt > 0, and perhaps one with 0. */
function limitAhead(p: number, v: number): void {
  if (v > 0) range[0] = Math.max(range[0]!, Math.ceil(-p / v));
  else if (v < 0) range[1] = Math.min(range[1]!, Math.floor(-p / v));
  else if (p <= 0) range[1] = range[0]! - 1;
}

/** Leaves of the range the whole t with αt² + 2βt + γ ≤ 0; all where that has no bounds. */
function limit(alpha: number, beta: number, gamma: number): void {
  if (alpha <= 0) return;
  const squared = beta * beta - alpha * gamma;
  if (squared < 0) {
    range[1] = range[0]! - 1;
    return;
  }
  // Widened by a hair: the cells are looked at anyway.
  const root = Math.sqrt(squared) + 1e-9 * alpha;
  range[0] = Math.max(range[0]!, Math.ceil((-beta - root) / alpha));
  range[1] = Math.min(range[1]!, Math.floor((-beta + root) / alpha));
}
