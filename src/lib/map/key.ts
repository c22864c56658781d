import { formatCount, formatYears } from '$lib/site/format';
import type { Attributes } from '$lib/site/markup';
import { m } from '$lib/paraglide/messages';
import type { Layer, SizeBy, View } from '$lib/view/view';
import { REACHED_OPACITY } from './layers';
import { SIZE_STEPS, radiusOf } from './sites';
import type { Mark } from './still/marks';

export interface KeyRow {
  /** Its middle at 0, 0. */
  marks: Mark[];
  text: string;
  width?: number;
  height?: number;
}

const path = (d: string, style: Attributes): Mark => ({ layer: '', tag: 'path', at: { d }, style });
const stroke = (d: string, colour: string, width = 1.5, more: Attributes = {}): Mark =>
  path(d, { fill: 'none', stroke: `var(--${colour})`, 'stroke-width': width, ...more });
const fill = (d: string, colour: string, opacity = 1): Mark =>
  path(d, { fill: `var(--${colour})`, 'fill-opacity': opacity });
const circle = (x: number, y: number, r: number, style: Attributes): Mark => {
  return { layer: '', tag: 'circle', at: { cx: x, cy: y, r }, style };
};
const dot = (x: number, y: number, r: number, colour: string) =>
  circle(x, y, r, { fill: `var(--${colour})` });
const ring = (x: number, r: number, colour: string, width = 1.5, more: Attributes = {}) =>
  circle(x, 0, r, { fill: 'none', stroke: `var(--${colour})`, 'stroke-width': width, ...more });
const area = (colour: string, opacity = 0.4) => [fill('M-9-6H9V6H-9Z', colour, opacity)];
const arrow = (colour: string) => [
  stroke('M-10 0H10', colour, 2.5),
  fill('M-2-3.5 3 0-2 3.5Z', colour),
];
const dashed = (colour: string) => [
  stroke('M-10 0H10', colour, 1.5, { 'stroke-dasharray': '4 2.5' }),
];
const letter = (colour: string) => [stroke('M-4 5 0-5 4 5M-2.5 1.5h5', colour)];

const periods = () =>
  REACHED_OPACITY.map(({ from, opacity }, i) => {
    const next = REACHED_OPACITY[i + 1]?.from;
    const text = next ? formatYears(from, next - 1) : `${from}–`;
    return { marks: area('reached', opacity), width: 24, text };
  });

export const SIGN: Record<Layer | 'ghosts', Mark[]> = {
  'first-reached': area('reached'),
  sites: [dot(0, 0, 5.5, 'exercise')],
  tracks: arrow('patrol'),
  ghosts: [ring(0, 4.5, 'earlier')],
  'new-ground': area('patrol'),
  footprint: [...area('exercise', 0.12), stroke('M-9-6H9V6H-9Z', 'exercise')],
  'earlier-ground': area('earlier'),
  precision: [ring(0, 6.5, 'exercise', 1, { 'stroke-dasharray': '2 2' }), dot(0, 0, 2, 'exercise')],
  farthest: dashed('ink'),
  extent: dashed('accent'),
  centre: [stroke('M-9 4-3-3 3 2 9-4', 'accent'), dot(-3, -3, 2, 'accent'), dot(3, 2, 2, 'accent')],
  regions: area('accent'),
  'watch-zones': dashed('mute'),
  straits: letter('mute'),
  graticule: [stroke('M-9-3H9M-9 3H9M-4-7V7M4-7V7', 'border', 0.8)],
  labels: letter('ink'),
};

export const SHADES: Partial<Record<Layer | 'ghosts', () => KeyRow[]>> = {
  'first-reached': periods,
};

/** Said by the rows of records, or by themselves. */
const PLAIN: readonly Layer[] = ['sites', 'tracks', 'labels', 'straits', 'graticule'];

/** The key of records: those shown in full, and the earlier ones. */
export function keyRows({ layers, from, to }: Pick<View, 'layers' | 'from' | 'to'>): KeyRow[] {
  const hasTracks = layers.includes('tracks');
  const kinds = hasTracks ? 'two' : 'one';
  const x = hasTracks ? -14 : 0;
  const track = (...marks: Mark[]) => (hasTracks ? marks : []);
  return [
    {
      marks: [
        dot(x, 0, 5.25, 'exercise'),
        ...track(stroke('M-2 0H26', 'patrol', 1.4), fill('M15 0 6 3.8 6-3.8Z', 'patrol')),
      ],
      text: m.map_key_within({ kinds, years: formatYears(from, to) }),
    },
    {
      marks: [ring(x, 3.2, 'earlier', 1.2), ...track(stroke('M-2 0H26', 'track-old', 1))],
      text: m.map_key_older(),
    },
  ];
}

export const layerRows = (layers: readonly Layer[]): KeyRow[] =>
  layers
    .filter((layer) => !PLAIN.includes(layer))
    .flatMap((layer) => [
      { marks: SIGN[layer], text: m.map_layer({ layer }) },
      ...(SHADES[layer]?.() ?? []),
    ]);

export const sizeRows = (sizeBy: Exclude<SizeBy, 'equal'>): KeyRow[] =>
  SIZE_STEPS[sizeBy].map((step) => {
    const r = radiusOf(step, sizeBy);
    return { marks: [dot(0, 0, r, 'exercise')], text: formatCount(step), height: 2 * r + 2 };
  });
