import type { ExpressionSpecification } from 'maplibre-gl';
import { m } from '$lib/paraglide/messages';
import { ICON_HALF_PX } from '../gl/icons';
import { SITE_GROWTH } from '../size';
import { FONT, IS_OWN, byReach, byState, type MapLayer } from './layer';

/** Icon size for a radius in px. */
const size = (factor: number): ExpressionSpecification => [
  '*',
  factor / ICON_HALF_PX,
  ['get', 'radius'],
];

const { from, to, byZoom } = SITE_GROWTH;

export const sites: MapLayer<'sites'> = {
  id: 'sites',
  paint: ({ palette }) => [
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
      // Symbols, not circles: a number stays with its own disc.
      id: 'sites',
      type: 'symbol',
      source: 'sites',
      filter: ['get', 'measured'],
      layout: {
        'icon-image': [
          'concat',
          ['match', ['get', 'reach'], 'patrol', 'square', 'disc'],
          ['case', IS_OWN, '-own', ''],
        ],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 0, size(from), byZoom, size(to)],
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'text-field': ['case', ['>', ['get', 'count'], 1], ['to-string', ['get', 'count']], ''],
        'text-font': FONT,
        'text-size': 12,
        'text-allow-overlap': true,
        // names.ts keeps names off them; MapLibre would by the square round each and its halo.
        'icon-ignore-placement': true,
        'text-ignore-placement': true,
        // A key of its own for each site: only then is its halo drawn above the one below.
        'symbol-sort-key': ['get', 'order'],
      },
      paint: {
        'icon-color': byReach(palette),
        'icon-halo-color': byState(palette.accent, palette.ink, palette.halo),
        'icon-halo-width': byState(2.6, 2, 1.5),
        'text-color': palette.halo,
      },
    },
  ],
  legend: {
    label: m.map_layer_sites,
    swatch: { shape: 'disc', colour: 'exercise' },
  },
};
