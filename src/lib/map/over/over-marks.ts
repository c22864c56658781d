import { toneOf } from '$lib/site/set';
import type { Attributes } from '$lib/site/markup';
import type { Layer } from '$lib/view/view';
import type { WrittenName } from '../names/names';
import type { Scene } from '../scene';
import { tenths, type Point } from '../screen';
import type { Mark } from '../still/marks';
import { arrowMarks, chosenTrack, squareMarks } from './signs';
import type { OverFrame } from './signs';

interface OverChoices {
  layers: readonly Layer[];
  written: readonly WrittenName[] | null;
  selected: string | null;
  /** Half the size of a patrol's square, px, if not by its record. */
  squarePx?: number | undefined;
}

/**
 * What lies above the layers of a map as SVG: signs of one size at every zoom, and all that is written. The
 * same on the live map and in pictures.
 */
export function overMarks(
  { sites, tracks }: Pick<Scene, 'sites' | 'tracks'>,
  { layers, written, selected, squarePx }: OverChoices,
  frame: OverFrame,
): Mark[] {
  const on = (layer: Layer) => layers.includes(layer);
  return [
    ...(on('tracks') && squarePx === undefined
      ? [...chosenTrack(tracks, selected, frame), ...arrowMarks(tracks, frame)]
      : []),
    ...(on('sites') ? squareMarks(sites.features, frame, squarePx) : []),
    ...(written ?? []).flatMap((name) => {
      const point = frame.at(name.position);
      return point ? [textMark(name, point, selected)] : [];
    }),
  ];
}

const INK: Record<WrittenName['what'], string> = {
  name: 'ink',
  count: 'halo',
  distance: 'ink',
  strait: 'mute',
  'zone-name': 'mute',
  country: 'mute',
  'region-name': 'accent',
  'centre-year': 'accent',
};

function textMark(name: WrittenName, { x, y }: Point, selected: string | null): Mark {
  const { what, recordId, partner, lines, spaced, dx, dy, anchor, px } = name;
  const transform = `translate(${tenths(x + dx)} ${tenths(y + dy)})`;
  const ofRecord = what === 'name' && recordId === selected ? 'accent' : INK[what];
  const token = partner ? `of-${toneOf(partner)}` : ofRecord;
  const hasHalo = what !== 'count' && what !== 'country';
  const halo: Attributes = {
    stroke: 'var(--halo)',
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
  return {
    layer: what,
    tag: 'text',
    at: { transform, 'text-anchor': anchor },
    style: {
      fill: `var(--${token})`,
      'font-size': px,
      ...(spaced && { 'letter-spacing': `${spaced}em` }),
      ...(hasHalo && halo),
    },
    lines: [...lines],
    ...(recordId && what !== 'count' && { recordId }),
  };
}
