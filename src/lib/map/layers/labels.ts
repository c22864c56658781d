import type { SymbolLayerSpecification } from 'maplibre-gl';
import { m } from '$lib/paraglide/messages';
import { LABEL_PX, PLACE_PX } from '../names/label-placement';
import type { LabelProperties } from '../scene';
import { FONT, type MapLayer, type PaintContext } from './layer';

const layout: SymbolLayerSpecification['layout'] = {
  'text-field': ['get', 'text'],
  'text-font': FONT,
  'text-size': LABEL_PX,
  // names.ts has broken the lines.
  'text-max-width': 40,
  'text-justify': 'auto',
  'text-anchor': ['coalesce', ['get', 'anchor'], 'left'],
  'text-radial-offset': ['/', ['coalesce', ['get', 'away'], 11], LABEL_PX],
  'text-padding': 1,
  'symbol-sort-key': ['get', 'rank'],
};

const paint = ({ palette }: PaintContext): SymbolLayerSpecification['paint'] => ({
  'text-color': palette.ink,
  'text-halo-color': palette.halo,
  'text-halo-width': 1.6,
});

/**
 * names.ts gives each name its side; where that has none left while the map moves, MapLibre leaves
 * it out. The selected one is always there.
 */
export const labels: MapLayer<'labels'> = {
  id: 'labels',
  paint: (context) => [
    {
      id: 'labels',
      type: 'symbol',
      source: 'labels',
      filter: [
        'all',
        ['==', ['get', 'what'], 'name'],
        ['!=', ['get', 'recordId'], context.selected ?? ''],
      ],
      layout,
      paint: paint(context),
    },
  ],
  legend: {
    label: m.map_layer_labels,
    swatch: { shape: 'text', colour: 'ink' },
  },
};

/** What is no record's: straits, zones, regions, years, distances. names.ts finds them room too. */
export function placeLabel(
  id: string,
  what: LabelProperties['what'],
  colour: string,
  { palette }: PaintContext,
  { px = PLACE_PX, allowOverlap = false } = {},
): SymbolLayerSpecification {
  return {
    id,
    type: 'symbol',
    source: 'labels',
    filter: ['==', ['get', 'what'], what],
    layout: {
      ...layout,
      'text-allow-overlap': allowOverlap,
      'text-size': px,
      'text-radial-offset': ['/', ['coalesce', ['get', 'away'], 0], px],
    },
    paint: { ...paint({ palette, selected: null }), 'text-color': colour },
  };
}

/** The selected record's name, whether names are switched on or not. */
export function selectedLabel(context: PaintContext): SymbolLayerSpecification {
  return {
    id: 'selected-label',
    type: 'symbol',
    source: 'labels',
    filter: ['==', ['get', 'recordId'], context.selected ?? '-'],
    layout: { ...layout, 'text-allow-overlap': true },
    paint: { ...paint(context), 'text-color': context.palette.accent },
  };
}
