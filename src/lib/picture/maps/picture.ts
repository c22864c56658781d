import { set } from '$lib/site/dataset/set';
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { groundShapes } from '../signs/ground';
import type { Frame } from '../frame';
import type { Scene, Shown } from '../layers/scene';
import { layOut } from '../labels/layout';
import { layoutIn } from '../labels/layout-in';
import { askedMarks, siteMarks } from '../signs/selected-record';
import { signMarks } from '../labels/sign-marks';
import { signsOf } from '../signs/signs';
import { trackShapes } from '../signs/tracks';
import { landMarks, layerMarks } from '../layers/layer-marks';
import type { Picture } from '../marks';

export type Land = FeatureCollection<
  Polygon | MultiPolygon | MultiLineString,
  { partner?: string }
>;

interface PictureOptions {
  land?: Land | null;
  coarsePx?: number;
}

export function drawPicture(
  scene: Scene,
  shown: Shown,
  frame: Frame,
  options: PictureOptions = {},
): Picture {
  const { marks, ...below } = drawGround(scene, shown, frame, options);
  return { ...below, marks: [...marks, ...drawSigns(scene, shown, frame)] };
}

/** What lies below the signs. */
export function drawGround(
  scene: Scene,
  shown: Shown,
  frame: Frame,
  { land = null, coarsePx }: PictureOptions = {},
): Picture {
  const marks = layerMarks(scene, shown, frame, coarsePx);
  const { size, worldPx } = frame;
  return { ...size, worldPx, marks, land: drawLand(land, frame, coarsePx, scene.homes) };
}

export function drawSigns(scene: Scene, shown: Shown, frame: Frame) {
  const { record, asked } = scene;
  const signs = signsOf(scene.places, shown);
  const texts = layoutIn(layOut(scene, frame), signs, shown);
  // Only maps of a camera have any.
  const ground = frame.worldPx ? groundShapes(scene.ground, frame.project, frame.worldPx) : [];
  const tracks = trackShapes(scene.tracks, frame.project);
  const { layers } = shown;
  const marks = signMarks(scene, texts, { signs, chosen: shown, layers, tracks, ground }, frame);
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
