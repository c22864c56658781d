import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette';

/** What a layer file gives: how it is painted and how the legend names it. */
export interface MapLayer<Id extends string = string> {
  id: Id;
  paint: (context: PaintContext) => LayerSpecification[];
  legend: LegendEntry;
}

export interface PaintContext {
  palette: Palette;
  /** The selected record's name is always written. */
  selected: string | null;
}

export interface LegendEntry {
  label: () => string;
  swatch: Swatch;
  /** What its shades mean, where it has several. */
  shades?: readonly { label: () => string; opacity: number }[];
}

export const SWATCHES = [
  'disc',
  'line',
  'fill',
  'outline',
  'dashed',
  'halo',
  'ring',
  'path',
  'grid',
  'text',
] as const;

export interface Swatch {
  shape: (typeof SWATCHES)[number];
  /** A token of app.css. */
  colour: string;
}

/** Drawn with the page's own font: no glyph server (without `glyphs` MapLibre uses local fonts). */
export const FONT = ['"Source Sans 3 Variable"', '"Noto Sans CJK SC"', '"Microsoft YaHei"'];

type Expression = ['match', ['get', string], string, string, string];
/** Colour by the two-way kind of a feature, which is in the property named. */
export function byReach(palette: Palette, property: 'reach' | 'kind' = 'reach'): Expression {
  return ['match', ['get', property], 'patrol', palette.patrol, palette.exercise];
}

/** Whether a feature is the reader's own. */
export const IS_OWN = ['boolean', ['get', 'own'], false] as ['boolean', ...unknown[]] as never;

/** A value for the selected record, for the hovered one, and for all others. */
export function byState(selected: unknown, hovered: unknown, others: unknown) {
  return [
    'case',
    ['boolean', ['feature-state', 'selected'], false],
    selected,
    ['boolean', ['feature-state', 'hovered'], false],
    hovered,
    others,
  ] as ['case', ...unknown[]] as never;
}
