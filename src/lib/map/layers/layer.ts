import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette';

/** What a layer of the view is made of, first = bottom. */
export type LayerPaint = (context: PaintContext) => LayerSpecification[];

export interface PaintContext {
  palette: Palette;
}

type Line = Extract<LayerSpecification, { type: 'line' }>;
type LinePaint = NonNullable<Line['paint']>;
interface LineMore {
  filter?: ExpressionSpecification;
  opacity?: LinePaint['line-opacity'];
  /** In widths of the line. */
  dashes?: [number, number];
}

export function line(
  id: string,
  source: string,
  colour: LinePaint['line-color'],
  width: LinePaint['line-width'],
  { filter, opacity = 1, dashes }: LineMore = {},
): Line {
  const paint = { 'line-color': colour, 'line-width': width, 'line-opacity': opacity };
  return {
    ...{ id, type: 'line', source, ...(filter && { filter }) },
    paint: { ...paint, ...(dashes && { 'line-dasharray': dashes }) } as LinePaint,
  } as Line;
}

export const IS_LINE: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
export const IS_POINT: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];

/** Whether a feature is the reader's own. */
export const IS_OWN: ExpressionSpecification = ['boolean', ['get', 'own'], false];

/** Colour by the two-way kind of a feature, which is in the property named. */
export const byReach = (palette: Palette, property: 'reach' | 'kind' = 'reach') =>
  match(property, { patrol: palette.patrol }, palette.exercise);

/** The tint of a partner's land, and of other land. */
export const byPartner = ({ russia, china, land }: Palette) =>
  match('partner', { RU: russia, CN: china }, land);

/** A value by a property of the feature. */
export function match(
  property: string,
  values: Readonly<Record<string, string | number>>,
  otherwise: string | number,
): ExpressionSpecification {
  const cases = Object.entries(values).flat() as [string, string];
  return ['match', ['get', property], ...cases, otherwise];
}

/** A value for the selected record, for the hovered one, and for all others. */
export function byState<T extends string | number>(
  selected: T,
  hovered: T,
  others: T | ExpressionSpecification,
): ExpressionSpecification {
  const is = (state: string): ExpressionSpecification => [
    ...(['boolean', ['feature-state', state], false] as [
      'boolean',
      ExpressionSpecification,
      never,
    ]),
  ];
  return ['case', is('selected'), selected, is('hovered'), hovered, others];
}
