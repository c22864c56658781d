import { greatest, max, pairs } from 'd3-array';
import { bbox, booleanPointInPolygon } from '@turf/turf';
import type { BBox, Polygon } from 'geojson';
import { arcBetween, edgeArcs, nearestOf, type Arc } from './arcs';
import type { Bounds } from './bounds';
import { SPHERE_MARGIN, distanceKm } from './geodesic';
import type { Position } from '../record/model';
import { EARTH_RADIUS_KM, arcKm, densifyUnits, foldLng, toPosition, toUnit } from './sphere';
import type { UnitVector } from './sphere';

const STEPS_KM = [100, 10, 2];

/** The area inside closed rings cut at 180°, whose edges are straight in longitude and latitude. */
export class LandArea {
  readonly #rings: { polygon: Polygon; box: BBox }[];
  readonly #coast: readonly Arc[];

  constructor(rings: readonly Position[][]) {
    this.#rings = rings.map((ring) => {
      const polygon: Polygon = { type: 'Polygon', coordinates: [ring] };
      return { polygon, box: bbox(polygon) };
    });
    this.#coast = rings.flatMap(edgeArcs);
  }

  contains([lng, lat]: Position): boolean {
    const position: Position = [foldLng(lng), lat];
    // Turf checks the box only after unpacking position and ring, most of the work for islands.
    const isInBox = ([west = 0, south = 0, east = 0, north = 0]: BBox) =>
      lat >= south && lat <= north && position[0] >= west && position[0] <= east;
    const around = this.#rings.filter(
      ({ polygon, box }) => isInBox(box) && booleanPointInPolygon(position, polygon),
    );
    return around.length % 2 === 1;
  }

  /** Geodesic distance to the land and its nearest point; 0 on land. */
  distance(position: Position): { km: number; home: Position } {
    const folded: Position = [foldLng(position[0]), position[1]];
    if (this.contains(folded)) return { km: 0, home: folded };
    const home = toPosition(this.coast(toUnit(folded)).point);
    return { km: distanceKm(folded, home), home };
  }

  distanceOfBounds(bounds: Bounds) {
    const corners = bounds.arcs.map(({ a }) => toPosition(a));
    const mostKm = max(corners, (corner) => this.distance(corner).km)!;
    const shared =
      corners.find((corner) => this.contains(corner)) ??
      this.#coast.map(({ a }) => toPosition(a)).find((point) => bounds.contains(point));
    if (shared) return { km: 0, mostKm, position: shared, home: shared };
    const { from, to } = nearestOf(bounds.arcs, this.#coast)!;
    const [position, home] = [toPosition(from), toPosition(to)];
    return { km: distanceKm(position, home), mostKm, position, home };
  }

  /** The nearest point of the coast, also from inside; `unit` itself without a coast. */
  coast(unit: UnitVector): { km: number; point: UnitVector } {
    const nearest = nearestOf([arcBetween(unit)], this.#coast);
    if (!nearest) return { km: Math.PI * EARTH_RADIUS_KM, point: unit };
    return { km: nearest.angle * EARTH_RADIUS_KM, point: nearest.to };
  }

  /** The point of a great-circle line farthest from the land, to 2 km. */
  farthestOn(line: readonly UnitVector[]): UnitVector {
    const measure = (unit: UnitVector) => ({ unit, km: this.distance(toPosition(unit)).km });
    const ends = line.map(measure);
    let best = greatest(ends, ({ km }) => km)!;
    let stretches = pairs(ends);
    for (const stepKm of STEPS_KM) {
      const finer = stretches
        // Between two points the distance rises by at most half of the remaining way.
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

export type HomeRings = Record<string, Position[][]>;

export type HomeLand = Record<string, LandArea>;

export const homeOf = (rings: HomeRings): HomeLand =>
  Object.fromEntries(Object.entries(rings).map(([partner, land]) => [partner, new LandArea(land)]));
