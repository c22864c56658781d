import { pairs } from 'd3-array';
import { arcBetween, ballAround, leastBetween, nearestOf, type Arc, type Ball } from './arcs';
import { hullCorners } from './hull';
import { distanceKm } from './geodesic';
import { EARTH_RADIUS_KM, ZERO, combine, densifyUnits, dot, toPosition } from './sphere';
import type { UnitVector } from './sphere';

/** Track points for measuring are at most this far apart, km. */
const STEP_KM = 100;

export class Gap {
  #km: number | null = null;

  constructor(
    /** On the sphere. */
    readonly sphereKm: number,
    readonly from: UnitVector,
    readonly to: UnitVector,
  ) {}

  get km(): number {
    return (this.#km ??= distanceKm(toPosition(this.from), toPosition(this.to)));
  }
}

/** Where one record was: its sites, and its track as great-circle lines by their waypoints. */
export class Places {
  /** The sites, then the lines in steps of at most 100 km. */
  readonly points: readonly UnitVector[];
  /** Mean of the points, not of length 1; zero without a point. */
  readonly mean: UnitVector;
  /** Sites as arcs of length 0, then the edges of the lines. */
  readonly arcs: readonly Arc[];
  readonly #ball: Ball;
  #corners: readonly UnitVector[] | null = null;
  readonly #gaps = new WeakMap<Places, Gap>();

  constructor(
    readonly sites: readonly UnitVector[],
    readonly lines: readonly (readonly UnitVector[])[] = [],
  ) {
    this.points = [...sites, ...lines.flatMap((line) => densifyUnits(line, STEP_KM))];
    const share = 1 / this.points.length;
    this.mean = this.points.reduce((sum, point) => combine(sum, 1, point, share), ZERO);
    this.arcs = [
      ...sites.map((site) => arcBetween(site)),
      ...lines.flatMap((line) => pairs(line, arcBetween)),
    ];
    this.#ball = ballAround(this.arcs);
  }

  /** Of the record's own hull, as that of a great circle is that of its ends; all where it has none. */
  get corners(): readonly UnitVector[] {
    if (this.#corners) return this.#corners;
    const all = [...this.sites, ...this.lines.flat()];
    const corners = hullCorners(all);
    return (this.#corners = Array.isArray(corners) ? corners.map((i) => all[i]!) : all);
  }

  meanSquare(direction: UnitVector): number {
    let sum = 0;
    for (const point of this.points) {
      sum += Math.acos(Math.min(1, Math.max(-1, dot(point, direction)))) ** 2;
    }
    return sum / this.points.length;
  }

  /** The least distance between any points; which these are is decided on the sphere. */
  gapTo(other: Places): Gap {
    let gap = this.#gaps.get(other);
    if (!gap) {
      const { angle, from, to } = nearestOf(this.arcs, other.arcs)!;
      gap = new Gap(EARTH_RADIUS_KM * angle, from, to);
      this.#gaps.set(other, gap);
      other.#gaps.set(this, new Gap(gap.sphereKm, to, from));
    }
    return gap;
  }

  /** The least that the distance to another record can be, km; far quicker than the distance. */
  atLeastTo(other: Places): number {
    return EARTH_RADIUS_KM * leastBetween(this.#ball, other.#ball);
  }
}
