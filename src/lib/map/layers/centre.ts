import { m } from '$lib/paraglide/messages';
import { placeLabel } from './labels';
import type { MapLayer } from './layer';

export const centre: MapLayer<'centre'> = {
  id: 'centre',
  paint: (context) => [
    {
      id: 'centre-path',
      type: 'line',
      source: 'centre',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': context.palette.accent, 'line-width': 1.4, 'line-opacity': 0.8 },
    },
    {
      id: 'centre-stops',
      type: 'circle',
      source: 'centre',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 3,
        'circle-color': context.palette.accent,
        'circle-stroke-color': context.palette.halo,
        'circle-stroke-width': 1,
      },
    },
    placeLabel('centre-years', 'centre-year', context.palette.accent, context),
  ],
  legend: {
    label: m.map_layer_centre,
    swatch: { shape: 'path', colour: 'accent' },
  },
};
