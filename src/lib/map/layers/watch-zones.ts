import { m } from '$lib/paraglide/messages';
import { FONT, type MapLayer } from './layer';

export const watchZones: MapLayer<'watch-zones'> = {
  id: 'watch-zones',
  paint: ({ palette }) => [
    {
      id: 'watch-zones',
      type: 'line',
      source: 'zones',
      filter: ['all', ['==', ['geometry-type'], 'LineString'], ['==', ['get', 'kind'], 'watch']],
      paint: { 'line-color': palette.mute, 'line-width': 1.3, 'line-dasharray': [4, 2] },
    },
    {
      id: 'air-defence-zones',
      type: 'line',
      source: 'zones',
      filter: ['all', ['==', ['geometry-type'], 'LineString'], ['!=', ['get', 'kind'], 'watch']],
      paint: { 'line-color': palette.mute, 'line-width': 1.1, 'line-dasharray': [1, 2] },
    },
    {
      id: 'watch-zones-label',
      type: 'symbol',
      source: 'zones',
      filter: ['==', ['geometry-type'], 'Point'],
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
    swatch: { shape: 'dashed', colour: 'mute' },
  },
};
