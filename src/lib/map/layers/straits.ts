import { m } from '$lib/paraglide/messages';
import { FONT, type MapLayer } from './layer';

export const straits: MapLayer<'straits'> = {
  id: 'straits',
  paint: ({ palette }) => [
    {
      id: 'straits',
      type: 'symbol',
      source: 'straits',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 11,
        'text-letter-spacing': 0.04,
        'text-max-width': 7,
      },
      paint: {
        'text-color': palette.mute,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.2,
      },
    },
  ],
  legend: {
    label: m.map_layer_straits,
    swatch: { shape: 'text', colour: 'mute' },
  },
};
