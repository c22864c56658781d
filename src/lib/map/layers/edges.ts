import { line, match, type LayerPaint } from './layer';

/** Directions: spokes from the origin, arcs across them for the edge and for earlier advances. */
export const edges: LayerPaint = ({ palette }) => [
  line('edge-spokes', 'edges', palette.mute, 1.1, {
    filter: ['==', ['get', 'role'], 'spoke'],
    opacity: 0.7,
  }),
  line(
    'edge-arcs',
    'edges',
    match('state', { moving: palette.accent, held: palette.ink }, palette.earlier),
    ['case', ['get', 'isEdge'], 4, 2],
    { filter: ['==', ['get', 'role'], 'arc'] },
  ),
];
