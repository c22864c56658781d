import { set } from '$lib/site/dataset/set';
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Layer } from '$lib/view/view';
import { groundShapes } from '../signs/ground';
import type { Frame } from '../frame';
import { buildScene, type Scene, type SceneInput } from '../layers/scene';
import type { ReachRecord } from '#core/record/schema';
import { layOut } from '../labels/layout';
import { layoutIn } from '../labels/layout-in';
import { askedMarks, siteMarks, type AskedMark } from '../signs/selected-record';
import { signMarks } from '../labels/sign-marks';
import { trackShapes } from '../signs/tracks';
import { landMarks, layerMarks } from '../layers/layer-marks';
import type { Mark, Picture } from '../marks';
import { penOn } from '../pen';

export type Land = FeatureCollection<
  Polygon | MultiPolygon | MultiLineString,
  { partner?: string }
>;

interface PictureOptions {
  land?: Land | null;
  coarsePx?: number;
  /** Its own sites are shown above all signs. */
  record?: ReachRecord | null | undefined;
  asked?: AskedMark | null | undefined;
  isWordless?: boolean;
}

export function drawPicture(
  scene: Scene,
  layers: readonly Layer[],
  frame: Frame,
  options: PictureOptions = {},
): Picture {
  const { size, worldPx } = frame;
  const { land = null, coarsePx } = options;
  const below = layerMarks(scene, layers, frame, coarsePx);
  return {
    ...size,
    worldPx,
    land: drawLand(land, frame, coarsePx, scene.homes),
    marks: [...below, ...drawSigns(scene, layers, frame, options)],
  };
}

export function drawSigns(
  { stage, signs, chosen, ground }: Scene,
  layers: readonly Layer[],
  frame: Frame,
  { isWordless = false, coarsePx, record, asked }: PictureOptions = {},
) {
  const texts = isWordless ? null : layoutIn(layOut(stage, frame), signs, chosen);
  const pen = penOn(frame.projection, coarsePx);
  const shapes = groundShapes(ground, (polygons) =>
    pen.path({ type: 'MultiPolygon', coordinates: polygons }),
  );
  const tracks = trackShapes(stage.tracks, frame.project);
  const marks = signMarks(stage, texts, { signs, chosen, layers, tracks, ground: shapes }, frame);
  return [
    // A still has nobody who points at a record.
    ...marks.filter(({ style }) => style['stroke-opacity'] !== 0),
    ...(record ? siteMarks(record, frame.project) : []),
    ...(asked ? askedMarks(asked, frame.project) : []),
  ];
}

export function drawLand(
  land: Land | null,
  frame: Frame,
  coarsePx?: number,
  homes: Scene['homes'] = set.partners,
) {
  const isHome = ({ partner }: { partner?: string }) => homes.some(({ id }) => id === partner);
  const tinted = (land?.features ?? []).map((part) =>
    isHome(part.properties) ? part : { ...part, properties: {} },
  );
  return landMarks(tinted, frame, coarsePx);
}

export const SMALL_MAP_PX = 1.5;

/** Without borders, for a small map. */
export const drawCoasts = (land: Land, frame: Frame, homes?: Scene['homes']) =>
  drawLand(land, frame, SMALL_MAP_PX, homes).filter(({ layer }) => layer !== 'borders');

const SMALL_MAP_LAYERS: readonly Layer[] = ['sites', 'tracks'];

/** Small and wordless; equal-area (areaFrame), to compare ground by eye. */
export function drawArea(
  input: Omit<SceneInput, 'nameOf' | 'homes'>,
  frame: Frame,
  record?: ReachRecord,
): readonly Mark[] {
  const scene = buildScene({ ...input, homes: [], nameOf: () => '' });
  const options = { coarsePx: SMALL_MAP_PX, isWordless: true, record };
  return drawPicture(scene, SMALL_MAP_LAYERS, frame, options).marks;
}
