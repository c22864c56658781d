import { booleanPointInPolygon } from '@turf/turf';
import type { Position } from '../src/lib/core/record/model';
import { regionShare as shareOf } from '../src/lib/core/earth/regions';
import { foldLng } from '../src/lib/core/earth/sphere';
import type { EventFile, RegionsFile } from './schema';

/**
 * Ids of all regions that hold the position; one, in a sound dataset. Planar in longitude and
 * latitude: region edges are meant as straight lines on a plain latitude-longitude map.
 */
export function regionsAt(regions: RegionsFile, [lng, lat]: Position): string[] {
  const position: Position = [foldLng(lng), lat];
  return regions.features
    .filter(({ geometry }) => booleanPointInPolygon(position, geometry))
    .map(({ properties }) => properties.id);
}

type Waypoints = NonNullable<EventFile['track']>['waypoints'];
const shares = new WeakMap<Waypoints, { of: RegionsFile; share: Record<string, number> }>();

/** The share of a track in each region; `''` outside of all. */
export function regionShare(regions: RegionsFile, waypoints: Waypoints): Record<string, number> {
  const known = shares.get(waypoints);
  if (known?.of === regions) return known.share;
  const positions = waypoints.map(({ position }) => position);
  const share = shareOf(positions, (position) => regionsAt(regions, position)[0] ?? null);
  shares.set(waypoints, { of: regions, share });
  return share;
}

/** A region on both sides of 180° ends this much before it in the east, the Arctic before the pole. */
const SEAM = { lng: 179.9999, lat: 89.9 };

/**
 * `static/data/regions.geojson`, in order. On a sphere 180° E and W are one line and the pole one
 * point: a region that runs along both sides of it would touch itself, which s2 does not accept.
 */
export function regionsLayer({ features }: RegionsFile) {
  const sorted = [...features].sort((a, b) => a.properties.order - b.properties.order);
  return {
    type: 'FeatureCollection' as const,
    features: sorted.map(({ properties, geometry }) => {
      const polygons = polygonsOf(geometry);
      const isCut = polygons.flat(2).some(([lng]) => lng === -180);
      const before = ([lng, lat]: Position): Position => [
        isCut && lng === 180 ? SEAM.lng : lng,
        Math.min(lat, SEAM.lat),
      ];
      const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(before)));
      return {
        type: 'Feature' as const,
        id: properties.id,
        properties,
        geometry:
          coordinates.length === 1
            ? { type: 'Polygon' as const, coordinates: coordinates[0]! }
            : { type: 'MultiPolygon' as const, coordinates },
      };
    }),
  };
}

export function polygonsOf(geometry: RegionsFile['features'][number]['geometry']): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
