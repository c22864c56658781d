import type { Layer } from '$lib/view/view';
import { NO_REFERENCE } from '../reference';
import { buildScene, type SceneInput } from '../scene';
import type { SceneRecord } from '../sites';
import type { Mark, Picture } from './marks';
import { drawLand, drawPicture, type Land, type PictureFrame } from './picture';

/** Small maps: equal-area, so that ground can be compared by eye, with plainer signs. */

/** Tenths of a pixel are lost on a map so small. */
const COARSE_PX = 1.5;

const LAYERS: readonly Layer[] = ['sites', 'tracks', 'new-ground', 'earlier-ground'];
/**
 * A patrol's ground is hardly wider than its line here: thin lines without direction,
 * stronger ground, small sites without numbers. What is not named is left out.
 */
const PLAINER = {
  ...{
    'earlier-ground': {},
    'new-ground': { opacity: 0.6 },
    'ghost-tracks': {},
    'ghost-sites': {},
  },
  ...{ tracks: {}, sites: { radius: 4.7 } },
};

export function drawArea(
  input: Omit<SceneInput<SceneRecord>, 'nameOf'>,
  frame: PictureFrame,
): Picture {
  const scene = buildScene({ ...input, nameOf: () => '' });
  return drawPicture({ ...scene, ...NO_REFERENCE }, LAYERS, frame, {
    coarsePx: COARSE_PX,
    squarePx: 2,
    plainer: PLAINER,
  });
}

export const areaLand = (land: Land, frame: PictureFrame): Mark[] =>
  drawLand(land, frame, COARSE_PX);
