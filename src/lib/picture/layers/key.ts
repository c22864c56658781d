import { formatKm } from '$lib/site/text/format';
import type { Attributes } from '$lib/site/markup';
import { m } from '$lib/paraglide/messages';
import type { ReachKind } from '#core/record/model';
import { candidatesIn } from '$lib/view/shown';
import type { Layer, View } from '$lib/view/view';
import { arcsIn } from '../signs/arcs';
import { candidateStyle } from '../signs/candidates';
import { GROUND_OPACITY } from '../signs/ground';
import { signPath, signShapes, signsOf, type Sign } from '../signs/signs';
import type { Scene, Shown } from './scene';
import { lineMark, pathMark, type Mark } from '../marks';

/** What the button opens where the key is no strip. */
export const KEY_ID = 'map-key';

export interface KeyRow {
  /** Around 0, 0. */
  marks: Mark[];
  text: string;
  /** Of the sign, px. */
  width?: number;
}

const path = (d: string, style: Attributes) => pathMark('', d, style);
const stroke = (d: string, colour: string, width = 1.5, more: Attributes = {}) =>
  lineMark('', d, colour, width, more);
const circle = (cx: number, r: number, style: Attributes): Mark => {
  return { layer: '', tag: 'circle', shape: { cx, cy: 0, r }, style };
};
const THIN = { fill: 'none', stroke: 'var(--exercise)', 'stroke-width': 1 };
const disc = (r: number) => circle(0, r, { fill: 'var(--exercise)' });
const dashed = (colour: string, width = 1.5) => [
  stroke('M-10 0H10', colour, width, { 'stroke-dasharray': '4 2.5' }),
];
const letter = (colour: string) => [stroke('M-4 5 0-5 4 5M-2.5 1.5h5', colour)];

const groundDisc = (kind: ReachKind, part: keyof typeof GROUND_OPACITY, x = 0, r = 7) =>
  circle(x, r, { fill: `var(--${kind})`, 'fill-opacity': GROUND_OPACITY[part] });
const groundSign = (kind: ReachKind) => [
  groundDisc(kind, 'before', -3),
  groundDisc(kind, 'chosen', 5, 5),
];

export const LAYER_SIGNS: Record<Layer, Mark[]> = {
  ground: groundSign('exercise'),
  sites: [disc(5.5)],
  tracks: [stroke('M-10 0H10', 'patrol', 1.4)],
  candidates: [path(signPath('exercise', 6), candidateStyle('exercise'))],
  precision: [circle(0, 6.5, { ...THIN, 'stroke-dasharray': '2 2' }), disc(2)],
  others: singleSign('unknown', 'patrol', 3, 1),
  farthest: dashed('ink'),
  regions: [path('M-9-6H9V6H-9Z', { fill: 'var(--accent)', 'fill-opacity': 0.4 })],
  'watch-zones': dashed('mute'),
  straits: letter('mute'),
  labels: letter('ink'),
};

/** Of what is drawn, and in no other order than new, perhaps, back, earlier. */
export function keyRows(
  { places, arcs, tracks, candidates, others, ground }: Scene,
  shown: Shown & Pick<View, 'newPlaceKm'>,
): KeyRow[] {
  const isOn = (layer: Layer) => shown.layers.includes(layer);
  const signs = isOn('sites') ? signsOf(places, shown) : [];
  const kind = signs[0]?.place.kind ?? 'exercise';
  const has = (isOne: (sign: Sign) => boolean) => signs.some(isOne);
  const rows: KeyRow[] = [];
  const add = (marks: Mark[], width: number, text: string) => rows.push({ marks, width, text });
  if (has(({ shape }) => shape === 'new')) {
    const isTied = arcsIn(arcs, shown).length > 0;
    const tie = isTied ? [stroke('M0 0L13-6', kind, 1)] : [];
    add(
      [...tie, ...singleSign('new', kind)],
      24,
      m.map_key_new({ form: isTied ? 'tied' : 'alone' }),
    );
  }
  if (has(({ shape }) => shape === 'perhaps'))
    add(singleSign('perhaps', kind, 5, 1.8), 16, m.map_key_perhaps());
  if (has(({ returns }) => returns > 0)) add(ringSign(kind), 22, m.map_key_back());
  if (has(({ shape }) => shape === 'earlier'))
    add(singleSign('earlier', kind, 3, 1), 12, m.map_key_earlier());
  if (isOn('others') && signsOf(others, shown).length > 0)
    add(LAYER_SIGNS.others, 12, m.map_key_others());
  if (ground.length > 0)
    add([groundDisc(kind, 'before')], 18, m.map_key_ground({ km: formatKm(shown.newPlaceKm) }));
  const isInferred = tracks.some(({ year, inferred }) => year <= shown.to && inferred.length > 0);
  if (isOn('tracks') && isInferred) add(dashed('patrol', 1), 24, m.map_key_tracks());
  if (isOn('candidates') && candidatesIn(candidates, shown).length > 0)
    add([path(signPath(kind, 6), candidateStyle(kind))], 18, m.map_key_candidate());
  return rows;
}

/** Around 0, 0. */
function singleSign(
  shape: Sign['shape'],
  kind: ReachKind = 'exercise',
  r = 6,
  width = 1.5,
): Mark[] {
  return signShapes('', { place: { kind }, shape, returns: 0 }, { r, width });
}
const ringSign = (kind: ReachKind) => singleSign('return', kind, 6.5, 3);

/** In the key already, or self-explanatory. */
const UNEXPLAINED = new Set<Layer>([
  'ground',
  'candidates',
  'others',
  'sites',
  'tracks',
  'labels',
  'straits',
]);

export const layerRows = (layers: readonly Layer[]) =>
  layers
    .filter((layer) => !UNEXPLAINED.has(layer))
    .map((layer) => ({ marks: LAYER_SIGNS[layer], text: m.map_layer({ layer }) }));
