import type { ExpressionSpecification } from 'maplibre-gl';
import { m } from '$lib/paraglide/messages';
import { SQUARE_HALF_PX } from '../icons';
import { FONT, byReach, byState, type MapLayer } from './layer';

/** Radius of a site, growing a little with the zoom; a place of several records leaves room for the number. */
const radius = (factor: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  0,
  ['*', 0.85 * factor, ['max', ['get', 'radius'], ['case', ['>', ['get', 'count'], 1], 8, 0]]],
  6,
  ['*', 1.3 * factor, ['max', ['get', 'radius'], ['case', ['>', ['get', 'count'], 1], 8, 0]]],
];

const exercise: ExpressionSpecification = ['==', ['get', 'reach'], 'exercise'];
const patrol: ExpressionSpecification = ['==', ['get', 'reach'], 'patrol'];

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
      id: 'sites-patrol',
      type: 'symbol',
      source: 'sites',
      filter: ['all', ['get', 'measured'], patrol],
      layout: {
        'icon-image': 'square',
        'icon-size': radius(0.75 / SQUARE_HALF_PX),
        'icon-allow-overlap': true,
        'symbol-sort-key': ['-', ['get', 'radius']],
      },
      paint: {
        'icon-color': palette.patrol,
        'icon-halo-color': byState(palette.accent, palette.ink, palette.halo),
        'icon-halo-width': byState(3, 2.4, 1.6),
      },
    },
    {
      id: 'sites-exercise',
      type: 'circle',
      source: 'sites',
      filter: ['all', ['get', 'measured'], exercise],
      layout: { 'circle-sort-key': ['-', ['get', 'radius']] },
      paint: {
        'circle-radius': radius(1),
        'circle-color': palette.exercise,
        'circle-stroke-color': byState(palette.accent, palette.ink, palette.halo),
        'circle-stroke-width': byState(3, 2.4, 1.6),
      },
    },
    {
      // Discs take no part in placing names; an empty icon of their size keeps names off them.
      id: 'sites-room',
      type: 'symbol',
      source: 'sites',
      filter: ['all', ['get', 'measured'], exercise],
      layout: {
        'icon-image': 'blank',
        'icon-size': radius(1 / SQUARE_HALF_PX),
        'icon-allow-overlap': true,
        'icon-padding': 0,
      },
    },
    {
      id: 'sites-count',
      type: 'symbol',
      source: 'places',
      layout: {
        'text-field': ['to-string', ['get', 'count']],
        'text-font': FONT,
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.halo },
    },
  ],
  legend: {
    label: m.map_layer_sites,
    help: m.map_help_sites,
    swatch: { shape: 'disc', colour: 'exercise' },
  },
};
