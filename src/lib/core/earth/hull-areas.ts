import { gnomonic, hullAxis } from './hull';
import { triangleExcess, type UnitVector } from './sphere';

/** Radius of the sphere with the area of the WGS84 ellipsoid, km (Moritz 2000). */
const AUTHALIC_RADIUS_KM = 6371.0072;

/**
 * Area of the spherical convex hull of any set of records, for the thousands of sets of a shuffle test:
 * all corners are projected and sorted once. On the authalic sphere, where ground is 0.4 % larger at the
 * equator and 0.9 % smaller at a pole than on the ellipsoid.
 *
 * @param corners of each record's own hull: no other point can be a corner of a larger one
 * @returns a function of the records that `has` is 1 for, km², 0 below three corners; null when all
 *   corners together do not fit in a hemisphere
 */
export function hullAreas(corners: readonly (readonly UnitVector[])[]) {
  const axis = hullAxis(corners.flat());
  if (!axis) return null;
  const flatten = gnomonic(axis);
  const flat = corners.flatMap((units, owner) =>
    units.map((unit) => {
      const [x, y] = flatten(unit);
      return { x, y, unit, owner };
    }),
  );
  flat.sort((a, b) => a.x - b.x || a.y - b.y);
  const xs = Float64Array.from(flat, ({ x }) => x);
  const ys = Float64Array.from(flat, ({ y }) => y);
  const owners = Int32Array.from(flat, ({ owner }) => owner);
  const chosen = new Int32Array(flat.length);
  const ring = new Int32Array(flat.length + 2);

  return (has: Uint8Array): number => {
    let count = 0;
    for (let i = 0; i < flat.length; i++) if (has[owners[i]!] === 1) chosen[count++] = i;
    const size = monotoneChain(xs, ys, chosen, count, ring);
    let excess = 0;
    for (let i = 2; i < size; i++) {
      const [a, b, c] = [flat[ring[0]!]!, flat[ring[i - 1]!]!, flat[ring[i]!]!];
      excess += triangleExcess(a.unit, b.unit, c.unit);
    }
    return Math.abs(excess) * AUTHALIC_RADIUS_KM ** 2;
  };
}

/** Andrew's (1979), over points sorted by x, then y: fills `ring` and returns how many corners. */
function monotoneChain(
  xs: Float64Array,
  ys: Float64Array,
  chosen: Int32Array,
  count: number,
  ring: Int32Array,
): number {
  if (count < 3) return 0;
  let size = 0;
  // There along the lower side, back along the upper.
  for (const step of [1, -1]) {
    const floor = size;
    for (let k = step > 0 ? 0 : count - 1; k >= 0 && k < count; k += step) {
      const c = chosen[k]!;
      while (size - floor >= 2) {
        const a = ring[size - 2]!;
        const b = ring[size - 1]!;
        const left = (xs[b]! - xs[a]!) * (ys[c]! - ys[a]!) - (ys[b]! - ys[a]!) * (xs[c]! - xs[a]!);
        if (left > 0) break;
        size--;
      }
      ring[size++] = c;
    }
    size--;
  }
  return size;
}
