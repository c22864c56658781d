import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { byState, type PaintContext } from './layer';

/** Fading with age; beyond five years no fainter, so that `all` still shows the oldest. */
const fade: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['get', 'age'],
  1,
  0.85,
  5,
  0.4,
  12,
  0.28,
];

/** Earlier years: hollow rings and thin dashes, so that they differ without colour. */
export function ghosts({ palette }: PaintContext): LayerSpecification[] {
  return [
    {
      id: 'ghost-tracks',
      type: 'line',
      source: 'ghostTracks',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': byState(palette.accent, palette.ink, palette.earlier),
        'line-width': 1.1,
        'line-opacity': fade,
        'line-dasharray': [4, 3],
      },
    },
    {
      id: 'ghost-sites',
      type: 'circle',
      source: 'ghostSites',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 0, 2.6, 5, 5],
        'circle-color': palette.halo,
        'circle-opacity': 0.35,
        'circle-stroke-color': byState(palette.accent, palette.ink, palette.earlier),
        'circle-stroke-width': byState(2.4, 2, 1.3),
        'circle-stroke-opacity': fade,
      },
    },
  ];
}
