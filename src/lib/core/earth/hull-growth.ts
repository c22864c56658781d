import { minimalCap } from './cap';
import { cross, dot, normalize, type UnitVector } from './sphere';

/** Radius of the sphere with the area of the WGS84 ellipsoid, km (Moritz 2000). */
const AUTHALIC_RADIUS_KM = 6371.0072;

/**
 * Area of the spherical convex hull of any set of records, fast enough for thousands of sets: all
 * points are projected once (gnomonic, on the cap that holds them all) and sorted once, so a set
 * costs one pass. Same hull as hull.ts; the area is taken on the authalic sphere, where ground is 0.4 %
 * larger at the equator and 0.9 % smaller at a pole than on the ellipsoid. Geodesics of thousands of
 * km run up to some km beside its great circles: only of a sliver is that a large share.
 *
 * @returns null when all points together do not fit in a hemisphere: then some sets have no hull
 */
export function hullAreas(places: readonly (readonly UnitVector[])[]) {
  const cap = minimalCap(places.flat());
  if (!cap || cap.radius > Math.PI / 2 - 1e-6) return null;
  const { axis } = cap;
  const east = normalize(cross(Math.abs(axis[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0], axis));
  const north = cross(axis, east);
  const flat = places.flatMap((points, owner) => {
    const projected = points.map((unit) => {
      const depth = dot(unit, axis);
      return { x: dot(unit, east) / depth, y: dot(unit, north) / depth, unit, owner };
    });
    return ownCorners(projected.sort(byX));
  });
  flat.sort(byX);
  const xs = Float64Array.from(flat, (point) => point.x);
  const ys = Float64Array.from(flat, (point) => point.y);
  const owners = Int32Array.from(flat, (point) => point.owner);
  const units = flat.map((point) => point.unit);
  const chosen = new Int32Array(flat.length);
  const ring = new Int32Array(flat.length + 2);

  /** Area in km² of the hull of the records `has` is 1 for; 0 below three corners. */
  return (has: Uint8Array): number => {
    let count = 0;
    for (let i = 0; i < flat.length; i++) if (has[owners[i]!] === 1) chosen[count++] = i;
    const corners = monotoneChain(xs, ys, chosen, count, ring);
    let excess = 0;
    for (let i = 2; i < corners; i++) {
      excess += triangleExcess(units[ring[0]!]!, units[ring[i - 1]!]!, units[ring[i]!]!);
    }
    return Math.abs(excess) * AUTHALIC_RADIUS_KM ** 2;
  };
}

interface Flat {
  x: number;
  y: number;
  unit: UnitVector;
  owner: number;
}

const byX = (a: Flat, b: Flat) => a.x - b.x || a.y - b.y;

/** Only the corners of a record's own hull can be corners of a larger one; a track has many points. */
function ownCorners(sorted: Flat[]): Flat[] {
  if (sorted.length <= 3) return sorted;
  const ring = new Int32Array(sorted.length + 2);
  const every = Int32Array.from(sorted, (_, i) => i);
  const xs = Float64Array.from(sorted, ({ x }) => x);
  const ys = Float64Array.from(sorted, ({ y }) => y);
  const count = monotoneChain(xs, ys, every, sorted.length, ring);
  return Array.from(ring.subarray(0, count), (i) => sorted[i]!);
}

/**
 * Andrew's monotone chain (1979) over points sorted by x, then y: writes the corners into `ring`
 * and returns how many there are.
 */
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

/** Signed spherical excess (Van Oosterom & Strackee 1983). */
function triangleExcess(a: UnitVector, b: UnitVector, c: UnitVector): number {
  return 2 * Math.atan2(dot(a, cross(b, c)), 1 + dot(a, b) + dot(b, c) + dot(c, a));
}
