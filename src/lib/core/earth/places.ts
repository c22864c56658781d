import { approach, arcBetween, type Arc } from './arcs';
import { distanceKm } from './geodesic';
import { hullCorners } from './hull';
import {
  EARTH_RADIUS_KM,
  angleBetween,
  combine,
  densifyUnits,
  dot,
  normalize,
  toPosition,
  type UnitVector,
} from './sphere';

/** Track points for measuring are at most this far apart, km. */
const STEP_KM = 100;

/** The distance between two records and where they are that near. */
export class Gap {
  #km: number | null = null;

  constructor(
    /** On the sphere. */
    readonly sphereKm: number,
    readonly from: UnitVector,
    readonly to: UnitVector,
  ) {}

  /** Geodesic. */
  get km(): number {
    return (this.#km ??= distanceKm(toPosition(this.from), toPosition(this.to)));
  }
}

/**
 * Where one record was: its sites, and its track as great-circle lines by their waypoints. What is
 * costly is worked out when first asked for, and kept.
 */
export class Places {
  /** The sites, then the lines in steps of at most 100 km. */
  readonly points: readonly UnitVector[];
  /** Mean of the points, not of length 1; zero without a point. */
  readonly mean: UnitVector;
  /** Sites as arcs of length 0, then the edges of the lines. */
  readonly arcs: readonly Arc[];
  #corners: readonly UnitVector[] | null = null;
  #cap: { axis: UnitVector; radius: number } | null = null;
  readonly #gaps = new WeakMap<Places, Gap>();

  constructor(
    readonly sites: readonly UnitVector[],
    readonly lines: readonly (readonly UnitVector[])[] = [],
  ) {
    this.points = [...sites, ...lines.flatMap((line) => densifyUnits(line, STEP_KM))];
    this.mean = this.points.reduce<UnitVector>(
      (sum, point) => combine(sum, 1, point, 1 / this.points.length),
      [0, 0, 0],
    );
    this.arcs = [
      ...sites.map((site) => arcBetween(site)),
      ...lines.flatMap((line) => line.slice(1).map((b, i) => arcBetween(line[i]!, b))),
    ];
  }

  /**
   * Corners of the record's own hull, from sites and waypoints, since the hull of a great circle is
   * that of its ends; all of them where it has none.
   */
  get corners(): readonly UnitVector[] {
    if (this.#corners) return this.#corners;
    const all = [...this.sites, ...this.lines.flat()];
    const corners = hullCorners(all);
    return (this.#corners = Array.isArray(corners) ? corners.map((i) => all[i]!) : all);
  }

  /** Mean squared angle from the points to a direction. */
  meanSquare(direction: UnitVector): number {
    let sum = 0;
    for (const point of this.points) {
      sum += Math.acos(Math.min(1, Math.max(-1, dot(point, direction)))) ** 2;
    }
    return sum / this.points.length;
  }

  /**
   * The distance to another record: the least between any point of the one and any of the other.
   * Which points these are is decided on the sphere, the distance is the geodesic.
   */
  gapTo(other: Places): Gap {
    let gap = this.#gaps.get(other);
    if (!gap) {
      const { angle, from, to } = nearestPoints(this, other);
      gap = new Gap(EARTH_RADIUS_KM * angle, from, to);
      this.#gaps.set(other, gap);
      other.#gaps.set(this, new Gap(gap.sphereKm, to, from));
    }
    return gap;
  }

  /** At most the distance to another record, on the sphere, km. */
  atLeastTo(other: Places): number {
    const [a, b] = [this.#around(), other.#around()];
    return EARTH_RADIUS_KM * (angleBetween(a.axis, b.axis) - a.radius - b.radius);
  }

  /** A cap that holds all arcs. */
  #around() {
    if (this.#cap) return this.#cap;
    const axis = normalize(this.mean);
    // No point of an arc is farther than its nearer end and half its length.
    const reaches = this.arcs.map(
      ({ a, b, length }) => Math.min(angleBetween(axis, a), angleBetween(axis, b)) + length / 2,
    );
    return (this.#cap = { axis, radius: reaches.reduce((most, r) => Math.max(most, r), 0) });
  }
}

function nearestPoints(one: Places, other: Places) {
  let best = { angle: Infinity, from: one.points[0]!, to: other.points[0]! };
  for (const a of one.arcs) {
    for (const b of other.arcs) {
      if (angleBetween(a.a, b.a) - a.length - b.length >= best.angle) continue;
      const found = approach(a, b);
      if (found.angle < best.angle) best = found;
    }
  }
  return best;
}
