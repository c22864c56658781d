import type { Attributes } from '$lib/site/markup';
import { STATUS_OPACITY } from './layers/regions';
import type { Palette } from './palette';
import type { Mark } from './still/picture';

/**
 * How a mark is painted, as SVG attributes: the counterpart of layers/*.ts for the SVG map, in the
 * page (palette of CSS custom properties) and in files (palette of colours).
 */

export type MarkState = 'selected' | 'hovered' | null;

const FILL_OPACITY: Record<string, number> = {
  'earlier-ground': 0.17,
  footprint: 0.1,
  'new-ground': 0.36,
  extent: 0.05,
};

export function markStyle(mark: Mark, palette: Palette, state: MarkState = null): Attributes {
  const opacity: Attributes = mark.opacity === undefined ? {} : { opacity: mark.opacity };
  return { ...opacity, ...paint(mark, palette, state) };
}

function paint(mark: Mark, palette: Palette, state: MarkState): Attributes {
  const [what = '', which = ''] = mark.what.split(' ');
  const kind = mark.reach === 'patrol' ? palette.patrol : palette.exercise;
  const edge = { selected: palette.accent, hovered: palette.ink, none: palette.halo }[
    state ?? 'none'
  ];
  switch (what) {
    case 'land': {
      const fill =
        which === 'russia' ? palette.russia : which === 'china' ? palette.china : palette.land;
      // A hairline of its own colour closes the seams that cutting at 180° leaves.
      return { fill, stroke: fill, 'stroke-width': 0.4 };
    }
    case 'border':
      return line(palette.border, 0.6);
    case 'graticule':
      return { ...line(palette.border, 0.6), opacity: 0.6 };
    case 'region':
      return { fill: palette.accent, 'fill-opacity': STATUS_OPACITY[which as 'opened'] ?? 0 };
    case 'region-line':
      return { ...line(palette.accent, 0.8), opacity: 0.5 };
    case 'earlier-ground':
      return { fill: palette.earlier, 'fill-opacity': FILL_OPACITY[what] ?? 1 };
    case 'footprint':
    case 'new-ground':
      return { fill: kind, 'fill-opacity': which === 'small' ? 0.6 : (FILL_OPACITY[what] ?? 1) };
    case 'footprint-line':
      return { ...line(kind, 0.8), opacity: 0.55 };
    case 'extent':
      return {
        ...line(palette.accent, 1.2, '6 3.6'),
        fill: palette.accent,
        'fill-opacity': FILL_OPACITY[what] ?? 1,
      };
    case 'zone':
      return which === 'watch'
        ? line(palette.mute, 1.3, '5 2.6')
        : line(palette.mute, 1.1, '1 2.2');
    case 'precision':
      return { ...line(kind, 1, '2 2'), opacity: 0.6 };
    case 'ghost-track':
      return line(state ? edge : palette.earlier, 1.1, '4.4 3.3');
    case 'ghost':
      return { ...line(state ? edge : palette.earlier, state ? 2 : 1.3), fill: palette.halo };
    case 'farthest':
      return line(palette.ink, 1.6, '1.1 2.7');
    case 'home':
      return {
        ...line(palette.ink, 1.2),
        fill: which === 'russia' ? palette.russia : palette.china,
      };
    case 'farthest-label':
      return text(palette.ink, 12, palette);
    case 'centre':
      return { ...line(palette.accent, 1.4), opacity: 0.8 };
    case 'centre-stop':
      return { fill: palette.accent, stroke: palette.halo };
    case 'track-casing':
      return { ...line(edge, state ? 7 : 4.6), ...round, opacity: state ? 1 : 0.75 };
    case 'track':
      if (which === 'own') return line(palette.patrol, state ? 2.8 : 2.2, '5 3');
      return { ...line(palette.patrol, which === 'small' ? 1.5 : state ? 2.8 : 2.2), ...round };
    case 'direction':
      return { fill: palette.patrol, stroke: palette.halo, 'stroke-width': 1 };
    case 'site':
      if (which === 'own')
        return { ...line(state ? edge : kind, 2, '3 2'), 'pointer-events': 'all' };
      return { fill: kind, stroke: edge, 'stroke-width': state ? 2.4 : 1.5 };
    case 'unmeasured':
      return { fill: palette.halo, stroke: state ? edge : kind, 'stroke-width': 1.2 };
    case 'name':
      return text(state === 'selected' ? palette.accent : palette.ink, 13, palette);
    case 'region-name':
      return text(palette.accent, 11, palette);
    default:
      return text(palette.mute, 11, palette);
  }
}

const round = { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };

function line(colour: string, width: number, dash?: string): Attributes {
  return {
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    ...(dash && { 'stroke-dasharray': dash }),
  };
}

function text(colour: string, px: number, { halo }: Palette): Attributes {
  return {
    fill: colour,
    stroke: halo,
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
    'font-size': px,
  };
}

/** The arrowhead that points right, at radius 1. */
export const ARROW_PATH = 'M1 0 -0.8 0.9 -0.8 -0.9Z';
