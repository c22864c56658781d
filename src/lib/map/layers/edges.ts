import type { ExpressionSpecification } from 'maplibre-gl';
import { byState, line, type LayerPaint } from './layer';

/** Directions: rings of distance and spokes from the origin, under the records; their signs lie above (over/). */
export const spokes: LayerPaint = ({ palette }) => {
  const spoke = (id: string, marks: string[], colour: string, dashes?: [number, number]) =>
    line(id, 'edges', byState(palette.accent, palette.accent, colour), byState(2.2, 2.2, 1.1), {
      filter: ['all', is('spoke'), ['in', ['get', 'mark'], ['literal', marks]]],
      opacity: byState(1, 1, 0.75),
      ...(dashes && { dashes }),
    });
  return [
    line('range-rings', 'edges', palette.earlier, 1, {
      filter: is('ring'),
      opacity: 0.45,
      dashes: [1.5, 5],
    }),
    spoke('spokes', ['held'], palette.mute),
    spoke('spokes-moving', ['moving'], palette.accent),
    spoke('spokes-left', ['left'], palette.earlier, [3, 3]),
  ];
};

const is = (what: string): ExpressionSpecification => ['==', ['get', 'what'], what];
