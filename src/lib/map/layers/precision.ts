import { m } from '$lib/paraglide/messages';
import { byReach, byState, type MapLayer } from './layer';

export const precision: MapLayer<'precision'> = {
  id: 'precision',
  paint: ({ palette }) => [
    {
      id: 'precision',
      type: 'line',
      source: 'precision',
      paint: {
        'line-color': byReach(palette),
        'line-width': byState(2, 1.6, 1),
        'line-opacity': byState(1, 0.9, 0.6),
        'line-dasharray': [2, 2],
      },
    },
  ],
  legend: {
    label: m.map_layer_precision,
    swatch: { shape: 'halo', colour: 'exercise' },
  },
};
