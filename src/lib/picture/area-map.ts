import type { IndexRecord } from '$lib/view/atlas-index';
import type { Layer } from '$lib/view/view';
import { NO_REFERENCE } from './reference';
import { buildScene, type Home, type SceneInput } from './scene';
import type { Mark } from './marks';
import { drawLand, drawPicture, type Land, type PictureFrame } from './picture';

/** Finer detail is lost on a map so small. */
const COARSE_PX = 1.5;

const LAYERS: readonly Layer[] = ['ground', 'sites', 'tracks'];

/**
 * A small map without words; equal-area (areaFrame), so that ground can be compared by eye.
 *
 * @param record whose own sites are shown
 */
export function drawArea(
  input: Omit<SceneInput, 'nameOf' | 'homes'>,
  frame: PictureFrame,
  record?: IndexRecord,
): Mark[] {
  const scene = buildScene({ ...input, homes: [], nameOf: () => '' });
  return drawPicture({ ...scene, ...NO_REFERENCE }, LAYERS, frame, {
    coarsePx: COARSE_PX,
    isWordless: true,
    record,
  }).marks;
}

export const areaLand = (land: Land, frame: PictureFrame, homes?: readonly Home[]): Mark[] =>
  drawLand(land, frame, COARSE_PX, homes);
