import {
  geoAzimuthalEqualArea,
  geoCentroid,
  geoEqualEarth,
  geoPath,
  type GeoPermissibleObjects,
  type GeoProjection,
} from 'd3-geo';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Position } from '$lib/core/record/model';

/** The maps of the page: equal-area, so that ground can be compared by eye. */

export const WORLD_SIZE = { width: 960, height: 500 } as const;
export const REGION_SIZE = { width: 300, height: 220 } as const;

/** Middle of the picture: Kaliningrad and Cape Town to its left, the Aleutians to its right. */
const WORLD_CENTRE = 105;
/** No record lies north or south of these. */
const NORTH = 84;
const SOUTH = -42;

export function worldProjection(): GeoProjection {
  const { width, height } = WORLD_SIZE;
  const projection = geoEqualEarth()
    .rotate([-WORLD_CENTRE, 0])
    .fitExtent(
      [
        [4, 4],
        [width - 4, height - 4],
      ],
      { type: 'MultiPoint', coordinates: band() },
    );
  return projection.clipExtent([
    [0, 0],
    [width, height],
  ]);
}

function band(): Position[] {
  const lngs = [-64, -32, 0, 32, 60].map((step) => WORLD_CENTRE + step * 1.75);
  return [NORTH, 0, SOUTH].flatMap((lat) => lngs.map((lng): Position => [lng, lat]));
}

/** Fits a region, wherever it lies: its middle is found on the sphere, so 180° is no edge. */
export function regionProjection(region: Polygon | MultiPolygon): GeoProjection {
  const { width, height } = REGION_SIZE;
  const rings = region.type === 'Polygon' ? region.coordinates : region.coordinates.flat();
  const outline: GeoPermissibleObjects = { type: 'MultiPoint', coordinates: rings.flat() };
  const [lng, lat] = geoCentroid(outline);
  return geoAzimuthalEqualArea()
    .rotate([-lng, -lat])
    .fitExtent(
      [
        [10, 10],
        [width - 10, height - 10],
      ],
      outline,
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
}

/** An SVG path, to a tenth of a pixel; empty where nothing is in the picture. */
export function pathOf(projection: GeoProjection, shape: GeoPermissibleObjects): string {
  return geoPath(projection).digits(1)(shape) ?? '';
}

/** d3-geo takes outer rings clockwise, RFC 7946 anticlockwise: otherwise all the rest is filled. */
export function turned(geometry: Polygon | MultiPolygon): MultiPolygon {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((ring) => ring.toReversed())),
  };
}
