import { geoClipCircle, geoMercator, geoProjection, type GeoProjection } from 'd3-geo';
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Position } from '$lib/core/record/model';
import type { Camera, Layer } from '$lib/view/view';
import { LAND_LAYERS, type Look } from '../layers';
import { placeNames, type NameFrame } from '../names/names';
import { overMarks } from '../over/over-marks';
import { buildScene } from '../scene';
import {
  WORLD,
  globeDistance,
  globeRadius,
  limbRadius,
  mercatorY,
  middleOfSheet,
  screenPoint,
  tenths,
} from '../screen';
import type { Sheet } from '../screen';
import { NO_REFERENCE, type Drawn } from '../reference';
import { drawLayers } from './draw-layers';
import type { Mark, Picture } from './marks';
import { Pen } from './pen';

/** The map as SVG: the same scene, layers and camera as MapLibre's. */

export type Land = FeatureCollection<
  Polygon | MultiPolygon | MultiLineString,
  { partner?: string }
>;

/** Where marks come to lie: by a camera (cameraFrame) or on a small equal-area map. */
export interface PictureFrame extends Omit<NameFrame, 'at'> {
  project: GeoProjection;
  limb: Picture['limb'];
  worldPx?: number | undefined;
  /** Where the camera sees a place; where the projection has it when left out. */
  at?: NameFrame['at'];
}

export function cameraFrame(
  camera: Camera,
  sheet: Sheet,
  covered: NameFrame['covered'] = [],
  /** Drawn beyond the edges of the picture, px. */
  around = { x: 20, y: 20 },
): PictureFrame {
  const { size, projection } = sheet;
  const project = svgProjection(camera, sheet);
  project.clipExtent([
    [-around.x, -around.y],
    [size.width + around.x, size.height + around.y],
  ]);
  const [x, y] = project.translate();
  const limb = projection === 'globe' ? { x, y, r: tenths(limbRadius(camera, size)) } : null;
  const at = (place: readonly number[]) => screenPoint(place as Position, camera, sheet);
  const worldPx = projection === 'flat' ? WORLD * 2 ** camera.zoom : undefined;
  return { project, at, size, limb, worldPx, zoom: camera.zoom, covered };
}

/**
 * The camera's picture as a d3 projection, by the formulas of screen.ts: what is drawn with it lies
 * where MapLibre draws it.
 */
export function svgProjection(camera: Camera, sheet: Sheet): GeoProjection {
  const { x, y } = middleOfSheet(sheet);
  const [lng, lat] = camera.center;
  if (sheet.projection === 'flat') {
    const world = WORLD * 2 ** camera.zoom;
    return geoMercator()
      .rotate([-lng, 0])
      .scale(world / (2 * Math.PI))
      .translate([x, y + mercatorY(lat) * world])
      .precision(0.3);
  }
  const distance = globeDistance(camera, sheet.size);
  return satellite(distance)
    .rotate([-lng, -lat, camera.bearing])
    .scale(globeRadius(camera))
    .translate([x, y])
    .precision(0.3);
}

/** Perspective from `distance` radii (Snyder 1987, USGS Professional Paper 1395, p. 173). */
function satellite(distance: number): GeoProjection {
  const raw = (lambda: number, phi: number): [number, number] => {
    const cosC = Math.cos(phi) * Math.cos(lambda);
    const k = (distance - 1) / (distance - cosC);
    return [k * Math.cos(phi) * Math.sin(lambda), k * Math.sin(phi)];
  };
  raw.invert = (x: number, y: number): [number, number] => {
    const [rho, p] = [Math.hypot(x, y), distance - 1];
    const root = Math.sqrt(1 - (rho * rho * (distance + 1)) / p);
    const sinC = (distance - root) / (p / rho + rho / p);
    const cosC = Math.sqrt(1 - sinC * sinC);
    return [Math.atan2(x * sinC, rho * cosC), Math.asin(rho && (y * sinC) / rho)];
  };
  const horizon = Math.acos(1 / distance);
  return geoProjection(raw).preclip(geoClipCircle(horizon - 1e-6));
}

interface PictureOptions {
  land?: Land | null;
  coarsePx?: number;
  /** Its name is written whether names are switched on or not. */
  selected?: string | null;
  plainer?: Readonly<Record<string, Partial<Look>>>;
  /** On a small map: half of a patrol's place, px; nothing is written then. */
  squarePx?: number;
}

export function drawPicture(...drawing: Parameters<typeof drawParts>): Picture {
  const { size, limb, worldPx } = drawing[2];
  const { land, below, over } = drawParts(...drawing);
  return { ...size, limb, worldPx, land, marks: [...below, ...over] };
}

/** The land, what grows with the map, and above both what keeps its size. */
export function drawParts(
  drawn: Drawn,
  layers: readonly Layer[],
  frame: PictureFrame,
  options: PictureOptions = {},
) {
  const { project, zoom } = frame;
  const projected = (place: readonly number[]) => {
    const [x, y] = project(place as [number, number]) ?? [];
    return x === undefined || y === undefined ? null : { x, y };
  };
  const seen = { ...frame, at: frame.at ?? projected };
  const { land = null, coarsePx = 0, selected = null, plainer, squarePx } = options;
  const { sites, written } = placeNames(drawn, layers, seen, selected);
  const isHome = ({ partner }: { partner?: string }) =>
    drawn.homes.some(({ id }) => id === partner);
  const areas = (land?.features ?? []).map((one) =>
    isHome(one.properties) ? one : { ...one, properties: {} },
  );
  const painted = { ...drawn, sites, land: areas };
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
