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
      // MapLibre draws lines as flat as the ground: thinner ones are lost at the edge of the globe.
      paint: { 'line-color': palette.ink, 'line-width': 1.6, 'line-dasharray': [0.7, 1.7] },
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
        // As it is seen: along the edge of the globe it could not be read lying on the ground.
        'text-rotation-alignment': 'viewport',
        'text-pitch-alignment': 'viewport',
        'text-offset': [0, -0.8],
        'text-max-width': 40,
        // There are two of them at most, and their numbers matter.
        'text-allow-overlap': true,
        'text-ignore-placement': true,
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
