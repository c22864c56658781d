import { EARTH_KM2, edgeArea, type EdgeArea } from './geodesic';
import { toPosition, type UnitVector } from './sphere';

/**
 * Ellipsoidal areas of rings that share most of their edges, as hulls of growing spans do: what an
 * edge encloses with the equator is worked out once, by the two objects that it joins. The same
 * areas as `ringAreaKm2`.
 */
export class RingAreas {
  private readonly edges = new Map<UnitVector, Map<UnitVector, EdgeArea>>();

  /** Inside a ring with geodesic edges, not closed, km²; the smaller of its two sides. */
  km2(ring: readonly UnitVector[]): number {
    let sum = 0;
    let turns = 0;
    for (let i = 0; i < ring.length; i++) {
      const { km2, turn } = this.edge(ring[i]!, ring[i + 1 === ring.length ? 0 : i + 1]!);
      sum += km2;
      turns += turn;
    }
    // Once round a pole: between the ring and the equator lies what the ring does not enclose.
    const enclosed = Math.abs(turns) > 180 ? EARTH_KM2 / 2 - Math.abs(sum) : Math.abs(sum);
    return Math.min(enclosed, EARTH_KM2 - enclosed);
  }

  private edge(a: UnitVector, b: UnitVector): EdgeArea {
    let from = this.edges.get(a);
    if (!from) this.edges.set(a, (from = new Map()));
    let edge = from.get(b);
    if (!edge) from.set(b, (edge = edgeArea(toPosition(a), toPosition(b))));
    return edge;
  }
}
