import type { FillLayerSpecification } from 'maplibre-gl';
import { FIRST_REACHED_PERIODS, type GroundProperties } from '$lib/core/questions/question';
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

/** One hue, stronger = later, by the first year of each period. */
export const REACHED_OPACITY = FIRST_REACHED_PERIODS.map(({ from }, i) => ({
  from,
  opacity: [0.14, 0.28, 0.44, 0.62, 0.85][i]!,
}));

export const firstReached: LayerPaint = ({ palette }) => {
  const shades = REACHED_OPACITY.map(({ from, opacity }) => [from, opacity]);
  return [
    {
      ...{ id: 'first-reached', type: 'fill', source: 'firstReached' },
      paint: {
        'fill-antialias': false,
        'fill-color': palette.reached,
        'fill-opacity': ['match', ['get', 'from'], ...shades.flat(), 0] as never,
      },
    },
  ];
};

export const earlierGround: LayerPaint = ({ palette }) => [fill('earlier-ground', 0.17, palette)];
export const newGround: LayerPaint = ({ palette }) => [fill('new-ground', 0.36, palette)];
export const footprint: LayerPaint = ({ palette }) => [
  fill('footprint', 0.1, palette),
  line('footprint-outline', 'groundOutline', byReach(palette, 'kind'), 0.8, { opacity: 0.55 }),
];
