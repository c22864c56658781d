import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { MARK_GROWTH } from '../edges/edge-marks';
import { LABEL_PX } from '../names/label-placement';
import { placeLabel, textLayout } from './labels';
import { FONT, STRONG_FONT, byReach, byState, line, match, type LayerPaint } from './layer';

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

/** Signs across the spokes with the kind of record that set each edge, and what is written beside them. */
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

export const origin: LayerPaint = ({ palette }) => [
  circle('edge-origin', 6, palette.halo, palette.ink, 1.8),
  circle('edge-origin-dot', 2.2, palette.ink, palette.ink, 0),
];

export const edgeNames: LayerPaint = ({ palette }) => {
  const colour = byState(
    ...([palette.accent, palette.accent] as const),
    match('mark', { moving: palette.accent }, palette.ink),
  );
  const layout = (text: object) => ({
    ...textLayout(text as ExpressionSpecification, LABEL_PX, true),
    ...{ 'text-allow-overlap': true, 'text-line-height': 1.23 },
  });
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.8 };
  const named = (id: string, text: object, colour: unknown) =>
    ({
      ...{ id, type: 'symbol', source: 'labels', filter: is('edge') },
      layout: layout(text),
      paint: { 'text-color': colour, ...halo },
    }) as SymbolLayerSpecification;
  return [
    placeLabel('ring', palette.earlier, palette, { isOffset: true }),
    placeLabel('origin', palette.mute, palette, { px: 12, isOffset: true }),
    placeLabel('advance', palette.ink, palette, { px: 12, allowOverlap: true, isOffset: true }),
    named('edge-notes', ['get', 'note'], palette.mute),
    named(
      'edge-names',
      [
        'format',
        ...[['get', 'strong'], { 'text-font': ['literal', STRONG_FONT] }],
        ['get', 'text'],
        { 'text-font': ['literal', FONT] },
      ],
      colour,
    ),
  ];
};

function circle(id: string, radius: number, fill: string, stroke: string, width: number) {
  return {
    ...{ id, type: 'circle' as const, source: 'edges', filter: is('origin') },
    paint: {
      ...{ 'circle-radius': radius, 'circle-color': fill },
      ...{ 'circle-stroke-color': stroke, 'circle-stroke-width': width },
    },
  };
}

const is = (what: string): ExpressionSpecification => ['==', ['get', 'what'], what];
