import type { LayerSpecification } from 'maplibre-gl';
import type { GroundProperties } from '$lib/core/questions/question';
import { m } from '$lib/paraglide/messages';

import { byReach, type MapLayer } from './layer';

type Ground = GroundProperties['layer'];

const fill = (id: Ground, paint: Extract<LayerSpecification, { type: 'fill' }>['paint']) =>
  ({
    id,
    type: 'fill',
    source: 'ground',
    filter: ['==', ['get', 'layer'], id],
    paint,
  }) satisfies LayerSpecification;

export const earlierGround: MapLayer<'earlier-ground'> = {
  id: 'earlier-ground',
  paint: ({ palette }) => [
    fill('earlier-ground', { 'fill-color': palette.earlier, 'fill-opacity': 0.17 }),
  ],
  legend: {
    label: m.map_layer_earlier_ground,
    swatch: { shape: 'fill', colour: 'earlier' },
  },
};

export const footprint: MapLayer<'footprint'> = {
  id: 'footprint',
  paint: ({ palette }) => [
    fill('footprint', { 'fill-color': byReach(palette, 'kind'), 'fill-opacity': 0.1 }),
    {
      id: 'footprint-outline',
      type: 'line',
      source: 'groundOutline',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': byReach(palette, 'kind'), 'line-width': 0.8, 'line-opacity': 0.55 },
    },
  ],
  legend: {
    label: m.map_layer_footprint,
    swatch: { shape: 'outline', colour: 'exercise' },
  },
};

export const newGround: MapLayer<'new-ground'> = {
  id: 'new-ground',
  paint: ({ palette }) => [
    fill('new-ground', { 'fill-color': byReach(palette, 'kind'), 'fill-opacity': 0.36 }),
  ],
  legend: {
    label: m.map_layer_new_ground,
    swatch: { shape: 'fill', colour: 'patrol' },
  },
};
