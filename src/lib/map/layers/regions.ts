import type { RegionStatusName } from '$lib/core/stall/region-status';
import { m } from '$lib/paraglide/messages';
import { placeLabel } from './labels';
import type { MapLayer } from './layer';

/** One hue, darker = livelier, so that the order is read without a key and without colour vision. */
const STATUS_OPACITY: Record<RegionStatusName, number> = {
  opened: 0.42,
  growing: 0.27,
  holding: 0.13,
  dormant: 0.04,
};

const STATUS_LABEL: Record<RegionStatusName, () => string> = {
  opened: m.map_status_opened,
  growing: m.map_status_growing,
  holding: m.map_status_holding,
  dormant: m.map_status_dormant,
};

export const regions: MapLayer<'regions'> = {
  id: 'regions',
  paint: (context) => [
    {
      id: 'regions',
      type: 'fill',
      source: 'regions',
      paint: {
        'fill-antialias': false,
        'fill-color': context.palette.accent,
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
      source: 'regionLines',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': context.palette.accent, 'line-width': 0.8, 'line-opacity': 0.5 },
    },
    placeLabel('regions-name', 'region-name', context.palette.accent, context),
  ],
  legend: {
    label: m.map_layer_regions,
    swatch: { shape: 'fill', colour: 'accent' },
    shades: (Object.keys(STATUS_OPACITY) as RegionStatusName[]).map((status) => ({
      label: STATUS_LABEL[status],
      opacity: STATUS_OPACITY[status],
    })),
  },
};
