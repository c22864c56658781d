import { bbox, booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Position } from '../record/model';
import { foldLng } from './sphere';

/** Id of the region that holds a position, or null. */
export type RegionAt = (position: Position) => string | null;

export interface Regions {
  features: readonly {
    properties: { id: string };
    geometry: Polygon | MultiPolygon;
  }[];
}

/** The first in file order; edges are straight in longitude and latitude, as the file means them. */
export function regionLookup({ features }: Regions): RegionAt {
  const regions = features.map(({ properties: { id }, geometry }) => {
    const shape = { type: 'Feature', properties: null, geometry } as const;
    // Turf looks at the box first where there is one.
    return { id, shape: { ...shape, bbox: bbox(shape) } };
  });
  return ([lng, lat]) => {
    const at: Position = [foldLng(lng), lat];
    return regions.find(({ shape }) => booleanPointInPolygon(at, shape))?.id ?? null;
  };
}
