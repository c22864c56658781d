import { max } from 'd3-array';
import { bbox, booleanPointInPolygon, rewind } from '@turf/turf';
import { arcBetween, edgeArcs, nearestOf, type Arc } from './arcs';
import { polygonsOf, type Regions } from './regions';
import { EARTH_RADIUS_KM, RADIANS, angleBetween, foldLng, toUnit } from './sphere';
import type { BBox, MultiPolygon } from 'geojson';
import { cached } from '../record/cached';
import type { Random } from '../statistics/random';
import type { Position } from '../record/model';
import type { Within } from '../record/schema';

export class Bounds {
  readonly #shape: MultiPolygon & { bbox: BBox };
  readonly arcs: readonly Arc[];

  constructor(readonly polygons: readonly (readonly Position[][])[]) {
    const coordinates = polygons as Position[][][];
    const shape: MultiPolygon = { type: 'MultiPolygon', coordinates };
    // Turf rejects by bbox first.
    this.#shape = { ...shape, bbox: bbox(shape) };
    this.arcs = polygons.flat().flatMap(edgeArcs);
  }

  /** Wound as RFC 7946 asks. */
  get geometry(): MultiPolygon {
    const { type, coordinates } = this.#shape;
    return rewind({ type, coordinates }) as MultiPolygon;
  }

  contains([lng, lat]: Position): boolean {
    return booleanPointInPolygon([foldLng(lng), lat], this.#shape);
  }

  draw(random: Random): Position {
    const [west, south, east, north] = this.#shape.bbox as [number, number, number, number];
    const [low, high] = [Math.sin(south * RADIANS), Math.sin(north * RADIANS)];
    for (;;) {
      const position: Position = [
        west + (east - west) * random(),
        Math.asin(low + (high - low) * random()) / RADIANS,
      ];
      if (this.contains(position)) return position;
    }
  }

  from(position: Position): { leastKm: number; mostKm: number } {
    const point = toUnit(position);
    const least = this.contains(position) ? 0 : nearestOf([arcBetween(point)], this.arcs)!.angle;
    // The farthest point is a corner, unless the antipode lies inside.
    const isOpposite = this.contains([position[0] + 180, -position[1]]);
    const most = isOpposite ? Math.PI : max(this.arcs, ({ a }) => angleBetween(point, a))!;
    return { leastKm: EARTH_RADIUS_KM * least, mostKm: EARTH_RADIUS_KM * most };
  }
}

/** Cached by region or ring; null for an unknown region. */
export function boundsLookup(regions: Regions | null): (within: Within) => Bounds | null {
  const cache = new Map<string, Bounds | null>();
  const make = ({ region, ring }: Within): Bounds | null => {
    if (ring) return new Bounds([[ring]]);
    const geometry = regions?.features.find(({ properties }) => properties.id === region)?.geometry;
    return geometry ? new Bounds(polygonsOf(geometry)) : null;
  };
  return (within) =>
    cached(cache, within.region ?? JSON.stringify(within.ring), () => make(within));
}
