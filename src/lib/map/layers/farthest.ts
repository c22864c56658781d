import { m } from '$lib/paraglide/messages';
import { DISTANCE_PX } from '../names/label-placement';
import { placeLabel } from './labels';
import type { MapLayer } from './layer';

export const farthest: MapLayer<'farthest'> = {
  id: 'farthest',
  paint: (context) => [
    {
      id: 'farthest',
      type: 'line',
      source: 'farthest',
      filter: ['==', ['get', 'part'], 'line'],
      // MapLibre draws lines as flat as the ground: thinner ones are lost at the edge of the globe.
      paint: { 'line-color': context.palette.ink, 'line-width': 1.6, 'line-dasharray': [0.7, 1.7] },
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
          context.palette.russia,
          'CN',
          context.palette.china,
          context.palette.land,
        ],
        'circle-stroke-color': context.palette.ink,
        'circle-stroke-width': 1.2,
      },
    },
    // There are two of them at most, and their numbers matter.
    placeLabel('farthest-label', 'distance', context.palette.ink, context, {
      px: DISTANCE_PX,
      allowOverlap: true,
    }),
  ],
  legend: {
    label: m.map_layer_farthest,
    swatch: { shape: 'dashed', colour: 'ink' },
  },
};
