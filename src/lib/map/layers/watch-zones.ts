import { m } from '$lib/paraglide/messages';
import { placeLabel } from './labels';
import type { MapLayer } from './layer';

export const watchZones: MapLayer<'watch-zones'> = {
  id: 'watch-zones',
  paint: (context) => [
    {
      id: 'watch-zones',
      type: 'line',
      source: 'zones',
      filter: ['all', ['==', ['geometry-type'], 'LineString'], ['==', ['get', 'kind'], 'watch']],
      paint: { 'line-color': context.palette.mute, 'line-width': 1.3, 'line-dasharray': [4, 2] },
    },
    {
      id: 'air-defence-zones',
      type: 'line',
      source: 'zones',
      filter: ['all', ['==', ['geometry-type'], 'LineString'], ['!=', ['get', 'kind'], 'watch']],
      paint: { 'line-color': context.palette.mute, 'line-width': 1.1, 'line-dasharray': [1, 2] },
    },
    placeLabel('watch-zones-label', 'zone-name', context.palette.mute, context),
  ],
  legend: {
    label: m.map_layer_watch_zones,
    swatch: { shape: 'dashed', colour: 'mute' },
  },
};
