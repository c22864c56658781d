import { extent, max, ticks } from 'd3-array';
import { geoAzimuthalEquidistant } from 'd3-geo';
import { EARTH_RADIUS_KM } from '$lib/core/earth/sphere';
import type { GroundPiece } from '$lib/core/reach/ground';
import type { Position } from '$lib/core/record/model';
import type { Size } from './screen';
import { Pen, shortPath } from './pen';
import { PERIOD_MAP, fromOrigin, type PeriodFrame } from './periods';
import type { PictureFrame } from './picture';
import { margins } from './region-map';

/** Around the positions, for signs and labels, px of `PERIOD_MAP`. */
const MARGIN = { x: 30, y: 44 };

/** The small map of a period: all positions, as large as they fit. */
export function periodFrame(
  origin: Position,
  positions: readonly Position[],
  size: Size = PERIOD_MAP,
): PeriodFrame {
  const points = [origin, ...positions].map((position) => fromOrigin(origin, position));
  const [west = 0, east = 0] = extent(points, ({ x }) => x);
  const [north = 0, south = 0] = extent(points, ({ y }) => y);
  const scale = size.width / PERIOD_MAP.width;
  const pxPerKm = Math.min(
    (size.width - 2 * MARGIN.x * scale) / Math.max(1, east - west),
    (size.height - 2 * MARGIN.y * scale) / Math.max(1, south - north),
  );
  const farthestKm = max(points, ({ x, y }) => Math.hypot(x, y)) ?? 0;
  return {
    origin,
    x: size.width / 2 - (pxPerKm * (west + east)) / 2,
    y: size.height / 2 - (pxPerKm * (north + south)) / 2,
    pxPerKm,
    size,
    rings: ticks(0, farthestKm, 4).slice(1),
  };
}

/** The same map for d3-geo. */
export function pictureFrame({ origin, x, y, pxPerKm, size }: PeriodFrame): PictureFrame {
  const projection = geoAzimuthalEquidistant()
    .rotate([-origin[0], -origin[1]])
    .scale(EARTH_RADIUS_KM * pxPerKm)
    .translate([x, y])
    .clipAngle(140)
    .clipExtent(margins(size, -2))
    .precision(0.3);
  return { projection, size, zoom: 0, covered: [] };
}

/** Writes ground as path data, in parts of a pixel that such a map can show. */
export function groundPen(frame: PeriodFrame): (polygons: GroundPiece['polygons']) => string {
  const pen = new Pen(pictureFrame(frame).projection, 1);
  return (polygons) => shortPath(pen.path({ type: 'MultiPolygon', coordinates: polygons }));
}
