import type { LayerSpecification } from 'maplibre-gl';
import type { PaintContext } from './layer';

/** Sea, land with the two partners' tints, coasts and borders (Natural Earth, de facto lines). */
export function base({ palette }: PaintContext): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': [
          'match',
          ['get', 'partner'],
          'RU',
          palette.russia,
          'CN',
          palette.china,
          palette.land,
        ],
      },
    },
    {
      id: 'borders',
      type: 'line',
      source: 'land',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.border,
        'line-width': ['interpolate', ['linear'], ['zoom'], 0, 0.5, 5, 1],
      },
    },
  ];
}
