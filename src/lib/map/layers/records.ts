import type { ExpressionSpecification } from 'maplibre-gl';
import { ICON_HALF_PX } from '../gl/icons';
import { SITE_GROWTH } from '../size';
import { IS_OWN, byReach, byState, line, match, type LayerPaint } from './layer';

/** The records of the years shown, and of earlier ones. */

/** Icon size for a radius in px. */
const size = (factor: number): ExpressionSpecification => [
  '*',
  factor / ICON_HALF_PX,
  ['get', 'radius'],
];

const OWN: ExpressionSpecification = ['case', IS_OWN, '-own', ''];
const { from, to, byZoom } = SITE_GROWTH;

export const sites: LayerPaint = ({ palette }) => [
  {
    id: 'sites-unmeasured',
    type: 'circle',
    source: 'sites',
    filter: ['!', ['get', 'measured']],
    minzoom: 2.4,
    paint: {
      'circle-radius': byState(4, 3.6, 2.4),
      'circle-color': palette.halo,
      'circle-stroke-color': byState(palette.accent, palette.ink, byReach(palette)),
      'circle-stroke-width': 1.2,
    },
  },
  {
    id: 'sites',
    type: 'symbol',
    source: 'sites',
    filter: ['get', 'measured'],
    layout: {
      'icon-image': ['concat', match('reach', { patrol: 'square' }, 'disc'), OWN],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 0, size(from), byZoom, size(to)],
      'icon-allow-overlap': true,
      'icon-padding': 0,
      'icon-ignore-placement': true,
      // A key of its own for each site: only then is its halo drawn above the one below.
      'symbol-sort-key': ['get', 'order'],
    },
    paint: {
      'icon-color': byReach(palette),
      'icon-halo-color': byState(palette.accent, palette.ink, palette.halo),
      'icon-halo-width': byState(2.6, 2, 1.5),
    },
  },
];

/** Thinner where the whole map is seen. */
const thinned = (
  far: ExpressionSpecification,
  near: ExpressionSpecification,
): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 1.5, far, 3.5, near];

export const tracks: LayerPaint = ({ palette }) => {
  const { patrol, halo } = palette;
  const width = thinned(byState(2.6, 2.2, 1.5), byState(3, 2.6, 2.2));
  const edge = byState(palette.accent, palette.ink, halo);
  return [
    line('tracks-casing', 'tracks', edge, thinned(byState(6, 5, 3.2), byState(7.5, 6, 4.6)), {
      opacity: byState(1, 0.9, 0.75),
    }),
    line('tracks', 'tracks', patrol, width, { filter: ['!', IS_OWN] }),
    line('tracks-own', 'tracks', patrol, width, { filter: IS_OWN, dashes: [2.2, 1.4] }),
    {
      id: 'tracks-direction',
      type: 'symbol',
      source: 'tracks',
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 110,
        'icon-image': 'arrow',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-rotation-alignment': 'map',
      },
      paint: { 'icon-color': patrol, 'icon-halo-color': halo, 'icon-halo-width': 1 },
    },
  ];
};

export const precision: LayerPaint = ({ palette }) => [
  line('precision', 'precision', byReach(palette), byState(2, 1.6, 1), {
    opacity: byState(1, 0.9, 0.6),
    dashes: [2, 2],
  }),
];

/** Fading with age; beyond twelve years no fainter, so that `all` still shows the oldest. */
const fade: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['get', 'age'],
  ...[1, 0.85, 5, 0.4, 12, 0.28],
];

/** Earlier years: hollow rings and thin dashes, so that they differ without colour. */
export const ghosts: LayerPaint = ({ palette }) => {
  const colour = byState(palette.accent, palette.ink, palette.earlier);
  return [
    line('ghost-tracks', 'ghostTracks', colour, 1.1, { opacity: fade, dashes: [4, 3] }),
    {
      id: 'ghost-sites',
      type: 'circle',
      source: 'ghostSites',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 0, 2.6, 5, 5],
        'circle-color': palette.halo,
        'circle-opacity': 0.35,
        'circle-stroke-color': colour,
        'circle-stroke-width': byState(2.4, 2, 1.3),
        'circle-stroke-opacity': fade,
      },
    },
  ];
};
