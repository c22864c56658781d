import { rewind } from '@turf/turf';
import { geoCentroid, geoEqualEarth } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { PictureFrame } from '$lib/map/still/picture';
import type { Position } from '$lib/core/record/model';
import { WORLD_SIZE } from './world-size';

type RegionFeature = Feature<Polygon | MultiPolygon, { id: string }>;

/** Middle of the picture: Kaliningrad and Cape Town to its left, the Aleutians to its right. */
const CENTRE = 105;
/** No record lies north or south of these. */
const NORTH = 84;
const SOUTH = -42;

/** The middle of each region on it, px. */
export function regionPlaces(features: readonly RegionFeature[]): Map<string, [number, number]> {
  const { project } = periodFrame();
  return new Map(
    features.map(({ properties: { id }, geometry }) => {
      // d3-geo would take an anticlockwise ring for the rest of the planet.
      const [x, y] = project(geoCentroid(rewind(geometry, { reverse: true }))) ?? [0, 0];
      return [id, [Math.round(x), Math.round(y)]];
    }),
  );
}

/** The map of two periods: equal-area, so that ground can be compared by eye. */
export function periodFrame(): PictureFrame {
  const { width, height } = WORLD_SIZE;
  const lngs = [-64, -32, 0, 32, 60].map((step) => CENTRE + step * 1.75);
  const band = [NORTH, 0, SOUTH].flatMap((lat) => lngs.map((lng): Position => [lng, lat]));
  const project = geoEqualEarth()
    .rotate([-CENTRE, 0])
    .fitExtent(
      [
        [4, 4],
        [width - 4, height - 4],
      ],
      { type: 'MultiPoint', coordinates: band },
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  return { project, size: WORLD_SIZE, limb: null, zoom: 0, covered: [] };
}
