import { m } from '$lib/paraglide/messages';
import type { MapLayer } from './layer';

/** One hue, darker = livelier, so that the order is read without a key and without colour vision. */
export const STATUS_OPACITY = { opened: 0.34, growing: 0.22, holding: 0.11, dormant: 0 } as const;

export const regions: MapLayer<'regions'> = {
  id: 'regions',
  paint: ({ palette }) => [
    {
      id: 'regions',
      type: 'fill',
      source: 'regions',
      paint: {
        'fill-color': palette.accent,
        'fill-opacity': [
          'match',
          ['get', 'status'],
          ...Object.entries(STATUS_OPACITY).flat(),
          0,
        ] as never,
      },
    },
    {
      id: 'regions-outline',
      type: 'line',
      source: 'regions',
      paint: { 'line-color': palette.accent, 'line-width': 0.8, 'line-opacity': 0.5 },
    },
  ],
  legend: {
    label: m.map_layer_regions,
    help: m.map_help_regions,
    swatch: { shape: 'fill', colour: 'accent' },
  },
};
