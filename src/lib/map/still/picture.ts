import type { GeoProjection } from 'd3-geo';
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Partner, Position } from '$lib/core/record/model';
import type { Camera, Layer, Projection } from '$lib/view/view';
import { NO_PADDING } from '../camera';
import { LAND_LAYERS, type Look } from '../layers';
import { placeNames, type NameFrame } from '../names/names';
import { overMarks } from '../over/over-marks';
import { NO_REFERENCE } from '../reference';
import { buildScene } from '../scene';
import { WORLD, limbRadius, screenPoint, tenths, type Size } from '../screen';
import type { Drawn } from '../reference';
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
export interface PictureFrame extends Omit<NameFrame, 'at'> {
  project: GeoProjection;
  limb: Picture['limb'];
  worldPx?: number | undefined;
  /** Where the camera sees a place; where the projection has it when left out. */
  at?: NameFrame['at'];
}

/** The frame of MapLibre's own picture from the same camera. */
export function cameraFrame(
  camera: Camera,
  size: Size,
  projection: Projection,
  padding = NO_PADDING,
  covered: NameFrame['covered'] = [],
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
  const at = (place: readonly number[]) =>
    screenPoint(place as Position, camera, size, projection, padding);
  const worldPx = projection === 'flat' ? WORLD * 2 ** camera.zoom : undefined;
  return { project, at, size, limb, worldPx, zoom: camera.zoom, covered };
}

export interface PictureOptions {
  /** Null: the land is drawn by whoever shows the picture. */
  land?: Land | null;
  /** Leaves out points nearer than this to the one before, px. */
  coarsePx?: number;
  /** Its name is written whether names are switched on or not. */
  selected?: string | null;
  /** The layers of a small map and how they differ from the big one's. */
  plainer?: Readonly<Record<string, Partial<Look>>>;
  /** On a small map: half of a patrol's place, px; nothing is written then. */
  squarePx?: number;
}

export function drawPicture(...drawing: Drawing): Picture {
  const { size, limb, worldPx } = drawing[2];
  const { land, below, over } = drawParts(...drawing);
  return { ...size, limb, worldPx, land, marks: [...below, ...over] };
}

type Drawing = [
  drawn: Drawn,
  layers: readonly Layer[],
  frame: PictureFrame,
  options?: PictureOptions,
];

/** The land, what grows with the map, and above both what keeps its size. */
export function drawParts(...[drawn, layers, frame, options = {}]: Drawing) {
  const { project, zoom } = frame;
  const projected = (place: readonly number[]) => {
    const [x, y] = project(place as [number, number]) ?? [];
    return x === undefined || y === undefined ? null : { x, y };
  };
  const seen = { ...frame, at: frame.at ?? projected };
  const { land = null, coarsePx = 0, selected = null, plainer, squarePx } = options;
  const { sites, written } = placeNames(drawn, layers, seen, selected);
  const painted = { ...drawn, sites, land: land?.features ?? [] };
  const choices = { layers, selected, squarePx, written: squarePx === undefined ? written : null };
  const below = drawLayers(painted, layers, new Pen(project, coarsePx), zoom, plainer);
  return {
    land: below.filter(isLand),
    below: below.filter((mark) => !isLand(mark)),
    over: overMarks({ ...drawn, sites }, choices, seen),
  };
}

const isLand = ({ layer }: Mark) => LAND_LAYERS.some(({ id }) => id === layer);

/** Land alone. Small maps leave out the borders, which would be noise there. */
export function drawLand(land: Land, frame: PictureFrame, coarsePx: number): Mark[] {
  const nothing = { ...buildScene({ records: [], nameOf: () => '' }), ...NO_REFERENCE };
  return drawPicture(nothing, [], frame, { land, coarsePx }).land!;
}
