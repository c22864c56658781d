import { IS_LINE, IS_POINT, byPartner, line, type LayerPaint } from './layer';

/** What is measured from the records, as far as it is lines and points. */

export const extent: LayerPaint = ({ palette: { accent } }) => [
  {
    id: 'extent-fill',
    type: 'fill',
    source: 'extent',
    paint: { 'fill-color': accent, 'fill-opacity': 0.05 },
  },
  line('extent', 'extent', accent, 1.2, { dashes: [5, 3] }),
];

export const farthest: LayerPaint = ({ palette }) => [
  // MapLibre draws lines as flat as the ground: thinner ones are lost at the edge of the globe.
  line('farthest', 'farthest', palette.ink, 1.6, { filter: IS_LINE, dashes: [0.7, 1.7] }),
  {
    id: 'farthest-home',
    type: 'circle',
    source: 'farthest',
    filter: IS_POINT,
    paint: {
      'circle-radius': 3.5,
      'circle-color': byPartner(palette),
      'circle-stroke-color': palette.ink,
      'circle-stroke-width': 1.2,
    },
  },
];

export const centre: LayerPaint = ({ palette }) => [
  line('centre-path', 'centre', palette.accent, 1.4, { filter: IS_LINE, opacity: 0.8 }),
  {
    id: 'centre-stops',
    type: 'circle',
    source: 'centre',
    filter: IS_POINT,
    paint: {
      'circle-radius': 3,
      'circle-color': palette.accent,
      'circle-stroke-color': palette.halo,
      'circle-stroke-width': 1,
    },
  },
];
