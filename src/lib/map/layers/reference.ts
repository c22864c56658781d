import type { RegionStatusName } from '$lib/core/stall/region-status';
import { IS_LINE, line, match, type LayerPaint } from './layer';

/** What lies under the records. */

export const graticule: LayerPaint = ({ palette }) => [
  line('graticule', 'graticule', palette.border, 0.6, { opacity: 0.6 }),
];

/** One hue, darker = livelier, so that the order is read without a key and without colour vision. */
export const STATUS_OPACITY: Record<RegionStatusName, number> = {
  opened: 0.42,
  growing: 0.27,
  holding: 0.13,
  dormant: 0.04,
};

export const regions: LayerPaint = ({ palette }) => [
  {
    id: 'regions',
    type: 'fill',
    source: 'regions',
    paint: {
      'fill-antialias': false,
      'fill-color': palette.accent,
      'fill-opacity': match('status', STATUS_OPACITY, 0),
    },
  },
  line('regions-outline', 'regionLines', palette.accent, 0.8, { filter: IS_LINE, opacity: 0.5 }),
];

export const watchZones: LayerPaint = ({ palette }) => [
  line('watch-zones', 'zones', palette.mute, 1.3, {
    filter: ['all', IS_LINE, ['==', ['get', 'kind'], 'watch']],
    dashes: [4, 2],
  }),
  line('air-defence-zones', 'zones', palette.mute, 1.1, {
    filter: ['all', IS_LINE, ['!=', ['get', 'kind'], 'watch']],
    dashes: [1, 2],
  }),
];
