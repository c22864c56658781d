import { farthestAlong } from './along';
import { distanceKm } from './geodesic';
import type { Farthest } from './measures';
import { PARTNERS, type Partner, type Position } from './model';
import { NearestIndex, type Pieces } from './nearest';
import {
  EARTH_RADIUS_KM,
  continuous,
  foldLng,
  toPosition,
  toUnit,
  type UnitVector,
} from './sphere';

/**
 * Each partner's land as rings (islands, exclaves and lakes alike: inside means inside an odd number
 * of rings). Rings may run over 180° or be cut there; a ring round a pole is not supported.
 */
export type HomeRings = Record<Partner, Position[][]>;

export interface HomeDistance {
  /** Geodesic, WGS84; 0 on the land. */
  km: number;
  /** The nearest point of the land; the position itself on the land. */
  home: Position;
}

export type Home = Record<Partner, HomeLand>;

const built = new WeakMap<HomeRings, Home>();

/** Indexes the rings once; asking again with the same object is free. */
export function homeOf(rings: HomeRings): Home {
  let home = built.get(rings);
  if (!home) {
    home = { RU: new HomeLand(rings.RU), CN: new HomeLand(rings.CN) };
    built.set(rings, home);
  }
  return home;
}

/** Edges are straight in longitude and latitude, as Natural Earth draws them. */
export class HomeLand {
  private readonly index: NearestIndex;
  /** Edges that cross each degree of latitude: x1, y1, x2, y2, with continuous longitudes. */
  private readonly bands: number[][] = Array.from({ length: 180 }, () => []);

  constructor(rings: readonly Position[][]) {
    const pieces: Pieces = { ends: [], labels: [] };
    rings.forEach((ring, label) => {
      const line = continuous(ring);
      line.forEach(([x2, y2], i) => {
        const [x1, y1] = line[i === 0 ? line.length - 1 : i - 1]!;
        if (x1 === x2 && y1 === y2) return;
        this.addToBands(x1, y1, x2, y2);
        // Long straight edges bend away from their chord: 0.5° keeps them within 0.3 km.
        const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 0.5));
        for (let k = 0; k < steps; k++) {
          const at = (t: number): UnitVector => toUnit([x1 + (x2 - x1) * t, y1 + (y2 - y1) * t]);
          pieces.ends.push(...at(k / steps), ...at((k + 1) / steps));
          pieces.labels.push(label);
        }
      });
    });
    this.index = new NearestIndex(pieces);
  }

  /** Even-odd rule in longitude and latitude, on whichever turn of the globe the ring lies. */
  contains([lng, lat]: Position): boolean {
    const edges = this.bands[band(lat)]!;
    let inside = false;
    for (const x of [lng - 360, lng, lng + 360]) {
      for (let i = 0; i < edges.length; i += 4) {
        const y1 = edges[i + 1]!;
        const y2 = edges[i + 3]!;
        if (y1 > lat === y2 > lat) continue;
        const crossing = edges[i]! + ((lat - y1) / (y2 - y1)) * (edges[i + 2]! - edges[i]!);
        if (crossing > x) inside = !inside;
      }
    }
    return inside;
  }

  /** Distance from a position to the land and the nearest point of it. */
  distance(position: Position): HomeDistance {
    const folded: Position = [foldLng(position[0]), position[1]];
    const near = this.approach(toUnit(folded), folded);
    if (near.km === 0) return { km: 0, home: folded };
    const home = toPosition(near.point);
    return { km: distanceKm(folded, home), home };
  }

  /** The point of a great-circle line farthest from the land, to 1 km. */
  farthestOn(line: readonly UnitVector[]): Position {
    return toPosition(farthestAlong(line, (unit) => this.approach(unit, toPosition(unit)).km));
  }

  private approach(unit: UnitVector, position: Position): { km: number; point: UnitVector } {
    if (this.contains(position)) return { km: 0, point: unit };
    const near = this.index.nearest(unit);
    return near ?? { km: Math.PI * EARTH_RADIUS_KM, point: unit };
  }

  private addToBands(x1: number, y1: number, x2: number, y2: number): void {
    for (let k = band(Math.min(y1, y2)); k <= band(Math.max(y1, y2)); k++) {
      this.bands[k]!.push(x1, y1, x2, y2);
    }
  }
}

function band(lat: number): number {
  return Math.min(179, Math.max(0, Math.floor(lat + 90)));
}

/** The place of a record farthest from each partner's land, among points and along lines. */
export function farthestFrom(
  recordId: string,
  home: Home,
  points: readonly Position[],
  lines: readonly (readonly UnitVector[])[],
): Record<Partner, Farthest> | null {
  if (points.length + lines.length === 0) return null;
  const farthest = (land: HomeLand): Farthest => {
    const candidates = [...points, ...lines.map((line) => land.farthestOn(line))];
    return candidates
      .map((position) => ({ ...land.distance(position), position, recordId }))
      .reduce((a, b) => (b.km > a.km ? b : a));
  };
  return Object.fromEntries(PARTNERS.map((p) => [p, farthest(home[p])])) as Record<
    Partner,
    Farthest
  >;
}
