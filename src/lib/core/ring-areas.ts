import { edgeAreaKm2, EARTH_KM2 } from './geodesic';
import { foldLng, toPosition, type UnitVector } from './sphere';

interface Edge {
  /** Between the edge and the equator, positive where it leads westwards in the north. */
  km2: number;
  /** Degrees of longitude that it leads eastwards. */
  turn: number;
}

/**
 * Ellipsoidal areas of rings that share most of their edges, as hulls of growing spans do: what an
 * edge encloses with the equator is worked out once, by the two objects that it joins. The same
 * areas as `ringAreaKm2`.
 */
export class RingAreas {
  private readonly edges = new Map<UnitVector, Map<UnitVector, Edge>>();

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

  private edge(a: UnitVector, b: UnitVector): Edge {
    let from = this.edges.get(a);
    if (!from) this.edges.set(a, (from = new Map()));
    let edge = from.get(b);
    if (!edge) {
      const start = toPosition(a);
      const end = toPosition(b);
      edge = { km2: edgeAreaKm2(start, end), turn: foldLng(end[0] - start[0]) };
      from.set(b, edge);
    }
    return edge;
  }
}
