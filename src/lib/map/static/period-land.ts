import { geoAzimuthalEquidistant } from 'd3-geo';
import { EARTH_RADIUS_KM } from '$lib/core/earth/sphere';
import type { Home } from '../scene';
import type { Mark } from './marks';
import type { PeriodFrame } from './periods';
import { drawLand, type Land, type PictureFrame } from './picture';

/** Where d3-geo draws what `frame` shows. */
export function pictureFrame({ origin, x, y, pxPerKm, size }: PeriodFrame): PictureFrame {
  const project = geoAzimuthalEquidistant()
    .rotate([-origin[0], -origin[1]])
    .scale(EARTH_RADIUS_KM * pxPerKm)
    .translate([x, y])
    .clipAngle(140)
    .clipExtent([
      [-2, -2],
      [size.width + 2, size.height + 2],
    ])
    .precision(0.3);
  return { project, size, limb: null, zoom: 0, covered: [] };
}

export const periodLand = (frame: PeriodFrame, land: Land, homes: readonly Home[]): Mark[] =>
  drawLand(land, pictureFrame(frame), 0.6, homes);
