import type { MultiPolygon, Polygon } from 'geojson';
import { ringContains } from './antimeridian';
import type { Position } from '../record/model';
import { foldLng } from './sphere';
import type { RegionAt } from '../reach/trace';

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
    return (all as Position[][][]).map((rings) => ({ id, rings, ...boxOf(rings[0]!) }));
  });
  return ([lng, lat]) => {
    const at: Position = [foldLng(lng), lat];
    const found = polygons.find(
      ({ rings, west, south, east, north }) =>
        at[0] >= west &&
        at[0] <= east &&
        lat >= south &&
        lat <= north &&
        // The first ring is the outline, the others are holes.
        rings.every((ring, i) => ringContains(ring, at) === (i === 0)),
    );
    return found?.id ?? null;
  };
}

function boxOf(ring: readonly Position[]) {
  const lngs = ring.map(([lng]) => lng);
  const lats = ring.map(([, lat]) => lat);
  return {
    ...{ west: Math.min(...lngs), south: Math.min(...lats) },
    ...{ east: Math.max(...lngs), north: Math.max(...lats) },
  };
}
