import type { ExpressionSpecification } from 'maplibre-gl';
import { SITE_GROWTH } from '../size';
import { IS_OWN, byReach, byState, line, type LayerPaint } from './layer';

/** The records of the years shown, and of earlier ones. */

/** A radius in px, growing with the zoom. */
const { from, to, byZoom } = SITE_GROWTH;
const grown = (factor: number): ExpressionSpecification => ['*', factor, ['get', 'radius']];

/** Places of patrols are squares above the map (over/), but for a reader's many. */
export const sites: LayerPaint = ({ palette }) => [
  {
    id: 'sites-unmeasured',
    type: 'circle',
    source: 'sites',
    filter: ['!', ['get', 'measured']],
    minzoom: 2.4,
    paint: {
      'circle-radius': byState(4, 3.6, 2.4),
      'circle-color': palette.halo,
      'circle-stroke-color': byState(palette.accent, palette.ink, byReach(palette)),
      'circle-stroke-width': 1.2,
    },
  },
  {
    id: 'sites',
    type: 'circle',
    source: 'sites',
    filter: ['all', ['get', 'measured'], ['any', IS_OWN, ['!=', ['get', 'reach'], 'patrol']]],
    layout: { 'circle-sort-key': ['get', 'order'] },
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 0, grown(from), byZoom, grown(to)],
      'circle-color': byReach(palette),
      // The reader's own are hollow.
      'circle-opacity': ['case', IS_OWN, 0.15, 1],
      'circle-stroke-color': byState(...([palette.accent, palette.ink] as const), [
        'case',
        IS_OWN,
        byReach(palette),
        palette.halo,
      ]),
      'circle-stroke-width': byState(2.6, 2, 1.5),
    },
  },
];

/** Thinner where the whole map is seen. */
const thinned = (
  far: ExpressionSpecification,
  near: ExpressionSpecification,
): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 1.5, far, 3.5, near];

export const tracks: LayerPaint = ({ palette }) => {
  const { patrol, halo } = palette;
  const width = thinned(byState(2.6, 2.2, 1.5), byState(3, 2.6, 2.2));
  const edge = byState(palette.accent, palette.ink, halo);
  return [
    line('tracks-casing', 'tracks', edge, thinned(byState(6, 5, 3.2), byState(7.5, 6, 4.6)), {
      opacity: byState(1, 0.9, 0.75),
    }),
    line('tracks', 'tracks', patrol, width, { filter: ['!', IS_OWN] }),
    line('tracks-own', 'tracks', patrol, width, { filter: IS_OWN, dashes: [2.2, 1.4] }),
  ];
};

export const precision: LayerPaint = ({ palette }) => [
  line('precision', 'precision', byReach(palette), byState(2, 1.6, 1), {
    opacity: byState(1, 0.9, 0.6),
    dashes: [2, 2],
  }),
];

/** Fading with age; beyond twelve years no fainter, so that `all` still shows the oldest. */
const fade: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['get', 'age'],
  ...[1, 0.85, 5, 0.4, 12, 0.28],
];

/** Earlier years: hollow rings and thin dashes, so that they differ without colour. */
export const ghosts: LayerPaint = ({ palette }) => {
  const colour = byState(palette.accent, palette.ink, palette.earlier);
  return [
    line('ghost-tracks', 'ghostTracks', colour, 1.1, { opacity: fade, dashes: [4, 3] }),
    {
      id: 'ghost-sites',
      type: 'circle',
      source: 'ghostSites',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 0, 2.6, 5, 5],
        'circle-color': palette.halo,
        'circle-opacity': 0.35,
        'circle-stroke-color': colour,
        'circle-stroke-width': byState(2.4, 2, 1.3),
        'circle-stroke-opacity': fade,
      },
    },
  ];
};
