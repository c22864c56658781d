import { m } from '$lib/paraglide/messages';
import type { MapLayer } from './layer';

export const graticule: MapLayer<'graticule'> = {
  id: 'graticule',
  paint: ({ palette }) => [
    {
      id: 'graticule',
      type: 'line',
      source: 'graticule',
      paint: { 'line-color': palette.border, 'line-width': 0.6, 'line-opacity': 0.6 },
    },
  ],
  legend: {
    label: m.map_layer_graticule,
    swatch: { shape: 'grid', colour: 'border' },
  },
};
