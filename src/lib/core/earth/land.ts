import { pairs } from 'd3-array';
import { arcsAlong, nearestOn, nearness, type Arc } from './arcs';
import { distanceKm } from './geodesic';
import type { Position } from '../record/model';
import {
  EARTH_RADIUS_KM,
  ZERO,
  arcKm,
  combine,
  continuous,
  densifyUnits,
  dot,
  foldLng,
  interpolate,
  normalize,
  toPosition,
  toUnit,
} from './sphere';
import type { UnitVector } from './sphere';

interface Piece {
  axis: UnitVector;
  cosine: number;
  sine: number;
  /** Nearness of the axis to the place last asked about. */
  toAxis: number;
  edges: Arc[];
}

const EDGES_A_PIECE = 24;

/** Edges are straight in longitude and latitude, as Natural Earth draws them. */
export class Land {
  readonly #pieces: Piece[] = [];
  /** Edges that cross each degree of latitude, with continuous longitudes. */
  readonly #rows = Array.from({ length: 181 }, (): (readonly [Position, Position])[] => []);

  constructor(rings: readonly Position[][]) {
    for (const ring of rings.map((given) => continuous(given))) {
      const arcs: Arc[] = [];
      ring.forEach((b, i) => {
        const a = ring.at(i - 1)!;
        for (let row = rowOf(Math.min(a[1], b[1])); row <= rowOf(Math.max(a[1], b[1])); row++) {
          this.#rows[row]!.push([a, b]);
        }
        arcs.push(...edgeArcs(a, b));
      });
      for (let i = 0; i < arcs.length; i += EDGES_A_PIECE) {
        this.#pieces.push(pieceOf(arcs.slice(i, i + EDGES_A_PIECE)));
      }
    }
  }

  /** Even-odd rule, on whichever turn of the globe a ring lies. */
  contains([lng, lat]: Position): boolean {
    let inside = false;
    for (const [[x1, y1], [x2, y2]] of this.#rows[rowOf(lat)]!) {
      if (y1 > lat === y2 > lat) continue;
      const crossing = x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1);
      // Each turn of the globe counts on which the edge lies east of the position.
      for (let x = lng - 360; x <= lng + 360; x += 360) if (crossing > x) inside = !inside;
    }
    return inside;
  }

  /** Geodesic distance from a position to the land, 0 on it, and the nearest point of it. */
  distance(position: Position): { km: number; home: Position } {
    const folded: Position = [foldLng(position[0]), position[1]];
    const { km, point } = this.near(toUnit(folded));
    const home = km === 0 ? folded : toPosition(point);
    return { km: km === 0 ? 0 : distanceKm(folded, home), home };
  }

  near(unit: UnitVector): { km: number; point: UnitVector } {
    return this.contains(toPosition(unit)) ? { km: 0, point: unit } : this.coast(unit);
  }

  /** The nearest point of the coast, also from inside. */
  coast(unit: UnitVector): { km: number; point: UnitVector } {
    let best: { nearness: number; edge: Arc | null } = { nearness: -1, edge: null };
    const look = ({ edges }: Piece) => {
      for (const edge of edges) {
        const found = nearness(unit, edge);
        if (found > best.nearness) best = { nearness: found, edge };
      }
    };
    let [nearest, nearestAxis]: [Piece | null, number] = [null, -2];
    for (const piece of this.#pieces) {
      piece.toAxis = dot(piece.axis, unit);
      if (piece.toAxis > nearestAxis) [nearest, nearestAxis] = [piece, piece.toAxis];
    }
    if (nearest) look(nearest);
    for (const piece of this.#pieces) {
      // As near as the best so far only if the axis is within that distance and the piece's radius.
      const sine = Math.sqrt(1 - best.nearness ** 2);
      if (piece.toAxis > best.nearness * piece.cosine - sine * piece.sine) look(piece);
    }
    if (!best.edge) return { km: Math.PI * EARTH_RADIUS_KM, point: unit };
    const point = nearestOn(best.edge, unit);
    return { km: arcKm(point, unit), point };
  }

  /**
   * The point of a great-circle line farthest from the land, to 1 km: on a piece of length s whose ends are
   * d₁ and d₂ away the distance stays below (d₁ + d₂ + s) / 2, so only pieces that might win are halved.
   */
  farthestOn(line: readonly UnitVector[]): UnitVector {
    const measure = (unit: UnitVector) => ({ unit, km: this.near(unit).km });
    const ends = densifyUnits(line, 1000).map(measure);
    let best = ends.reduce((a, b) => (b.km > a.km ? b : a));
    const open = pairs(ends);
    for (let pair = open.pop(); pair; pair = open.pop()) {
      const [a, b] = pair;
      if ((a.km + b.km + arcKm(a.unit, b.unit)) / 2 <= best.km + 1) continue;
      const middle = measure(interpolate(a.unit, b.unit, 0.5));
      if (middle.km > best.km) best = middle;
      open.push([a, middle], [middle, b]);
    }
    return best.unit;
  }
}

const rowOf = (lat: number) => Math.floor(lat + 90);

/** Long straight edges bend away from their great circle: 0.5° keeps them within 0.3 km. */
function edgeArcs(a: Position, b: Position): Arc[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  // The edge that closes a ring may come from another turn of the globe: it is on the same place.
  return dx % 360 === 0 && dy === 0 ? [] : arcsAlong(a, b, Math.ceil(Math.hypot(dx, dy) / 0.5));
}

function pieceOf(edges: Arc[]): Piece {
  const axis = normalize(edges.reduce((sum, { a }) => combine(sum, 1, a, 1), ZERO));
  const cosine = Math.min(...edges.flatMap(({ a, b }) => [dot(axis, a), dot(axis, b)]));
  return { axis, cosine, sine: Math.sqrt(Math.max(0, 1 - cosine ** 2)), toAxis: 0, edges };
}

/** Each partner's land: inside means inside an odd number of rings. A ring round a pole is not supported. */
export type HomeRings = Record<string, Position[][]>;

export type Home = Record<string, Land>;

export const homeOf = (rings: HomeRings): Home =>
  Object.fromEntries(Object.entries(rings).map(([partner, of]) => [partner, new Land(of)]));
