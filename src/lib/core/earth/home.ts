import { farthestAlong } from './along';
import { SPHERE_MARGIN } from '../reach/deciding';
import { distanceKm } from './geodesic';
import type { Farthest } from '../reach/measures';
import type { Partner, Position } from '../record/model';
import { NearestIndex, Pieces } from './nearest';
import {
  EARTH_RADIUS_KM,
  continuous,
  foldLng,
  normalize,
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

  /** By box; 0 where not yet known. Only of use where there are many places. */
  private bounds: Float64Array | undefined;

  constructor(rings: readonly Position[][]) {
    const pieces = new Pieces();
    for (let label = 0; label < rings.length; label++) {
      const line = continuous(rings[label]!);
      let last = line.at(-1);
      if (!last) continue;
      let start = toUnit(last);
      for (let i = 0; i < line.length; i++) {
        const next = line[i]!;
        const dx = next[0] - last[0];
        const dy = next[1] - last[1];
        if (dx === 0 && dy === 0) continue;
        this.addToBands(last[0], last[1], next[0], next[1]);
        // Long straight edges bend away from their chord: 0.5° keeps them within 0.3 km.
        const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / 0.5));
        for (let k = 1; k <= steps; k++) {
          const end = toUnit([last[0] + (dx * k) / steps, last[1] + (dy * k) / steps]);
          pieces.add(start, end, label);
          start = end;
        }
        last = next;
      }
    }
    this.index = new NearestIndex(pieces);
  }

  /** Even-odd rule in longitude and latitude, on whichever turn of the globe the ring lies. */
  contains(position: Position): boolean {
    const lat = position[1];
    const edges = this.bands[band(lat)]!;
    let inside = false;
    for (let turn = -360; turn <= 360; turn += 360) {
      const x = position[0] + turn;
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
    const { km, home } = this.near(position);
    return { km: km === 0 ? 0 : distanceKm(position, home), home };
  }

  /** The same with the distance on the sphere, which differs by less than 0.6 %. */
  near(position: Position): HomeDistance {
    const folded: Position = [foldLng(position[0]), position[1]];
    const { km, point } = this.approach(toUnit(folded), folded);
    return { km, home: km === 0 ? folded : toPosition(point) };
  }

  /** The point of a great-circle line farthest from the land, to 1 km. */
  farthestOn(line: readonly UnitVector[]): Position {
    return toPosition(farthestAlong(line, (unit) => this.approach(unit, toPosition(unit)).km));
  }

  /** No less than a place's distance on the sphere, by up to 450 km: from a table of boxes in space. */
  boundKm(x: number, y: number, z: number): number {
    const i = Math.floor((x + 1) / BOX);
    const j = Math.floor((y + 1) / BOX);
    const k = Math.floor((z + 1) / BOX);
    const box = (i * 64 + j) * 64 + k;
    const bounds = (this.bounds ??= new Float64Array(64 ** 3));
    return bounds[box]! || (bounds[box] = this.boxBoundKm(i, j, k));
  }

  private boxBoundKm(i: number, j: number, k: number): number {
    const centre = normalize([(i + 0.5) * BOX - 1, (j + 0.5) * BOX - 1, (k + 0.5) * BOX - 1]);
    // Pulled out to the sphere, no point of the box is farther from its centre than its diagonal.
    return this.approach(centre, toPosition(centre)).km + BOX_KM;
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

/** A place, its distance to a land on the sphere, and where that is nearest. */
export interface Far extends HomeDistance {
  position: Position;
}

/** Places of which one is the farthest from a land, among points and along lines; none of none. */
export function farFrom(
  land: HomeLand,
  points: readonly Position[],
  lines: readonly (readonly UnitVector[])[],
): Far[] {
  const places = [...points, ...lines.map((line) => land.farthestOn(line))].map(
    (position): Far => ({ position, ...land.near(position) }),
  );
  const most = Math.max(...places.map(({ km }) => km));
  return places.filter(({ km }) => km >= most * SPHERE_MARGIN);
}

/** The farthest of places by their true distance, the first of equals; null of none. */
export function farthestOf(recordId: string, places: readonly Far[]): Farthest | null {
  let farthest: Farthest | null = null;
  for (const { position, home, km: sphereKm } of places) {
    const km = sphereKm === 0 ? 0 : distanceKm(position, home);
    if (!farthest || km > farthest.km) farthest = { km, home, position, recordId };
  }
  return farthest;
}

const BOX = 1 / 30;
const BOX_KM = EARTH_RADIUS_KM * BOX * Math.sqrt(3) * 1.05;
