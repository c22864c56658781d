import type { Corner, Corners } from './extent';
import { hullCorners } from './hull';
import { cross, dot, normalize, type UnitVector } from './sphere';

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

  add(unit: UnitVector, record: number): void {
    if (this.tooWide || this.isInside(unit)) return;
    this.points.push({ unit, record });
    if (++this.gathered >= GATHERED) this.settle();
  }

  corners(): Corners {
    this.settle();
    return this.tooWide ? { reason: 'spans-more-than-a-hemisphere' } : this.points;
  }

  private isInside(unit: UnitVector): boolean {
    const { edges } = this;
    for (let i = 0; i < edges.length; i++) if (dot(edges[i]!, unit) < RIM) return false;
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
