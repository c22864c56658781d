import type { Point } from '$lib/site/boxes';
import type { Mark } from './marks';
import { tenths } from './screen';

export interface TextPlace extends Point {
  px: number;
  fill: string;
  weight?: number;
  anchor?: 'start' | 'middle' | 'end';
  /** Token of the colour around its letters; null for none. */
  halo?: string | null;
}

/** As `textMark`, without a halo. */
export const wordMark = (layer: string, text: string, place: Omit<TextPlace, 'halo'>) =>
  textMark(layer, text, { ...place, halo: null });

/** A line of text, its `y` that of the baseline. */
export function textMark(layer: string, text: string, place: TextPlace): Mark {
  const { x, y, px, fill, weight = 400, anchor = 'start', halo = 'paper' } = place;
  return {
    layer,
    tag: 'text',
    shape: { x: tenths(x), y: tenths(y), 'text-anchor': anchor },
    style: {
      fill,
      'font-size': px,
      'font-weight': weight,
      ...(halo && {
        stroke: `var(--${halo})`,
        'stroke-width': 3,
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
      }),
    },
    spans: [{ text }],
  };
}
