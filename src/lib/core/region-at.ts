import type { MultiPolygon, Polygon } from 'geojson';
import { ringContains } from './antimeridian';
import type { Position } from './model';
import { foldLng } from './sphere';
import type { RegionAt } from './trace';

/** What is needed of `regions.geojson`. */
export interface Regions {
  features: readonly {
    properties: { id: string };
    geometry: Polygon | MultiPolygon;
  }[];
}

/**
 * Finds the region of a position; the first in file order where several hold it. Edges are straight
 * in longitude and latitude, as the file means them.
 */
export function regionLookup({ features }: Regions): RegionAt {
  const polygons = features.flatMap(({ properties: { id }, geometry }) => {
    const all = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return (all as Position[][][]).map((rings) => ({ id, rings, box: boxOf(rings[0]!) }));
  });
  return ([lng, lat]) => {
    const x = foldLng(lng);
    const found = polygons.find(
      ({ rings: [outer, ...holes], box: [west, south, east, north] }) =>
        x >= west &&
        x <= east &&
        lat >= south &&
        lat <= north &&
        ringContains(outer!, [x, lat]) &&
        !holes.some((hole) => ringContains(hole, [x, lat])),
    );
    return found?.id ?? null;
  };
}

function boxOf(
  ring: readonly Position[],
): [west: number, south: number, east: number, north: number] {
  const lngs = ring.map(([lng]) => lng);
  const lats = ring.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
