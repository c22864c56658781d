import { geoEqualEarth, geoMercator, type GeoProjection } from 'd3-geo';
import type { Position } from '#core/record/model';
import type { Box, Size } from '$lib/site/boxes';
import type { Camera } from '$lib/view/view';
import { boundsOf } from './camera';
import { WORLD, mercatorY, viewportCenter, type Project, type Viewport } from './screen';

export interface LayoutFrame {
  project: Project;
  size: Size;
  covered: readonly Box[];
  /** A phone has smaller patrols, and labels of the selected years alone. */
  isSmall: boolean;
  zoom: number;
}

export interface Frame extends LayoutFrame {
  projection: GeoProjection;
  worldPx?: number;
}

const frameOf = (projection: GeoProjection, size: Size): Frame => ({
  projection,
  project: (position) => {
    const [x, y] = projection(position as [number, number])!;
    return { x, y };
  },
  size,
  zoom: 0,
  covered: [],
  isSmall: false,
});

/**
 * By the formulas of screen.ts and so MapLibre's.
 * @param around drawn beyond the edges, px
 */
export function cameraFrame(
  camera: Camera,
  viewport: Viewport,
  covered: readonly Box[] = [],
  around = { x: 20, y: 20 },
): Frame {
  const { size } = viewport;
  const { center, zoom } = camera;
  const [lng, lat] = center;
  const { x, y } = viewportCenter(viewport);
  const worldPx = WORLD * 2 ** zoom;
  const projection = geoMercator()
    .rotate([-lng, 0])
    .scale(worldPx / (2 * Math.PI))
    .translate([x, y + mercatorY(lat) * worldPx])
    .precision(0.3)
    .clipExtent([
      [-around.x, -around.y],
      [size.width + around.x, size.height + around.y],
    ]);
  return { ...frameOf(projection, size), worldPx, zoom, covered };
}

const margins = ({ width, height }: Size, margin: number): [[number, number], [number, number]] => [
  [margin, margin],
  [width - margin, height - margin],
];

/** For a single place, degrees around it. */
const AROUND_DEG = 5;

/** Equal Earth, cut opposite to the positions, as large as they fit. */
export function areaFrame(positions: readonly Position[], size: Size, marginPx: number) {
  const { west, south, east, north } = boundsOf(positions);
  const corners = [-AROUND_DEG, AROUND_DEG].map((degrees): Position => {
    return [west + degrees, Math.min(Math.max(south + degrees, -80), 80)];
  });
  const isPoint = west === east && south === north;
  const coordinates = isPoint ? corners : [...positions];
  const projection = geoEqualEarth()
    .rotate([-(west + east) / 2, 0])
    .fitExtent(margins(size, marginPx), { type: 'MultiPoint', coordinates })
    .clipExtent(margins(size, -2))
    .precision(0.3);
  return frameOf(projection, size);
}
