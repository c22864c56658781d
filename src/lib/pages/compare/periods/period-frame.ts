import { geoArea, geoCentroid, geoEqualEarth } from 'd3-geo';
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
      const [lng, lat] = geoCentroid(geometry);
      // d3-geo takes an anticlockwise ring for the rest of the planet, whose middle is opposite.
      const isRest = geoArea(geometry) > 2 * Math.PI;
      const [x, y] = project(isRest ? [lng + 180, -lat] : [lng, lat]) ?? [0, 0];
      // The middle of the Arctic is the upper edge.
      return [id, [Math.round(x), Math.max(Math.round(y), 16)]];
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
