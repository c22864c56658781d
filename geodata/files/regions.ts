import { multiPolygon, polygon } from '@turf/turf';
import { sort } from 'd3-array';
import { cached } from '#core/record/cached';
import type { Position } from '#core/record/model';
import { polygonsOf, regionLookup, regionShare } from '#core/earth/regions';
import type { EventFile } from '#core/record/schema';
import type { RegionsFile } from '#core/record/dataset-files';

type Waypoints = NonNullable<EventFile['track']>['waypoints'];
type Shares = WeakMap<Waypoints, Record<string, number>>;
const shares = new WeakMap<RegionsFile, Shares>();

/** `''` outside all regions. */
export function trackShare(regions: RegionsFile, waypoints: Waypoints) {
  const byWaypoints = cached(shares, regions, (): Shares => new WeakMap());
  const positions = waypoints.map(({ position }) => position);
  return cached(byWaypoints, waypoints, () => regionShare(positions, regionLookup(regions)));
}

/** Where it ends in the east, and the Arctic before the pole. */
const SEAM = { lng: 179.9999, lat: 89.9 };

/** A region along both sides of 180° or the pole would touch itself, which s2 rejects. */
export function regionsLayer({ features }: RegionsFile) {
  const sorted = sort(features, ({ properties }) => properties.order);
  return {
    type: 'FeatureCollection' as const,
    features: sorted.map(({ properties, geometry }) => {
      const polygons = polygonsOf(geometry);
      const isCut = polygons.flat(2).some(([lng]) => lng === -180);
      const beforeSeam = ([lng, lat]: Position): Position => [
        isCut && lng === 180 ? SEAM.lng : lng,
        Math.min(lat, SEAM.lat),
      ];
      const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(beforeSeam)));
      const [only, ...others] = coordinates;
      const { id } = properties;
      return others.length === 0
        ? polygon(only!, properties, { id })
        : multiPolygon(coordinates, properties, { id });
    }),
  };
}
