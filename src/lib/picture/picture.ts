import { set } from '$lib/site/dataset/set';
import { geoMercator, type GeoProjection } from 'd3-geo';
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { YearSpan } from '$lib/core/record/time';
import type { Camera, Layer } from '$lib/view/view';
import type { Box } from '$lib/site/boxes';
import { BORDER_LAYER, LAND_LAYER } from './layers';
import { groundShapes } from './ground';
import { NOTHING_MEASURED, recordsOf } from './scene';
import type { IndexRecord } from '$lib/view/atlas-index';
import { layOut, type Layout } from './layout';
import { layoutIn } from './layout-in';
import { askedMarks, siteMarks, type AskedMark } from './selected-record';
import { signMarks } from './sign-marks';
import { WORLD, mercatorY, viewportCenter } from './screen';
import type { Project, Size, Viewport } from './screen';
import { NO_REFERENCE, type LayerFeatures, type PictureScene } from './reference';
import { layerMarks, type LookOverrides } from './layer-marks';
import type { Mark, Picture } from './marks';
import { Pen } from './pen';

/** The map as SVG: the same scene, layers and camera as MapLibre's. */

export type Land = FeatureCollection<
  Polygon | MultiPolygon | MultiLineString,
  { partner?: string }
>;

/** Where positions lie on a picture: as a camera sees them (cameraFrame), or on a small map. */
export interface PictureFrame {
  size: Size;
  zoom: number;
  /** What lies over the picture. */
  covered: readonly Box[];
  projection: GeoProjection;
  worldPx?: number;
  isSmall?: boolean;
}

/**
 * What a camera sees, by the formulas of screen.ts, so that it is what MapLibre draws.
 *
 * @param around drawn beyond the edges of the picture, px
 */
export function cameraFrame(
  camera: Camera,
  viewport: Viewport,
  covered: readonly Box[] = [],
  around = { x: 20, y: 20 },
): PictureFrame {
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
  return { projection, size, worldPx, zoom, covered };
}

interface PictureOptions {
  land?: Land | null;
  coarsePx?: number;
  overrides?: LookOverrides;
  /** The selected record: its own sites are shown above all signs. */
  record?: IndexRecord | null | undefined;
  /** A place about which the reader asks. */
  asked?: AskedMark | null | undefined;
  /** Without any text, for small maps. */
  isWordless?: boolean;
}

export function drawPicture(
  scene: PictureScene,
  layers: readonly Layer[],
  frame: PictureFrame,
  options: PictureOptions = {},
): Picture {
  const { size, worldPx } = frame;
  const { land, below, above } = drawParts(scene, layers, frame, options);
  return { ...size, worldPx, land, marks: [...below, ...above] };
}

/** The land; above it what scales with the map; and above both what keeps its size. */
export function drawParts(
  scene: PictureScene,
  layers: readonly Layer[],
  frame: PictureFrame,
  options: PictureOptions = {},
) {
  const { isWordless = false, record, asked } = options;
  const { stage, signs, chosen } = scene;
  const layoutFrame = { isSmall: false, ...frame, project: projectOf(frame) };
  const layout = isWordless
    ? NO_LAYOUT
    : layoutIn(layOut(stage, layoutFrame), { shown: signs, chosen }, stage, layoutFrame);
  const pen = new Pen(frame.projection, options.coarsePx);
  const ground = groundShapes(scene.ground, (polygons) =>
    pen.path({ type: 'MultiPolygon', coordinates: polygons }),
  );
  const drawing = { signs, chosen, layers, isWordless, ground };
  const above = signMarks(stage, layout, drawing, layoutFrame);
  if (record) above.push(...siteMarks(record, layoutFrame.project));
  if (asked) above.push(...askedMarks(asked, layoutFrame.project));
  return { ...drawGround(scene, layers, frame, options), above };
}

const NO_LAYOUT: Layout = {
  spots: new Map(),
  reserve: new Map(),
  areaNames: [],
  isolated: new Set(),
  signs: [],
  bounds: { x0: 0, y0: 0, x1: 0, y1: 0 },
  covered: [],
  lines: [],
};

/** What lies below the signs. Land is tinted only for the partners of the scene. */
export function drawGround(
  scene: LayerFeatures & { chosen: YearSpan },
  layers: readonly Layer[],
  frame: PictureFrame,
  { land = null, coarsePx = 0, overrides }: PictureOptions = {},
) {
  const isHome = ({ partner }: { partner?: string }) =>
    scene.homes.some(({ id }) => id === partner);
  const tinted = (land?.features ?? []).map((feature) =>
    isHome(feature.properties) ? feature : { ...feature, properties: {} },
  );
  const pen = new Pen(frame.projection, coarsePx);
  const marks = layerMarks({ ...scene, land: tinted }, layers, pen, frame.zoom, overrides);
  return { land: marks.filter(isLand), below: marks.filter((mark) => !isLand(mark)) };
}

const isLand = ({ layer }: Mark) => [LAND_LAYER.id, BORDER_LAYER.id].includes(layer);

export function projectOf({ projection }: PictureFrame): Project {
  return (position) => {
    const [x, y] = projection(position as [number, number])!;
    return { x, y };
  };
}

/** Land and borders alone. */
export function drawLand(
  land: Land,
  frame: PictureFrame,
  coarsePx: number,
  homes: PictureScene['homes'] = set.partners,
): Mark[] {
  const empty = { ...recordsOf([], []), ...NOTHING_MEASURED, ...NO_REFERENCE };
  const scene = { ...empty, chosen: { from: 0, to: 0 }, homes };
  return drawGround(scene, [], frame, { land, coarsePx }).land;
}
