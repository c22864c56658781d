import type { GeoProjection } from 'd3-geo';
import type { Size } from '../screen';
import type { PictureFrame } from './picture';

/** Small equal-area maps, on which ground can be compared by eye. */

/** Of the map of all regions, px. */
export const REGION_MAP = { width: 424, height: 372 } as const;

/** Land farther from the middle than this is bent beyond recognition. */
const CLIP_DEG = 150;

/** A map of some size, cut a little beyond its edges. */
export function equalArea(project: GeoProjection, size: Size): PictureFrame {
  project.clipAngle(CLIP_DEG).clipExtent(extent(size, -2)).precision(0.3);
  return { project, size, limb: null, zoom: 0, covered: [] };
}

export const extent = (
  { width, height }: Size,
  margin: number,
): [[number, number], [number, number]] => [
  [margin, margin],
  [width - margin, height - margin],
];
