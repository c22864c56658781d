import type { Layer } from '$lib/view/view';
import type { WrittenName } from '../names/names';
import type { Scene } from '../scene';
import type { Mark } from '../still/marks';
import { edgeSigns, originSign, squareMarks, type OverFrame } from './signs';
import { arrowMarks, chosenTrack } from './tracks';
import { textMarks } from './texts';

export interface OverChoices {
  layers: readonly Layer[];
  /** Null leaves out names and numbers. */
  written: readonly WrittenName[] | null;
  selected: string | null;
  /** Half of a patrol's place, px; as its record says when left out. */
  squarePx?: number | undefined;
}

/**
 * What lies above the layers of a map as SVG: signs of one size at every zoom, and all that is written. The
 * same on the live map and in pictures.
 */
export function overMarks(
  { sites, tracks, edges }: Pick<Scene, 'sites' | 'tracks' | 'edges'>,
  { layers, written, selected, squarePx }: OverChoices,
  frame: OverFrame,
): Mark[] {
  const on = (layer: Layer) => layers.includes(layer);
  const shown = on('sites') ? sites.features : [];
  const hasEdges = on('edges') && edges.signs.length > 0;
  return [
    ...(on('tracks') && squarePx === undefined
      ? [...chosenTrack(tracks, selected, frame), ...arrowMarks(tracks, frame)]
      : []),
    ...(hasEdges ? originSign(edges, shown, frame) : []),
    ...squareMarks(shown, frame, squarePx),
    ...(hasEdges ? edgeSigns(edges, frame) : []),
    ...(written ? textMarks(written, frame.at, selected) : []),
  ];
}
