import { m } from '$lib/paraglide/messages';
import { FONT, type MapLayer } from './layer';

export const watchZones: MapLayer<'watch-zones'> = {
  id: 'watch-zones',
  paint: ({ palette }) => [
    {
      id: 'watch-zones',
      type: 'line',
      source: 'watch-zones',
      paint: { 'line-color': palette.mute, 'line-width': 1.2, 'line-dasharray': [3, 2] },
    },
    {
      id: 'watch-zones-label',
      type: 'symbol',
      source: 'watch-zones',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 11,
        'text-max-width': 10,
      },
      paint: {
        'text-color': palette.mute,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.2,
      },
    },
  ],
  legend: {
    label: m.map_layer_watch_zones,
    help: m.map_help_watch_zones,
    swatch: { shape: 'dashed', colour: 'mute' },
  },
};
