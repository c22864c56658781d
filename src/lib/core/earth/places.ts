import { pairs } from 'd3-array';
import { arcBetween, type Arc } from './arcs';
import { hullCorners } from './hull';
import { ZERO, combine, densifyUnits, dot } from './sphere';
import type { UnitVector } from './sphere';

/** Points of a track are at most this far apart, km. */
const STEP_KM = 100;

/** Where one record was: its sites, and its track as great-circle lines through their waypoints. */
export class Places {
  /** The sites, then the points of the lines. */
  readonly points: readonly UnitVector[];
  /** Mean of the points, not of length 1; zero without a point. */
  readonly mean: UnitVector;
  /** Sites as arcs of length 0, then the edges of the lines. */
  readonly arcs: readonly Arc[];
  #corners: readonly UnitVector[] | null = null;

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
  }

  /** The corners of the record's own hull, which are all that a hull of several records needs; all points without one. */
  get corners(): readonly UnitVector[] {
    if (this.#corners) return this.#corners;
    const units = [...this.sites, ...this.lines.flat()];
    const corners = hullCorners(units);
    return (this.#corners = Array.isArray(corners) ? corners.map((i) => units[i]!) : units);
  }

  /** The mean square of the angles to a direction, radians². */
  meanSquare(direction: UnitVector): number {
    let sum = 0;
    for (const point of this.points) {
      sum += Math.acos(Math.min(1, Math.max(-1, dot(point, direction)))) ** 2;
    }
    return sum / this.points.length;
  }
}
