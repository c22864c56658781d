import type { YearSpan } from '#core/record/time';
import { distanceTo, nearestTo, type Box, type Point } from '$lib/site/boxes';
import type { Attributes } from '$lib/site/markup';
import { candidatesIn } from '$lib/view/shown';
import type { Layer } from '$lib/view/view';
import {
  AREA_NAME_PX,
  PARTED_ZOOM,
  labelPx,
  labelSpans,
  signScale,
  type PlacedAreaName,
  type Stage,
} from './layout';
import type { Texts } from './layout-in';
import { SAME_PLACE_PX, boxAt, type Spot } from './labels';
import type { LayoutFrame } from '../frame';
import { tenths, type Project } from '../screen';
import type { Mark } from '../marks';
import { arcMarks } from '../signs/arcs';
import { candidateMarks } from '../signs/candidates';
import { groundMarks, type GroundShape } from '../signs/ground';
import { recordsAt, signLooks, signSize, signsOf, type Sign } from '../signs/signs';
import { linePath, trackMarks, type TrackShape } from '../signs/tracks';
import { areaMark, areasOf } from '../signs/uncertain';

interface Drawing {
  signs: readonly Sign[];
  chosen: YearSpan;
  layers: readonly Layer[];
  tracks: readonly TrackShape[];
  ground: readonly GroundShape[];
}

type SignFrame = Pick<LayoutFrame, 'project' | 'isSmall' | 'zoom'>;

/** Bottom first. */
export function signMarks(
  stage: Stage,
  texts: Texts | null,
  { signs, chosen, layers, tracks, ground }: Drawing,
  frame: SignFrame,
): Mark[] {
  const { project, zoom, isSmall } = frame;
  const hasSigns = layers.includes('sites');
  const hasLabels = layers.includes('labels');
  const shown = hasSigns ? signs.map((sign) => placed(sign, frame)) : [];
  const drawn = shown.filter(({ sign }) => zoom < PARTED_ZOOM || !isParted(sign));
  /** A sign and its label lead to all records at its place. */
  const common = (own: PlacedSign) => ({
    recordId: own.sign.place.id,
    recordIds: drawn
      .filter((other) => distance(other, own) < SAME_PLACE_PX)
      .flatMap(({ sign }) => recordsAt(sign.place, chosen.to)),
  });
  return [
    ...groundMarks(ground, chosen),
    ...(hasSigns ? areasOf(stage.uncertain, signs) : []).map((area) =>
      areaMark(area, project, ground.length > 0),
    ),
    ...(layers.includes('candidates') ? candidatesIn(stage.candidates, chosen) : []).flatMap(
      (candidate) => candidateMarks(candidate, drawn, project),
    ),
    ...(layers.includes('tracks') ? trackMarks(tracks, chosen) : []),
    ...(hasSigns ? arcMarks(stage.arcs, chosen, project) : []),
    ...(layers.includes('others') ? signsOf(stage.others, chosen) : []).flatMap((sign) =>
      markOf(placed(sign, frame)).map((mark) => ({ recordId: sign.place.id, ...mark })),
    ),
    ...drawn.flatMap((own) => markOf(own).map((mark) => ({ ...common(own), ...mark }))),
    ...(texts?.areaNames ?? [])
      .filter(({ isItalic }) => !isItalic || hasLabels)
      .map((name) => areaNameMark(name, project)),
    ...(hasLabels ? shown : []).flatMap((own) => {
      const { place } = own.sign;
      const spot = texts?.spots.get(place.id);
      if (!spot) return [];
      const spans = labelSpans(own.sign, isSmall);
      const box = boxAt(spot, own);
      const isLed = spot.isLed || isAstray(own, box, drawn);
      const label = { ...labelMark(own, spot, isSmall), spans, hitBox: box };
      const marks = [...(isLed ? leaderMark(own, box) : []), label];
      return marks.map((mark) => ({ ...common(own), placeId: place.id, ...mark }));
    }),
  ];
}

/** A near map draws the records instead. */
const isParted = ({ place, shape }: Sign) =>
  place.kind === 'exercise' && (shape === 'new' || shape === 'return');

type PlacedSign = ReturnType<typeof placed>;

/** `inner` and `r`: half its height without and with outline, whose width is `width`, px. */
function placed(sign: Sign, { project, isSmall }: SignFrame) {
  const { x, y } = project(sign.place.position);
  const { r, width } = signSize(sign);
  const inner = r * signScale(sign.place.kind, isSmall);
  return { sign, x: tenths(x), y: tenths(y), inner, width, r: inner + width / 2 };
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

function markOf({ sign, x, y, inner: r, width, r: hitR }: PlacedSign): Mark[] {
  const { id } = sign.place;
  const { d, style, inner } = signLooks(sign, { r, width });
  const transform = `translate(${x} ${y})`;
  const common = { layer: 'place', tag: 'path' as const, hitArea: { x, y, r: hitR } };
  const whole: Mark = {
    ...common,
    key: `sign ${id}`,
    shape: { d, transform },
    style,
    // Filled signs have a rim to colour, hollow ones are their line.
    hovered: { ...style, stroke: 'var(--ink)' },
    selected: { ...style, stroke: 'var(--accent)', 'stroke-width': Math.max(width, 2.4) },
  };
  if (!inner) return [whole];
  const { d: innerPath, fill } = inner;
  const shape = { d: innerPath, transform };
  return [whole, { ...common, key: `inner ${id}`, shape, style: { fill } }];
}

function labelMark({ sign, x, y }: PlacedSign, spot: Spot, isSmall: boolean): Mark {
  const { place } = sign;
  return {
    layer: 'label',
    key: `label ${place.id}`,
    tag: 'text',
    shape: { x: tenths(x + spot.dx), y: tenths(y + spot.dy), 'text-anchor': spot.anchor },
    style: {
      fill: 'var(--ink)',
      'font-size': labelPx(isSmall),
      ...HALO,
    },
  };
}

/** Another sign is as near as its own, which may be smaller than in other years. */
function isAstray(own: PlacedSign, box: Box, drawn: readonly PlacedSign[]) {
  const gapTo = (sign: PlacedSign) => distanceTo(box, sign) - sign.r;
  return drawn.some((other) => distance(other, own) >= SAME_PLACE_PX && gapTo(other) <= gapTo(own));
}

function leaderMark(own: PlacedSign, box: Box): Mark[] {
  const end = nearestTo(box, own);
  const part = own.r / distance(end, own);
  if (!(part < 1)) return [];
  const start = { x: own.x + part * (end.x - own.x), y: own.y + part * (end.y - own.y) };
  const line = [start, end].map(({ x, y }) => ({ x: tenths(x), y: tenths(y) }));
  return [
    {
      layer: 'label',
      key: `leader ${own.sign.place.id}`,
      tag: 'path',
      shape: { d: linePath([line]) },
      style: { fill: 'none', stroke: 'var(--mute)', 'stroke-width': 0.9 },
    },
  ];
}

const HALO: Attributes = {
  stroke: 'var(--halo)',
  'stroke-width': 3,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
};

function areaNameMark(
  { text, position, fill, letterSpacing, isItalic }: PlacedAreaName,
  project: Project,
): Mark {
  const { x, y } = project(position);
  return {
    layer: 'area-name',
    key: `area-name ${text} ${position}`,
    tag: 'text',
    shape: { x: tenths(x), y: tenths(y + 4), 'text-anchor': 'middle' },
    style: {
      fill,
      'font-size': AREA_NAME_PX,
      ...(isItalic && { 'font-style': 'italic' }),
      ...(letterSpacing ? { 'letter-spacing': `${letterSpacing}em` } : HALO),
    },
    spans: [{ text }],
  };
}
