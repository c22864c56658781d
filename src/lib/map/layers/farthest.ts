import { m } from '$lib/paraglide/messages';
import { FONT, type MapLayer } from './layer';

export const farthest: MapLayer<'farthest'> = {
  id: 'farthest',
  paint: ({ palette }) => [
    {
      id: 'farthest',
      type: 'line',
      source: 'farthest',
      filter: ['==', ['get', 'part'], 'line'],
      paint: { 'line-color': palette.ink, 'line-width': 1.1, 'line-dasharray': [1, 2.5] },
    },
    {
      id: 'farthest-home',
      type: 'circle',
      source: 'farthest',
      filter: ['==', ['get', 'part'], 'home'],
      paint: {
        'circle-radius': 3.5,
        'circle-color': [
          'match',
          ['get', 'partner'],
          'RU',
          palette.russia,
          'CN',
          palette.china,
          palette.land,
        ],
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 1.2,
      },
    },
    {
      id: 'farthest-label',
      type: 'symbol',
      source: 'farthest',
      filter: ['==', ['get', 'part'], 'label'],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 12,
        'text-rotate': ['get', 'turn'],
        'text-rotation-alignment': 'map',
        'text-offset': [0, -0.8],
        'text-max-width': 40,
        // There are two of them at most, and their numbers matter.
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': palette.ink,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.5,
      },
    },
  ],
  legend: {
    label: m.map_layer_farthest,
    swatch: { shape: 'dashed', colour: 'ink' },
  },
};
