import { m } from '$lib/paraglide/messages';
import { IS_OWN, byState, type MapLayer } from './layer';

export const tracks: MapLayer<'tracks'> = {
  id: 'tracks',
  paint: ({ palette }) => [
    {
      id: 'tracks-casing',
      type: 'line',
      source: 'tracks',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': byState(palette.accent, palette.ink, palette.halo),
        'line-width': byState(7.5, 6, 4.6),
        'line-opacity': byState(1, 0.9, 0.75),
      },
    },
    {
      id: 'tracks',
      type: 'line',
      source: 'tracks',
      filter: ['!', IS_OWN],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.patrol, 'line-width': byState(3, 2.6, 2.2) },
    },
    {
      id: 'tracks-own',
      type: 'line',
      source: 'tracks',
      filter: IS_OWN,
      paint: {
        'line-color': palette.patrol,
        'line-width': byState(3, 2.6, 2.2),
        'line-dasharray': [2.2, 1.4],
      },
    },
    {
      id: 'tracks-direction',
      type: 'symbol',
      source: 'tracks',
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 110,
        'icon-image': 'arrow',
        'icon-size': 1,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-rotation-alignment': 'map',
      },
      paint: {
        'icon-color': palette.patrol,
        'icon-halo-color': palette.halo,
        'icon-halo-width': 1,
      },
    },
  ],
  legend: {
    label: m.map_layer_tracks,
    swatch: { shape: 'line', colour: 'patrol' },
  },
};
