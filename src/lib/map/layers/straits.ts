import { m } from '$lib/paraglide/messages';
import { placeLabel } from './labels';
import type { MapLayer } from './layer';

export const straits: MapLayer<'straits'> = {
  id: 'straits',
  paint: (context) => [placeLabel('straits', 'strait', context.palette.mute, context)],
  legend: {
    label: m.map_layer_straits,
    swatch: { shape: 'text', colour: 'mute' },
  },
};
