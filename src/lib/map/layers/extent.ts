import { m } from '$lib/paraglide/messages';
import type { MapLayer } from './layer';

export const extent: MapLayer<'extent'> = {
  id: 'extent',
  paint: ({ palette }) => [
    {
      id: 'extent-fill',
      type: 'fill',
      source: 'extent',
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.05 },
    },
    {
      id: 'extent',
      type: 'line',
      source: 'extent',
      paint: { 'line-color': palette.accent, 'line-width': 1.2, 'line-dasharray': [5, 3] },
    },
  ],
  legend: {
    label: m.map_layer_extent,
    swatch: { shape: 'dashed', colour: 'accent' },
  },
};
