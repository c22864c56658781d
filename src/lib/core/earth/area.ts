import { greatest, max, pairs } from 'd3-array';
import { bbox, booleanPointInPolygon, rewind } from '@turf/turf';
import type { BBox, MultiPolygon, Polygon } from 'geojson';
import type { Position } from '../record/model';
import type { Random } from '../statistics/random';
import { arcBetween, edgeArcs, nearestOf, type Arc } from './arcs';
import { distanceKm } from './geodesic';
import { EARTH_RADIUS_KM, RADIANS, angleBetween, arcKm, dot, foldLng } from './sphere';
import { densifyUnits, toPosition, toUnit, type UnitVector } from './sphere';

type Box = [west: number, south: number, east: number, north: number];

/** Distances on sphere and ellipsoid differ by less than 0.6 %. */
const SPHERE_MARGIN = 0.99;
const STEPS_KM = [100, 10, 2];

/** Polygons cut at 180°, with edges straight in degrees. */
export class Area {
  readonly #shape: MultiPolygon;
  readonly #rings: { polygon: Polygon; box: BBox }[];
  #arcs?: readonly Arc[];

  constructor(readonly polygons: readonly (readonly Position[][])[]) {
    this.#shape = { type: 'MultiPolygon', coordinates: polygons as Position[][][] };
    this.#rings = polygons.flat().map((ring) => {
      const polygon: Polygon = { type: 'Polygon', coordinates: [ring] };
      return { polygon, box: bbox(polygon) };
    });
  }

  get arcs(): readonly Arc[] {
    return (this.#arcs ??= this.polygons.flat().flatMap(edgeArcs));
  }

  /** Wound as RFC 7946 asks. */
  get geometry(): MultiPolygon {
    return rewind(this.#shape) as MultiPolygon;
  }

  contains([lng, lat]: Position): boolean {
    const position: Position = [foldLng(lng), lat];
    // Turf checks the box only after unpacking position and ring, which costs more.
    const isInBox = ([west = 0, south = 0, east = 0, north = 0]: BBox) =>
      lat >= south && lat <= north && position[0] >= west && position[0] <= east;
    const around = this.#rings.filter(
      ({ polygon, box }) => isInBox(box) && booleanPointInPolygon(position, polygon),
    );
    // A hole is a second ring.
    return around.length % 2 === 1;
  }

  draw(random: Random): Position {
    const [west, south, east, north] = bbox(this.#shape) as Box;
    const [low, high] = [Math.sin(south * RADIANS), Math.sin(north * RADIANS)];
    for (;;) {
      const position: Position = [
        west + (east - west) * random(),
        Math.asin(low + (high - low) * random()) / RADIANS,
      ];
      if (this.contains(position)) return position;
    }
  }

  /** To the nearest and the farthest point, on the sphere. */
  from(position: Position): { leastKm: number; mostKm: number } {
    const point = toUnit(position);
    const leastKm = this.contains(position) ? 0 : this.coast(point).km;
    return { leastKm, mostKm: EARTH_RADIUS_KM * this.farthestAngle(point) };
  }

  /** Radians. The farthest point is a corner, unless the antipode lies inside. */
  farthestAngle(point: UnitVector): number {
    const [x, y, z] = point;
    if (this.contains(toPosition([-x, -y, -z]))) return Math.PI;
    let farthest = this.arcs[0]!.a;
    let cosine = Infinity;
    for (const { a } of this.arcs) {
      const own = dot(point, a);
      if (own >= cosine) continue;
      farthest = a;
      cosine = own;
    }
    return angleBetween(point, farthest);
  }

  /** To the nearest point, on the ellipsoid; 0 inside. */
  distance(position: Position): { km: number; home: Position } {
    const folded: Position = [foldLng(position[0]), position[1]];
    if (this.contains(folded)) return { km: 0, home: folded };
    const home = toPosition(this.coast(toUnit(folded)).point);
    return { km: distanceKm(folded, home), home };
  }

  /** The least from anywhere within bounds, the most from a corner. */
  distanceOfBounds(bounds: Area) {
    const corners = bounds.arcs.map(({ a }) => toPosition(a));
    const mostKm = max(corners, (corner) => this.distance(corner).km)!;
    const shared =
      corners.find((corner) => this.contains(corner)) ??
      this.arcs.map(({ a }) => toPosition(a)).find((point) => bounds.contains(point));
    if (shared) return { km: 0, mostKm, position: shared, home: shared };
    const { from, to } = nearestOf(bounds.arcs, this.arcs)!;
    const [position, home] = [toPosition(from), toPosition(to)];
    return { km: distanceKm(position, home), mostKm, position, home };
  }

  /** Also from inside; `unit` itself without an edge. */
  coast(unit: UnitVector): { km: number; point: UnitVector } {
    const nearest = nearestOf([arcBetween(unit)], this.arcs);
    if (!nearest) return { km: Math.PI * EARTH_RADIUS_KM, point: unit };
    return { km: nearest.angle * EARTH_RADIUS_KM, point: nearest.to };
  }

  /** Farthest from the area along great circles, to 2 km. */
  farthestOn(line: readonly UnitVector[]): UnitVector {
    const measure = (unit: UnitVector) => ({ unit, km: this.distance(toPosition(unit)).km });
    const ends = line.map(measure);
    let best = greatest(ends, ({ km }) => km)!;
    let stretches = pairs(ends);
    for (const stepKm of STEPS_KM) {
      const finer = stretches
        // Between two points it rises by at most half of the remaining way.
        .filter(([a, b]) => (a.km + b.km + arcKm(a.unit, b.unit)) / 2 > best.km * SPHERE_MARGIN)
        .map(([a, b]) => {
          const between = densifyUnits([a.unit, b.unit], stepKm).slice(1, -1);
          return [a, ...between.map(measure), b];
        });
      best = greatest([best, ...finer.flat()], ({ km }) => km)!;
      stretches = finer.flatMap((points) => pairs(points));
    }
    return best.unit;
  }
}

/** Closed rings of each partner's land. */
export type HomeRings = Record<string, Position[][]>;
