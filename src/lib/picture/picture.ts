import { set } from '$lib/site/dataset/set';
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { YearSpan } from '$lib/core/record/time';
import type { Layer } from '$lib/view/view';
import { LAYERS_OF } from './layers/layers';
import { groundShapes } from './signs/ground';
import { projectOf, type Frame } from './frame';
import { buildScene, type LayerFeatures, type Scene, type SceneInput } from './scene';
import type { IndexRecord } from '$lib/view/atlas-index';
import { layOut } from './labels/layout';
import { layoutIn } from './labels/layout-in';
import { askedMarks, siteMarks, type AskedMark } from './signs/selected-record';
import { signMarks } from './signs/sign-marks';
import { layerMarks } from './layers/layer-marks';
import type { Mark, Picture } from './marks';
import { Pen } from './pen';

/** The map as SVG: the same scene, layers and camera as MapLibre's. */

export type Land = FeatureCollection<
  Polygon | MultiPolygon | MultiLineString,
  { partner?: string }
>;

interface PictureOptions {
  land?: Land | null;
  coarsePx?: number;
  /** The selected record: its own sites are shown above all signs. */
  record?: IndexRecord | null | undefined;
  /** A place about which the reader asks. */
  asked?: AskedMark | null | undefined;
  /** Without any text, for small maps. */
  isWordless?: boolean;
}

export function drawPicture(
  scene: Scene,
  layers: readonly Layer[],
  frame: Frame,
  options: PictureOptions = {},
): Picture {
  const { size, worldPx } = frame;
  const { land, below, above } = drawParts(scene, layers, frame, options);
  return { ...size, worldPx, land, marks: [...below, ...above] };
}

/** The land; above it what scales with the map; and above both what keeps its size. */
export function drawParts(
  scene: Scene,
  layers: readonly Layer[],
  frame: Frame,
  options: PictureOptions = {},
) {
  const { isWordless = false, record, asked } = options;
  const { stage, signs, chosen } = scene;
  const layoutFrame = { isSmall: false, ...frame, project: projectOf(frame) };
  const layout = isWordless
    ? null
    : layoutIn(layOut(stage, layoutFrame), { shown: signs, chosen }, stage, layoutFrame);
  const pen = new Pen(frame.projection, options.coarsePx);
  const ground = groundShapes(scene.ground, (polygons) =>
    pen.path({ type: 'MultiPolygon', coordinates: polygons }),
  );
  const drawing = { signs, chosen, layers, ground };
  const above = signMarks(stage, layout, drawing, layoutFrame);
  if (record) above.push(...siteMarks(record, layoutFrame.project));
  if (asked) above.push(...askedMarks(asked, layoutFrame.project));
  return { ...drawGround(scene, layers, frame, options), above };
}

/** What lies below the signs. Land is tinted only for the partners of the scene. */
export function drawGround(
  scene: LayerFeatures & { chosen: YearSpan },
  layers: readonly Layer[],
  frame: Frame,
  { land = null, coarsePx = 0 }: PictureOptions = {},
) {
  const isHome = ({ partner }: { partner?: string }) =>
    scene.homes.some(({ id }) => id === partner);
  const tinted = (land?.features ?? []).map((feature) =>
    isHome(feature.properties) ? feature : { ...feature, properties: {} },
  );
  const pen = new Pen(frame.projection, coarsePx);
  const marks = layerMarks({ ...scene, land: tinted }, layers, pen, frame.zoom);
  return { land: marks.filter(isLand), below: marks.filter((mark) => !isLand(mark)) };
}

const isLand = ({ layer }: Mark) => LAYERS_OF.land.some(({ id }) => id === layer);

/** Land and borders alone. */
export function drawLand(
  land: Land,
  frame: Frame,
  coarsePx: number,
  homes: Scene['homes'] = set.partners,
): Mark[] {
  const chosen = { from: 0, to: 0 };
  const nothing = { records: [], visits: [], chosen, compared: null, nameOf: () => '' };
  const scene = { ...buildScene({ ...nothing, homes: [] }), homes };
  return drawGround(scene, [], frame, { land, coarsePx }).land;
}

/** Finer detail is lost on a small map. */
export const SMALL_MAP_PX = 1.5;

const SMALL_MAP_LAYERS: readonly Layer[] = ['ground', 'sites', 'tracks'];

/**
 * A small map without words; equal-area (areaFrame), so that ground can be compared by eye.
 *
 * @param record whose own sites are shown
 */
export function drawArea(
  input: Omit<SceneInput, 'nameOf' | 'homes'>,
  frame: Frame,
  record?: IndexRecord,
): Mark[] {
  const scene = buildScene({ ...input, homes: [], nameOf: () => '' });
  return drawPicture(scene, SMALL_MAP_LAYERS, frame, {
    coarsePx: SMALL_MAP_PX,
    isWordless: true,
    record,
  }).marks;
}
