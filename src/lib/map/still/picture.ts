import type { GeoProjection } from 'd3-geo';
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Partner } from '$lib/core/record/model';
import type { Camera, Layer, Projection } from '$lib/view/view';
import { NO_PADDING } from '../camera';
import { graticuleLines } from '../graticule';
import type { Box } from '../names/label-placement';
import { placeNames } from '../names/names';
import { overMarks } from '../over/over-marks';
import { PAGE_PALETTE } from '../palette';
import { NO_REFERENCE } from '../reference';
import { buildScene } from '../scene';
import { limbRadius, tenths, type Size } from '../screen';
import { styleLayers, type Drawn } from '../style';
import { drawLayers } from './draw-layers';
import type { Mark, Picture } from './marks';
import { Pen } from './pen';
import { svgProjection } from './svg-projection';

/** The map as SVG: the same scene, layers and camera as MapLibre's. */

export type Land = FeatureCollection<
  Polygon | MultiPolygon | MultiLineString,
  { partner?: Partner }
>;

/** Where marks come to lie: by a camera (cameraFrame) or on a small equal-area map. */
export interface PictureFrame {
  project: GeoProjection;
  size: Size;
  limb: Picture['limb'];
  /** Marks grow with it as MapLibre's do. */
  zoom: number;
  /** Names stay off these. */
  covered: readonly Box[];
}

/** The frame of MapLibre's own picture from the same camera. */
export function cameraFrame(
  camera: Camera,
  size: Size,
  projection: Projection,
  padding = NO_PADDING,
  covered: readonly Box[] = [],
  /** Drawn beyond the edges of the picture, px. */
  around = { x: 20, y: 20 },
): PictureFrame {
  const project = svgProjection(camera, size, projection, padding);
  project.clipExtent([
    [-around.x, -around.y],
    [size.width + around.x, size.height + around.y],
  ]);
  const [x, y] = project.translate();
  const limb = projection === 'globe' ? { x, y, r: tenths(limbRadius(camera, size)) } : null;
  return { project, size, limb, zoom: camera.zoom, covered };
}

export interface PictureOptions {
  /** Null: the land is drawn by whoever shows the picture. */
  land?: Land | null;
  /** Leaves out points nearer than this to the one before, px. */
  coarsePx?: number;
  /** Its name is written whether names are switched on or not. */
  selected?: string | null;
  /** The layers as this map wants them; those of the big map when left out. */
  restyled?: (layers: ReturnType<typeof styleLayers>) => ReturnType<typeof styleLayers>;
  /** On a small map: half of a patrol's place, px; nothing is written then. */
  squarePx?: number;
}

export function drawPicture(
  drawn: Drawn,
  layers: readonly Layer[],
  { project, size, limb, zoom, covered }: PictureFrame,
  options: PictureOptions = {},
): Picture {
  const { land = null, coarsePx = 0, selected = null, restyled = (all) => all } = options;
  const pen = new Pen(project, coarsePx);
  const frame = { at: pen.at, zoom, size, covered };
  const { sites, written } = placeNames(drawn, layers, frame, selected);
  const style = styleLayers({ palette: PAGE_PALETTE }, layers);
  const sources = { ...drawn, sites, land: land ?? NO_LAND, graticule: graticuleLines() };
  const shapes = drawLayers(restyled(style), sources, pen, zoom);
  const { squarePx } = options;
  const over = { layers, selected, squarePx, written: squarePx === undefined ? written : null };
  return { ...size, limb, marks: [...shapes, ...overMarks({ ...drawn, sites }, over, frame)] };
}

const NO_LAND: Land = { type: 'FeatureCollection', features: [] };

/** Land alone. Small maps leave out the borders, which would be noise there. */
export function drawLand(land: Land, frame: PictureFrame, coarsePx: number): Mark[] {
  const nothing = { ...buildScene({ records: [], nameOf: () => '' }), ...NO_REFERENCE };
  return drawPicture(nothing, [], frame, { land, coarsePx }).marks;
}
