/**
 * The icosahedron that the H3 grid is drawn on (https://h3geo.org/docs/core-library/coordsystems).
 * Each face is seen from the earth's centre in the plane that touches the sphere in its middle.
 */
import type { Position } from '../record/model';
import { combine, cross, dot, normalize, toUnit, type UnitVector } from '../earth/sphere';

/** H3's corners, the centres of its pentagons: these six and their antipodes. All lie at sea. */
const SIX: readonly Position[] = [
  [10.536199075467682, 64.70000012793487],
  [-143.47849001502516, 50.103201482241346],
  [122.30000040778702, 39.10000003397593],
  [-67.13232636643566, 23.71792527122296],
  [58.157705839572586, 10.44734518751103],
  [-5.245390296777324, 2.300882111626747],
];
const units = SIX.map(toUnit);
const corners = [...units, ...units.map(([x, y, z]): UnitVector => [-x, -y, -z])];

export type Three<Value> = readonly [Value, Value, Value];

/** Each face by the numbers of its corners, anticlockwise seen from above. */
export const FACES: readonly Three<number>[] = facesBetween(corners);

/** For each corner of each face, the face across the edge that lies opposite. */
export const ACROSS = FACES.map(
  (face) =>
    face.map((corner) => {
      const edge = face.filter((other) => other !== corner);
      return FACES.findIndex((f) => f !== face && edge.every((other) => f.includes(other)));
    }) as unknown as Three<number>,
);

/** The plane of a face, and from where it touches the sphere to the first and second corner. */
export interface Plane {
  /** Also its normal. */
  middle: UnitVector;
  first: UnitVector;
  second: UnitVector;
}

export const PLANES: readonly Plane[] = FACES.map((face) => {
  const [p, q, r] = face.map((corner) => corners[corner]!) as unknown as Three<UnitVector>;
  const middle = normalize(combine(combine(p, 1, q, 1), 1, r, 1));
  const reach = (corner: UnitVector) => combine(corner, 1 / dot(corner, middle), middle, -1);
  return { middle, first: reach(p), second: reach(q) };
});

/** Corners are joined by an edge when they are nearest: the cosine is then 1/√5, else negative. */
function facesBetween(all: readonly UnitVector[]): Three<number>[] {
  const faces: Three<number>[] = [];
  const joined = (i: number, j: number) => dot(all[i]!, all[j]!) > 0;
  for (let i = 0; i < all.length; i++) {
    for (let j = i + 1; j < all.length; j++) {
      for (let k = j + 1; k < all.length; k++) {
        if (!joined(i, j) || !joined(j, k) || !joined(k, i)) continue;
        const anticlockwise = dot(all[i]!, cross(all[j]!, all[k]!)) > 0;
        faces.push(anticlockwise ? [i, j, k] : [i, k, j]);
      }
    }
  }
  return faces;
}
