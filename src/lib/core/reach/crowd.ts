import type { Corner, Corners } from './extent';
import { hullCorners } from '../earth/hull';
import { cross, normalize, type UnitVector } from '../earth/sphere';

/** So many points are gathered before the hull is found anew. */
const GATHERED = 256;
/** Sine of the distance from an edge, some 6 mm, below which a point is not taken to be inside. */
const RIM = 1e-9;

/**
 * Corners of the hull of very many points, without regard to whose they are: nearly all lie inside
 * the hull of those before them and are left out by a few products. For spans in which no record is
 * left out (span.ts).
 */
export class Crowd {
  /** Of the hull so far, then points outside it. */
  private points: Corner[] = [];
  /** Poles of the edges of the hull so far, inwards; empty while there is none. */
  private edges: UnitVector[] = [];
  private tooWide = false;
  private gathered = 0;

  /** Adds the first `count` of a record's points, three numbers each. */
  add(points: ArrayLike<number>, count: number, record: number): void {
    for (let i = 0; i < 3 * count && !this.tooWide; i += 3) {
      const x = points[i]!;
      const y = points[i + 1]!;
      const z = points[i + 2]!;
      if (this.isInside(x, y, z)) continue;
      this.points.push({ unit: [x, y, z], record });
      if (++this.gathered >= GATHERED) this.settle();
    }
  }

  corners(): Corners {
    this.settle();
    return this.tooWide ? { reason: 'spans-more-than-a-hemisphere' } : this.points;
  }

  private isInside(x: number, y: number, z: number): boolean {
    const { edges } = this;
    for (let i = 0; i < edges.length; i++) {
      const pole = edges[i]!;
      if (pole[0] * x + pole[1] * y + pole[2] * z < RIM) return false;
    }
    return edges.length > 0;
  }

  private settle(): void {
    this.gathered = 0;
    const corners = hullCorners(this.points.map(({ unit }) => unit));
    if (!Array.isArray(corners)) {
      this.tooWide = corners.reason === 'spans-more-than-a-hemisphere';
      return;
    }
    this.points = corners.map((i) => this.points[i]!);
    this.edges = this.points.map(({ unit }, i) =>
      normalize(cross(unit, this.points[(i + 1) % corners.length]!.unit)),
    );
  }
}
