import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { MARK_GROWTH } from '../edges/edge-marks';
import { byReach, byState, line, match, type LayerPaint } from './layer';

/** Directions: rings of distance and spokes from the origin, under the records. */
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

/** Signs across the spokes with the kind of record that set each edge. */
export const edges: LayerPaint = ({ palette }) => {
  const ink = match('mark', { moving: palette.accent, left: palette.earlier }, palette.ink);
  const { from, fromZoom, to, byZoom } = MARK_GROWTH;
  const sized = (factor: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    fromZoom,
    factor * from,
    byZoom,
    factor * to,
  ];
  const signs = (id: string, what: readonly string[], layout: object, paint: object) =>
    ({
      ...{
        id,
        type: 'symbol',
        source: 'edges',
        filter: ['in', ['get', 'what'], ['literal', what]],
      },
      layout: { 'icon-allow-overlap': true, 'icon-ignore-placement': true, ...layout },
      paint,
    }) as SymbolLayerSpecification;
  return [
    signs(
      'edge-marks',
      ['advance', 'edge'],
      {
        'icon-image': ['get', 'mark'],
        'icon-size': sized(1),
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
      },
      {
        'icon-color': byState(palette.accent, palette.accent, ink),
        'icon-halo-color': byState(palette.accent, palette.accent, palette.halo),
        'icon-halo-width': byState(1, 1, 0),
      },
    ),
    signs(
      'edge-beads',
      ['edge'],
      { 'icon-image': match('reach', { patrol: 'square' }, 'disc'), 'icon-size': sized(5 / 8) },
      {
        'icon-color': byReach(palette),
        'icon-halo-color': palette.halo,
        'icon-halo-width': 1.5,
      },
    ),
  ];
};

const is = (what: string): ExpressionSpecification => ['==', ['get', 'what'], what];
