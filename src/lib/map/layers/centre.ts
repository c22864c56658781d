import { m } from '$lib/paraglide/messages';
import { FONT, type MapLayer } from './layer';

export const centre: MapLayer<'centre'> = {
  id: 'centre',
  paint: ({ palette }) => [
    {
      id: 'centre-path',
      type: 'line',
      source: 'centre',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.accent, 'line-width': 1.4, 'line-opacity': 0.8 },
    },
    {
      id: 'centre-stops',
      type: 'circle',
      source: 'centre',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 3,
        'circle-color': palette.accent,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'centre-years',
      type: 'symbol',
      source: 'centre',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'text-field': ['to-string', ['get', 'year']],
        'text-font': FONT,
        'text-size': 11,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.5,
      },
      paint: {
        'text-color': palette.accent,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.5,
      },
    },
  ],
  legend: {
    label: m.map_layer_centre,
    swatch: { shape: 'path', colour: 'accent' },
  },
};
