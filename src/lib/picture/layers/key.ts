import { formatKm, formatYears } from '$lib/site/text/format';
import type { Attributes } from '$lib/site/markup';
import { m } from '$lib/paraglide/messages';
import type { YearSpan } from '#core/record/time';
import { REACH_KINDS, reachKind, type ReachKind } from '#core/record/model';
import { candidatesIn } from '$lib/view/shown';
import type { Layer } from '$lib/view/view';
import { ARC_DOTS, arcsIn } from '../signs/arcs';
import { candidateStyle } from '../signs/candidates';
import { GROUND_OPACITY } from '../signs/ground';
import { signLooks, signPath, type Sign } from '../signs/signs';
import type { Stage } from '../labels/layout';
import type { Mark } from '../marks';
import { areaStyle, areasOf } from '../signs/uncertain';

/** What the button opens where the key is no strip. */
export const KEY_ID = 'map-key';

export interface KeyRow {
  /** Around 0, 0. */
  marks: Mark[];
  text: string;
  /** Of the sign, px. */
  width?: number;
}

const path = (d: string, style: Attributes): Mark => {
  return { layer: '', tag: 'path', shape: { d }, style };
};
const stroke = (d: string, colour: string, width = 1.5, more: Attributes = {}) =>
  path(d, { fill: 'none', stroke: `var(--${colour})`, 'stroke-width': width, ...more });
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
  'patrol-ground': groundSign('patrol'),
  sites: [disc(5.5)],
  tracks: [stroke('M-10 0H10', 'patrol', 1.4)],
  precision: [circle(0, 6.5, { ...THIN, 'stroke-dasharray': '2 2' }), disc(2)],
  farthest: dashed('ink'),
  regions: [path('M-9-6H9V6H-9Z', { fill: 'var(--accent)', 'fill-opacity': 0.4 })],
  'watch-zones': dashed('mute'),
  straits: letter('mute'),
  graticule: [stroke('M-9-3H9M-9 3H9M-4-7V7M4-7V7', 'border', 0.8)],
  labels: letter('ink'),
};

interface KeyInput extends Partial<Pick<Stage, 'uncertain' | 'tracks' | 'arcs' | 'candidates'>> {
  signs: readonly Sign[];
  chosen: YearSpan;
  compared: YearSpan | null;
  lastYear: number;
  ground?: { kind: ReachKind; km: number } | null;
  /** Of several periods, whose years are not repeated. */
  isPeriod?: boolean;
}

export function keyRows(input: KeyInput): KeyRow[] {
  const { signs, chosen, compared, ground } = input;
  const { uncertain = [], tracks = [], arcs = [], candidates = [] } = input;
  const { from: year, to } = chosen;
  const years = formatYears(year, to);
  const isSince = to === input.lastYear && year < to;
  const kindsOf = (isOne: (sign: Sign) => boolean) =>
    REACH_KINDS.filter((kind) => signs.some((sign) => sign.place.kind === kind && isOne(sign)));
  const strongOf = (shape: Sign['shape']) =>
    kindsOf((sign) => sign.shape === shape && sign.tone === 'strong');
  const hasTone = (tone: Sign['tone']) => signs.some((sign) => sign.tone === tone);
  const rows: KeyRow[] = [];
  const add = (marks: Mark[], width: number, text: string) => rows.push({ marks, width, text });
  if (ground) {
    const { kind, km } = ground;
    add([groundDisc(kind, 'before')], 18, m.map_key_ground({ km: formatKm(km) }));
    const added = isSince ? m.map_key_added_since({ year }) : m.map_key_added_in({ years });
    add([groundDisc(kind, 'chosen')], 18, added);
  }
  if (strongOf('new').includes('exercise')) add(singleSign('new'), 18, m.map_key_new());
  if (arcsIn(arcs, chosen).length)
    add([stroke('M-9 3Q0-6 9 3', 'exercise', 1, ARC_DOTS)], 22, m.map_key_arcs());
  const [back] = kindsOf(({ shape, returns }) => returns > 0 || shape === 'return');
  if (back) {
    const named = isSince ? m.map_key_back_since({ year }) : m.map_key_back_in({ years });
    add(ringSign(back), 22, input.isPeriod ? m.map_period_back() : named);
  }
  const perhaps = strongOf('perhaps');
  if (perhaps.length) {
    const halves = perhaps.map((kind) => singleSign('perhaps', kind, 'strong', 5, 1.8));
    if (perhaps.length > 1) add(pair(halves, 7), 30, m.map_key_perhaps());
    else add(halves[0]!, 16, m.map_key_perhaps());
  }
  const [area] = areasOf(uncertain, signs);
  if (area)
    add([path('M-8-6H8V6H-8ZM-8 4L2-6M-2 6L8-4', areaStyle(area.kind))], 20, m.map_key_area());
  const [candidate] = candidatesIn(candidates, chosen);
  if (candidate) {
    const kind = reachKind(candidate.record.kind);
    add([path(signPath(kind, 6), candidateStyle(kind))], 18, m.map_key_candidate());
  }
  if (kindsOf(() => true).includes('patrol')) add(patrolSigns(), 26, m.map_key_patrols());
  if (tracks.some((track) => track.year <= to && track.inferred.length > 0))
    add(dashed('patrol', 1), 24, m.map_key_tracks());
  if (compared && hasTone('middle')) {
    const before = formatYears(compared.from, year - 1);
    add(singleSign('new', 'exercise', 'middle', 5), 16, m.map_key_compared({ years: before }));
  }
  if (hasTone('pale')) {
    const first = Math.min(compared?.from ?? Infinity, year);
    add(singleSign('new', 'exercise', 'pale', 3.6), 12, m.map_key_earlier({ year: first }));
  }
  return rows;
}

export const signRows = (): KeyRow[] => [
  { marks: singleSign('new'), text: m.map_key_new() },
  { marks: ringSign('exercise'), text: m.map_key_back() },
  { marks: patrolSigns(), text: m.map_key_patrols() },
];

/** Around 0, 0. */
export function singleSign(
  shape: Sign['shape'],
  kind: ReachKind = 'exercise',
  tone: Sign['tone'] = 'strong',
  r = 6,
  width = 1.5,
): Mark[] {
  const { d, style, inner } = signLooks({ place: { kind }, shape, tone, returns: 0 }, { r, width });
  const whole = path(d, style);
  return inner ? [whole, path(inner.d, { fill: inner.fill })] : [whole];
}
const ringSign = (kind: ReachKind) => singleSign('return', kind, 'strong', 6.5, 3);
const patrolSigns = () =>
  pair([singleSign('new', 'patrol', 'strong', 5), singleSign('return', 'patrol', 'strong', 5)], 6);

const pair = (signs: readonly Mark[][], x: number): Mark[] =>
  signs.flatMap((marks, i) =>
    marks.map((mark) => {
      return { ...mark, shape: { ...mark.shape, transform: `translate(${i ? x : -x} 0)` } };
    }),
  );

/** In the key already, or self-explanatory. */
const UNEXPLAINED = new Set<Layer>(['ground', 'sites', 'tracks', 'labels', 'straits', 'graticule']);

export const layerRows = (layers: readonly Layer[]) =>
  layers
    .filter((layer) => !UNEXPLAINED.has(layer))
    .map((layer) => ({ marks: LAYER_SIGNS[layer], text: m.map_layer({ layer }) }));
