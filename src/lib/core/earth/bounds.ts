import { max } from 'd3-array';
import { bbox, booleanPointInPolygon } from '@turf/turf';
import { arcBetween, edgeArcs, nearestOf, type Arc } from './arcs';
import type { Regions } from './regions';
import { EARTH_RADIUS_KM, RADIANS, angleBetween, foldLng, toUnit } from './sphere';
import type { BBox, MultiPolygon } from 'geojson';
import { cached } from '../record/cached';
import type { Position, Within } from '../record/model';

/** All that is known of where a place lies: somewhere in these polygons. */
export class Bounds {
  readonly #shape: MultiPolygon & { bbox: BBox };
  readonly arcs: readonly Arc[];

  constructor(polygons: readonly (readonly Position[][])[]) {
    const shape: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: polygons as Position[][][],
    };
    // Turf looks at the box first where there is one.
    this.#shape = { ...shape, bbox: bbox(shape) };
    this.arcs = polygons.flat().flatMap(edgeArcs);
  }

  contains([lng, lat]: Position): boolean {
    return booleanPointInPolygon([foldLng(lng), lat], this.#shape);
  }

  /** The least and the most distance that a place in it can have from a point, on the sphere, km. */
  from(position: Position): { leastKm: number; mostKm: number } {
    const point = toUnit(position);
    const least = this.contains(position) ? 0 : nearestOf([arcBetween(point)], this.arcs)!.angle;
    // Farthest is a corner, unless the antipode of the point lies inside.
    const isOpposite = this.contains([position[0] + 180, -position[1]]);
    const most = isOpposite ? Math.PI : max(this.arcs, ({ a }) => angleBetween(point, a))!;
    return { leastKm: EARTH_RADIUS_KM * least, mostKm: EARTH_RADIUS_KM * most };
  }

  /** A place in it, all of its area equally likely. */
  draw(random: () => number): Position {
    const [west, south, east, north] = this.#shape.bbox as [number, number, number, number];
    const [low, high] = [south, north].map((lat) => Math.sin(lat * RADIANS)) as [number, number];
    for (;;) {
      const position: Position = [
        west + (east - west) * random(),
        Math.asin(low + (high - low) * random()) / RADIANS,
      ];
      if (this.contains(position)) return position;
    }
  }
}

export function boundsLookup(regions: Regions | null): (within: Within) => Bounds | null {
  const known = new Map<string, Bounds | null>();
  const make = ({ region, ring }: Within): Bounds | null => {
    if (ring) return new Bounds([[ring]]);
    const geometry = regions?.features.find(({ properties }) => properties.id === region)?.geometry;
    if (!geometry) return null;
    const { type, coordinates } = geometry;
    return new Bounds((type === 'Polygon' ? [coordinates] : coordinates) as Position[][][]);
  };
  return (within) =>
    cached(known, within.region ?? JSON.stringify(within.ring), () => make(within));
}
