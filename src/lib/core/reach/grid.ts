/**
 * The H3 grid at resolution 4 (about 1,770 km² a cell), worked out from its definition: a lattice of
 * hexagons on each face of an icosahedron, seen from the earth's centre. H3 itself takes some 10 µs
 * for the centre, area or neighbours of one cell, half the time of a first answer; here they are
 * sums of lattice steps. `tests/oracle/grid.test.ts` compares all of it with H3.
 *
 * A place on a face is `a` steps towards its first corner and `b` towards its second, from the middle;
 * a step towards the third is one back in both.
 */
import { EARTH_KM2 } from '../earth/geodesic';
import { ACROSS, FACES, PLANES, type Three } from './icosahedron';
import {
  EARTH_RADIUS_KM,
  combine,
  cross,
  dot,
  normalize,
  sphericalAreaKm2,
  type UnitVector,
} from '../earth/sphere';

/** No position is farther than this from the centre of its cell. */
export const CELL_REACH_KM = 29;

/** Steps from the middle of a face to a corner: 2 at resolution 0, √7 times as many at each next. */
export const SIDE = 98;

/** The ends of row `a` in the triangle of a face, as `b`. */
export const firstInRow = (a: number): number => Math.ceil((a - SIDE) / 2);
export const lastInRow = (a: number): number => Math.min(SIDE - a, SIDE + 2 * a);

/** Cells are numbered by face, row and place in the row. Of each row, what is added to `b`. */
const ROWS = new Int32Array(2 * SIDE + 1);
let sum = 0;
for (let a = -SIDE; a <= SIDE; a++) {
  ROWS[a + SIDE] = sum - firstInRow(a);
  sum += Math.max(0, lastInRow(a) - firstInRow(a) + 1);
}
/** How many numbers a face has. */
const FACE = sum;
/** On the edges of faces there are numbers that no cell has: see `cellAt`. */
export const NUMBERS = FACES.length * FACE;
/** The row of each number of a face. */
const ROW_OF = new Int8Array(FACE);
for (let a = -SIDE; a <= SIDE; a++) {
  for (let b = firstInRow(a); b <= lastInRow(a); b++) ROW_OF[ROWS[a + SIDE]! + b] = a;
}

type Step = readonly [a: number, b: number];
/** One step towards each corner of the face. */
const TOWARDS: readonly Step[] = [
  [1, 0],
  [0, 1],
  [-1, -1],
];
/** To the cells beside a cell, anticlockwise. */
const STEPS: readonly Step[] = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
];
/** To its corners, each the middle of three cells. */
const CORNERS = STEPS.map(([a, b], n): Step => {
  const [c, d] = STEPS[(n + 1) % 6]!;
  return [(a + c) / 3, (b + d) / 3];
});

/** The plane of a face with the lattice on it. */
export interface Frame {
  /** Where the plane touches the sphere; also its normal. */
  middle: UnitVector;
  /** The step of `a`, from row to row, and that of `b`, along a row: at 120° to each other. */
  first: UnitVector;
  second: UnitVector;
  /** Its product with a place in the plane is `a`. */
  dual: UnitVector;
  /** Of the planes through the edges and the earth's centre: normals towards the face. */
  edges: Three<UnitVector>;
}

export const FRAMES: readonly Frame[] = PLANES.map(({ middle, first, second }) => {
  const squared = dot(first, first);
  const [p, q] = [combine(middle, 1, first, 1), combine(middle, 1, second, 1)];
  const r = combine(middle, 1, combine(first, 1, second, 1), -1);
  return {
    middle,
    first: combine(first, 1 / SIDE, first, 0),
    second: combine(second, 1 / SIDE, second, 0),
    dual: combine(first, (4 / 3 / squared) * SIDE, second, (2 / 3 / squared) * SIDE),
    edges: [normalize(cross(p, q)), normalize(cross(q, r)), normalize(cross(r, p))],
  };
});

/** Of both steps; their product is half of it, negative. */
export const STEP_SQUARED = dot(FRAMES[0]!.first, FRAMES[0]!.first);

const faceOf = (cell: number): number => Math.floor(cell / FACE);
const aOf = (cell: number): number => ROW_OF[cell % FACE]!;
const bOf = (cell: number): number => (cell % FACE) - ROWS[aOf(cell) + SIDE]!;
export const numberOf = (face: number, a: number, b: number): number =>
  face * FACE + ROWS[a + SIDE]! + b;

export function centreOf(cell: number): UnitVector {
  return onPlane(faceOf(cell), aOf(cell), bOf(cell));
}

/** The cells beside a cell, anticlockwise: six, or five of a pentagon. */
export function neighboursOf(cell: number): number[] {
  const [face, a, b] = [faceOf(cell), aOf(cell), bOf(cell)];
  const corner = cornerAt(a, b);
  if (corner < 0) return STEPS.map(([da, db]) => cellAt(face, a + da, b + db));
  // A pentagon has one on each face that meets there.
  return facesAround(face, corner).map(([other, same]) => {
    const [da, db] = TOWARDS[same]!;
    return cellAt(other, (SIDE - 1) * da, (SIDE - 1) * db);
  });
}

/** True area of the cell, km². */
export function cellKm2(cell: number): number {
  // H3's areas are on the authalic sphere, which is as large as the ellipsoid.
  return (EARTH_KM2 / 4 / Math.PI) * steradiansOf(cell);
}

/**
 * A place r from the middle of its face's plane is seen at (1 + r²)^(-3/2) of its area. Its mean over
 * a hexagon follows from Taylor's series, in which only even powers are left: the next one is below
 * rounding. A hexagon on the edge of a face lies on two planes and is added up from its corners.
 */
function steradiansOf(cell: number): number {
  const a = aOf(cell);
  const b = bOf(cell);
  if (a + b + 3 * Math.max(0, -a, -b) === SIDE) {
    return sphericalAreaKm2(ringOf(cell)) / EARTH_RADIUS_KM ** 2;
  }
  const w = 1 + STEP_SQUARED * (a * a - a * b + b * b);
  // Means of r² and r⁴ from the middle of a hexagon, and what Laplace's operator makes of the power.
  const second = ((5 / 36) * STEP_SQUARED * (9 - 15 / w)) / 4;
  const fourth = ((7 / 270) * STEP_SQUARED ** 2 * (225 - 1050 / w + 945 / w ** 2)) / 64;
  const seen = (1 + second / w + fourth / w ** 2) / (w * Math.sqrt(w));
  return (Math.sqrt(3) / 2) * STEP_SQUARED * seen;
}

/** Corners of a cell, anticlockwise: each lies between the neighbour of its number and the next. */
export function ringOf(cell: number): UnitVector[] {
  const face = faceOf(cell);
  const a = aOf(cell);
  const b = bOf(cell);
  const corner = cornerAt(a, b);
  if (corner < 0) return CORNERS.map(([da, db]) => unitAt(face, a + da, b + db));
  return facesAround(face, corner).map(([other, same]) => {
    const [da, db] = TOWARDS[same]!;
    const [ea, eb] = TOWARDS[(same + 2) % 3]!;
    return unitAt(other, (SIDE - 1 / 3) * da + ea / 3, (SIDE - 1 / 3) * db + eb / 3);
  });
}

/** The cell that holds a point; at its very edge it may be the one beside. */
export function cellNear(unit: UnitVector): number {
  let face = 0;
  for (let f = 1; f < PLANES.length; f++) {
    if (dot(PLANES[f]!.middle, unit) > dot(PLANES[face]!.middle, unit)) face = f;
  }
  const { middle, first, second, dual } = FRAMES[face]!;
  const height = dot(unit, middle);
  const a = dot(unit, dual) / height;
  // Along a row: second·second is first·first, and first·second half of it, negative.
  const b = dot(unit, second) / height / dot(first, first) + a / 2;
  // Nearest of the lattice: of three numbers that sum to 0 the one farthest from whole gives way.
  const p = Math.round(a - b);
  let [q, r] = [Math.round(b), Math.round(-a)];
  const [dp, dq, dr] = [Math.abs(a - b - p), Math.abs(b - q), Math.abs(-a - r)];
  if (dq > dp && dq > dr) q = -p - r;
  else if (dr > dp) r = -p - q;
  return cellAt(face, -r, q);
}

/** Which corner of its face a cell is, or -1: there the pentagons are. */
function cornerAt(a: number, b: number): number {
  if (a === SIDE) return b === 0 ? 0 : -1;
  if (b === SIDE) return a === 0 ? 1 : -1;
  return a === -SIDE && b === -SIDE ? 2 : -1;
}

/** The faces that meet at a corner, anticlockwise, and which of their corners it is. */
function facesAround(face: number, corner: number): Step[] {
  const vertex = FACES[face]![corner]!;
  const around: Step[] = [];
  for (let f = face; around.length < 5; f = ACROSS[f]![(around.at(-1)![1] + 1) % 3]!) {
    around.push([f, FACES[f]!.indexOf(vertex)]);
  }
  return around;
}

/** The cell at a whole place. Where faces meet it is on all of them; the first counts. */
export function cellAt(face: number, a: number, b: number): number {
  // Most are well inside.
  const over = a + b + 3 * Math.max(0, -a, -b) - SIDE;
  if (over < 0) return numberOf(face, a, b);
  const corner = cornerAt(a, b);
  if (corner >= 0) {
    const vertex = FACES[face]![corner]!;
    const first = FACES.findIndex((corners) => corners.includes(vertex));
    const [da, db] = TOWARDS[FACES[first]!.indexOf(vertex)]!;
    return numberOf(first, SIDE * da, SIDE * db);
  }
  const edge = edgeOf(a, b);
  const other = ACROSS[face]![edge]!;
  if (over === 0 && face < other) return numberOf(face, a, b);
  return numberOf(other, ...across(face, edge, a, b));
}

function unitAt(face: number, a: number, b: number): UnitVector {
  if (a + b + 3 * Math.max(0, -a, -b) <= SIDE) return onPlane(face, a, b);
  const edge = edgeOf(a, b);
  return onPlane(ACROSS[face]![edge]!, ...across(face, edge, a, b));
}

/** The edge that a place on or beyond one belongs to, by the corner opposite: no step leads there. */
function edgeOf(a: number, b: number): number {
  const c = Math.max(0, -a, -b);
  return a + c === 0 ? 0 : b + c === 0 ? 1 : 2;
}

/** For each edge of each face, which of its corners those of the face across are, or -1. */
const SHARED = FACES.map((corners, face) =>
  ACROSS[face]!.map((other) => FACES[other]!.map((vertex) => corners.indexOf(vertex))),
);

/**
 * A place on or beyond an edge, as the face across has it: the lattice goes on as if both faces lay
 * flat.
 */
function across(face: number, edge: number, a: number, b: number): Step {
  const c = Math.max(0, -a, -b);
  const by = a + b + 3 * c - SIDE;
  const [i, j, k] = SHARED[face]![edge]!;
  // Steps towards a corner of the face across; the one that lies beyond the edge has none.
  const towards = (corner: number): number =>
    corner < 0 ? 0 : c - by + (corner === 0 ? a : corner === 1 ? b : 0);
  const z = towards(k!);
  return [towards(i!) - z, towards(j!) - z];
}

function onPlane(face: number, a: number, b: number): UnitVector {
  const { middle, first, second } = FRAMES[face]!;
  const x = middle[0] + a * first[0] + b * second[0];
  const y = middle[1] + a * first[1] + b * second[1];
  const z = middle[2] + a * first[2] + b * second[2];
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}
