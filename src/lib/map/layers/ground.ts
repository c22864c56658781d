import type { FillLayerSpecification } from 'maplibre-gl';
import type { GroundProperties } from '$lib/core/questions/question';
import type { Palette } from '../palette';
import { byReach, line, type LayerPaint } from './layer';

const fill = (
  id: GroundProperties['layer'],
  opacity: number,
  palette: Palette,
): FillLayerSpecification => ({
  id,
  type: 'fill',
  source: 'ground',
  filter: ['==', ['get', 'layer'], id],
  paint: {
    'fill-color': id === 'earlier-ground' ? palette.earlier : byReach(palette, 'kind'),
    'fill-opacity': opacity,
  },
});

export const earlierGround: LayerPaint = ({ palette }) => [fill('earlier-ground', 0.17, palette)];
export const newGround: LayerPaint = ({ palette }) => [fill('new-ground', 0.36, palette)];
export const footprint: LayerPaint = ({ palette }) => [
  fill('footprint', 0.1, palette),
  line('footprint-outline', 'groundOutline', byReach(palette, 'kind'), 0.8, { opacity: 0.55 }),
];
