import { toneOf } from '$lib/site/set';
import type { Attributes } from '$lib/site/markup';
import type { Layer } from '$lib/view/view';
import type { WrittenName } from '../names/names';
import type { Scene } from '../scene';
import { tenths, type Point } from '../screen';
import type { Mark } from '../still/marks';
import { arrowMarks, chosenTrack, edgeSigns, originSign, squareMarks } from './signs';
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
    ...(written ?? []).flatMap((name) => {
      const point = frame.at(name.position);
      return point ? [...leaderMarks(name, point), textMark(name, point, selected)] : [];
    }),
  ];
}

const INK: Record<WrittenName['what'], string> = {
  ...{ name: 'ink', count: 'halo', edge: 'ink', year: 'ink', distance: 'ink', ring: 'mute' },
  ...{ origin: 'mute', strait: 'mute', 'zone-name': 'mute', country: 'mute' },
  ...{ 'region-name': 'accent', 'centre-year': 'accent' },
};

function textMark(name: WrittenName, { x, y }: Point, selected: string | null): Mark {
  const { what, recordId, direction, partner, lines, strong, noteFrom, spaced } = name;
  const { dx, dy, anchor, px } = name;
  const transform = `translate(${tenths(x + dx)} ${tenths(y + dy)})`;
  const isChosen = what === 'name' && recordId === selected;
  const token = isChosen ? 'accent' : partner ? `of-${toneOf(partner)}` : INK[what];
  const style: Attributes = {
    ...{ fill: `var(--${token})`, 'font-size': px },
    ...(spaced && { 'letter-spacing': `${spaced}em` }),
    ...(what !== 'count' &&
      what !== 'country' && {
        ...{ stroke: 'var(--halo)', 'stroke-width': 3 },
        ...{ 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
      }),
  };
  const lit = { ...style, 'text-decoration': 'underline' };
  return {
    ...{ layer: what, tag: 'text' as const, at: { transform, 'text-anchor': anchor }, style },
    ...{ lines: [...lines], strong, noteFrom },
    ...(direction && { direction, hovered: lit, selected: lit }),
    ...(recordId && what !== 'count' && { recordId }),
  };
}

const LEADER_PX = 8;

function leaderMarks({ leader }: WrittenName, { x, y }: Point): Mark[] {
  if (!leader) return [];
  const far = Math.hypot(leader.x, leader.y);
  const start = { x: x + (LEADER_PX * leader.x) / far, y: y + (LEADER_PX * leader.y) / far };
  const d = `M${tenths(start.x)},${tenths(start.y)}L${tenths(x + leader.x)},${tenths(y + leader.y)}`;
  const style = { fill: 'none', stroke: 'var(--mute)', 'stroke-width': 1 };
  return [{ layer: 'origin', tag: 'path', at: { d }, style }];
}
