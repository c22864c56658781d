import type { LayerSpecification } from 'maplibre-gl';
import { IS_LINE, byPartner, line, type PaintContext } from './layer';

/** Sea, land with the two partners' tints, coasts and borders (Natural Earth, de facto lines). */
export function base({ palette }: PaintContext): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      filter: ['==', ['geometry-type'], 'Polygon'],
      // The lines on its edge are smooth; a shader for a second edge is waited for.
      paint: { 'fill-color': byPartner(palette), 'fill-antialias': false },
    },
    line('borders', 'land', palette.border, ['interpolate', ['linear'], ['zoom'], 0, 0.5, 5, 1], {
      filter: IS_LINE,
    }),
  ];
}
