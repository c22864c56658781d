import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { LABEL_PX, PLACE_PX } from '../names/label-placement';
import type { Palette } from '../palette';
import type { LabelProperties } from '../scene';
import { FONT, type LayerPaint } from './layer';

/**
 * names.ts gives each name its side and breaks its lines; where that side has no room left while the
 * map moves, MapLibre leaves the name out, unless it may lie on others.
 */
function names(
  id: string,
  filter: ExpressionSpecification,
  colour: string,
  { halo }: Palette,
  { px = LABEL_PX, allowOverlap = false, isOffset = false } = {},
): SymbolLayerSpecification {
  return {
    ...{ id, type: 'symbol', source: 'labels', filter },
    layout: {
      ...textLayout(['get', 'text'], px, isOffset),
      'text-allow-overlap': allowOverlap,
    },
    paint: { 'text-color': colour, 'text-halo-color': halo, 'text-halo-width': 1.6 },
  };
}

/** A text where names.ts has put it. */
export const textLayout = (text: ExpressionSpecification, px: number, isOffset = false) =>
  ({
    'text-field': text,
    'text-font': FONT,
    'text-size': px,
    'text-max-width': 40,
    'text-justify': 'auto',
    'text-anchor': ['coalesce', ['get', 'anchor'], 'left'],
    ...(isOffset
      ? { 'text-offset': ['array', 'number', 2, ['get', 'offset']] }
      : { 'text-radial-offset': ['/', ['coalesce', ['get', 'away'], 0], px] }),
    'text-padding': 1,
    'symbol-sort-key': ['get', 'rank'],
  }) satisfies SymbolLayerSpecification['layout'];

const is = (property: keyof LabelProperties, value: string): ExpressionSpecification => [
  '==',
  ['get', property],
  value,
];
export const labels: LayerPaint = ({ palette, selected }) => [
  names(
    'labels',
    ['all', is('what', 'name'), ['!', is('recordId', selected ?? '-')]],
    palette.ink,
    palette,
  ),
];

/** The selected record's name, whether names are switched on or not. */
export const selectedLabel: LayerPaint = ({ palette, selected }) => [
  names('selected-label', is('recordId', selected ?? '-'), palette.accent, palette, {
    allowOverlap: true,
  }),
];

/** What is no record's: straits, zones, regions, years, distances. names.ts finds them room too. */
export const placeLabel = (
  what: LabelProperties['what'],
  colour: string,
  palette: Palette,
  more: Parameters<typeof names>[4] = {},
) => names(what, is('what', what), colour, palette, { px: PLACE_PX, ...more });
