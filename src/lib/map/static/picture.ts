import { set } from '$lib/site/dataset/set';
import { geoClipCircle, geoMercator, geoProjection, type GeoProjection } from 'd3-geo';
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Position } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import type { Camera, Layer } from '$lib/view/view';
import type { Box } from '../boxes';
import { LAND_LAYERS, type Look } from '../layers';
import { NOTHING_MEASURED, recordsOf } from '../scene';
import type { IndexRecord } from '$lib/view/atlas-index';
import { layOut } from '../layout';
import { signMarks, siteMarks } from '../sign-marks';
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
import type { Project, Sheet, Size } from '../screen';
import { NO_REFERENCE, type Drawn, type DrawnGround } from '../reference';
import { drawLayers } from './draw-layers';
import type { Mark, Picture } from './marks';
import { Pen } from './pen';

/** The map as SVG: the same scene, layers and camera as MapLibre's. */

export type Land = FeatureCollection<
  Polygon | MultiPolygon | MultiLineString,
  { partner?: string }
>;

/** Where marks come to lie: by a camera (cameraFrame) or on a small equal-area map. */
export interface PictureFrame {
  size: Size;
  zoom: number;
  /** What lies over it. */
  covered: readonly Box[];
  project: GeoProjection;
  limb: Picture['limb'];
  worldPx?: number | undefined;
  /** Where the camera sees a place; where the projection has it when left out. */
  at?: Project;
  isSmall?: boolean;
}

export function cameraFrame(
  camera: Camera,
  sheet: Sheet,
  covered: readonly Box[] = [],
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
  plainer?: Readonly<Record<string, Partial<Look>>>;
  /** That is read: its own places are shown above all. */
  record?: IndexRecord | null | undefined;
  /** On a small map nothing is written. */
  isWordless?: boolean;
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
  const { zoom, isSmall = false } = frame;
  const seen = { ...frame, at: projectOf(frame), isSmall };
  const { isWordless = false, record } = options;
  const { land, below } = drawGround(drawn, layers, frame, options);
  const has = {
    sites: layers.includes('sites'),
    tracks: layers.includes('tracks'),
    labels: layers.includes('labels') && !isWordless,
  };
  const layout = isWordless ? { ...NOT_LAID_OUT } : layOut(drawn.stage, seen);
  const { signs, chosen } = drawn;
  const over = [
    ...signMarks(drawn.stage, layout, { signs, chosen, has }, { ...seen, zoom }),
    ...(record ? siteMarks(record, seen.at) : []),
  ];
  return { land, below, over };
}

const NOT_LAID_OUT = { spots: new Map(), beside: new Map(), written: [], lone: new Set<string>() };

/** Without signs, which lie above. */
export function drawGround(
  drawn: DrawnGround & { chosen: YearSpan },
  layers: readonly Layer[],
  frame: PictureFrame,
  { land = null, coarsePx = 0, plainer }: PictureOptions = {},
) {
  const isHome = ({ partner }: { partner?: string }) =>
    drawn.homes.some(({ id }) => id === partner);
  const areas = (land?.features ?? []).map((one) =>
    isHome(one.properties) ? one : { ...one, properties: {} },
  );
  const pen = new Pen(frame.project, coarsePx);
  const marks = drawLayers({ ...drawn, land: areas }, layers, pen, frame.zoom, plainer);
  return { land: marks.filter(isLand), below: marks.filter((mark) => !isLand(mark)) };
}

function projectOf({ at, project }: PictureFrame): Project {
  if (at) return at;
  return (place) => {
    const [x, y] = project(place as [number, number]) ?? [];
    return x === undefined || y === undefined ? null : { x, y };
  };
}

const isLand = ({ layer }: Mark) => LAND_LAYERS.some(({ id }) => id === layer);

/** Land alone, of the partners tinted. Small maps leave out the borders, which would be noise there. */
export function drawLand(
  land: Land,
  frame: PictureFrame,
  coarsePx: number,
  homes: Drawn['homes'] = set.partners,
): Mark[] {
  const nothing = { ...recordsOf([], []), ...NOTHING_MEASURED, ...NO_REFERENCE };
  const drawn = { ...nothing, chosen: { from: 0, to: 0 }, homes };
  return drawGround(drawn, [], frame, { land, coarsePx }).land;
}
