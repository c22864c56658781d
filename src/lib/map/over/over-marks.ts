import type { Layer } from '$lib/view/view';
import type { NameFrame, Written } from '../names/names';
import type { Scene } from '../scene';
import type { Mark } from '../still/marks';
import { nameMarks } from './name-marks';
import { arrowMarks, edgeMarks, squareMarks } from './sign-marks';

/** The camera: where a place is seen, and how large signs are. */
export type OverFrame = Pick<NameFrame, 'at' | 'zoom'>;

export interface OverChoices {
  layers: readonly Layer[];
  /** Null leaves out names and numbers. */
  written: Written | null;
  selected: string | null;
  /** Half of a patrol's place, px; as its record says when left out. */
  squarePx?: number | undefined;
}

/**
 * What lies above the layers of a map as SVG: signs of one size at every zoom, and all that is written. The
 * same on the live map and in pictures.
 */
export function overMarks(
  scene: Pick<Scene, 'sites' | 'tracks' | 'edges'>,
  { layers, written, selected, squarePx }: OverChoices,
  frame: OverFrame,
): Mark[] {
  const on = (layer: Layer) => layers.includes(layer);
  const { sites, tracks, edges } = scene;
  const shown = on('sites') ? sites.features : [];
  return [
    ...(on('tracks') && squarePx === undefined ? arrowMarks(tracks, frame) : []),
    ...(on('edges') ? edgeMarks(edges, shown, frame) : []),
    ...squareMarks(shown, frame, squarePx),
    ...(written ? nameMarks(written, frame.at, selected) : []),
  ];
}
