import type { IndexRecord } from '$lib/view/atlas-index';
import type { Layer } from '$lib/view/view';
import { NO_REFERENCE } from '../reference';
import { buildScene, type SceneInput } from '../scene';
import type { Mark, Picture } from './marks';
import { drawLand, drawPicture, type Land, type PictureFrame } from './picture';

/** Small maps: equal-area, so that ground can be compared by eye, with signs and tracks and without a word. */

/** Tenths of a pixel are lost on a map so small. */
const COARSE_PX = 1.5;

const LAYERS: readonly Layer[] = ['sites', 'tracks', 'new-ground', 'earlier-ground'];
/** Stronger ground; what is not named is left out. */
const PLAINER = { 'earlier-ground': {}, 'new-ground': { opacity: 0.6 } };

export function drawArea(
  input: Omit<SceneInput, 'nameOf' | 'homes'>,
  frame: PictureFrame,
  /** Shown alone, at its own places. */
  record?: IndexRecord,
): Picture {
  const scene = buildScene({ ...input, homes: [], nameOf: () => '' });
  return drawPicture({ ...scene, ...NO_REFERENCE }, LAYERS, frame, {
    coarsePx: COARSE_PX,
    isWordless: true,
    record,
    plainer: PLAINER,
  });
}

export const areaLand = (land: Land, frame: PictureFrame): Mark[] =>
  drawLand(land, frame, COARSE_PX);
