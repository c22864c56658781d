import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { LAND_TINTS, type Land, type LandTint } from './sketch';

/** What is needed of `basemap-110m.geojson`. */
export type Basemap = FeatureCollection<Geometry, { name: string; partner?: LandTint }>;

/** The countries of the basemap as three areas: the partners and the rest. */
export function landOf({ features }: Basemap): Land {
  return Object.fromEntries(
    LAND_TINTS.map((tint) => [
      tint,
      {
        type: 'MultiPolygon',
        coordinates: features
          .filter(({ properties: { partner = 'other' } }) => partner === tint)
          .flatMap(polygonsOf),
      },
    ]),
  ) as Land;
}

/** Coasts are lines beside their country: only areas are wanted. */
function polygonsOf({ geometry }: Feature): Position[][][] {
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}
