import type { YearSpan } from '$lib/core/record/time';
import { distanceTo, nearestTo, type Box } from '$lib/site/boxes';
import type { Attributes } from '$lib/site/markup';
import { candidatesIn } from '$lib/view/shown';
import type { Layer } from '$lib/view/view';
import {
  AREA_NAME_PX,
  PARTED_ZOOM,
  labelPx,
  labelSpans,
  signScale,
  type Layout,
  type LayoutFrame,
  type Stage,
} from '../labels/layout';
import { arcMarks } from './arcs';
import { candidateMarks } from './candidates';
import { groundMarks, type GroundShape } from './ground';
import { SAME_PLACE_PX, boxAt, type Spot } from '../labels/labels';
import { tenths, type Point, type Project } from '../screen';
import { recordsAt, signLooks, signSize, type Place, type Sign } from './signs';
import type { Mark } from '../marks';
import { linePath, trackMark, trackShapes, type TrackShape } from './tracks';
import { areaMark, areasOf } from './uncertain';

interface Drawing {
  signs: readonly Sign[];
  chosen: YearSpan;
  layers: readonly Layer[];
  isUnlabelled?: boolean;
  tracks?: readonly TrackShape[];
  ground: readonly GroundShape[];
}

type Frame = Pick<LayoutFrame, 'project' | 'isSmall' | 'zoom'>;

/**
 * Without a layout, no texts. Bottom first: ground, areas of uncertain places, candidates, tracks,
 * arcs, signs, names of areas, labels of signs.
 */
export function signMarks(
  stage: Stage,
  layout: Layout | null,
  { signs, chosen, layers, isUnlabelled = false, tracks, ground }: Drawing,
  frame: Frame,
): Mark[] {
  const { project, zoom } = frame;
  const shownTracks = layers.includes('tracks')
    ? (tracks ?? trackShapes(stage.tracks, project))
    : [];
  const shownSigns = layers.includes('sites') ? signs : [];
  const placed = shownSigns
    .filter((sign) => zoom < PARTED_ZOOM || !isParted(sign))
    .map((sign) => ({ sign, point: pointOf(sign.place, project) }));
  const circles = placed.map(({ sign, point }) => {
    const { r, width } = radiusOf(sign, frame.isSmall);
    return { ...point, r: r + width / 2 };
  });
  const hasLabels = layers.includes('labels');
  return [
    ...groundMarks(ground, chosen, layers),
    ...areasOf(stage.uncertain, shownSigns).map((area) => areaMark(area, project)),
    ...(layers.includes('sites') ? candidatesIn(stage.candidates, chosen) : []).flatMap(
      (candidate) => candidateMarks(candidate, circles, project),
    ),
    ...shownTracks.flatMap((track) => trackMark(track, chosen)),
    ...(layers.includes('sites') ? arcMarks(stage.arcs, chosen, project) : []),
    ...placed.flatMap((own) => signMark(own, placed, chosen, frame)),
    ...(layout?.areaNames ?? [])
      .filter(({ isItalic }) => !isItalic || hasLabels)
      .map((name) => areaNameMark(name, project)),
    ...(layout && hasLabels && !isUnlabelled ? shownSigns : []).flatMap((sign) =>
      labelMarks(sign, layout!.spots.get(sign.place.id), { stage, placed, chosen, frame }),
    ),
  ];
}

/** Exercises of the selected years: a near map draws their records instead. */
const isParted = ({ place, shape, tone }: Sign) =>
  place.kind === 'exercise' && tone === 'strong' && shape !== 'perhaps';

function pointOf(place: Place, project: Project): Point {
  const { x, y } = project(place.position);
  return { x: tenths(x), y: tenths(y) };
}

interface PlacedSign {
  sign: Sign;
  point: Point;
}

const recordsHere = (point: Point, placed: readonly PlacedSign[], { to }: YearSpan): string[] =>
  placed
    .filter((other) => Math.hypot(other.point.x - point.x, other.point.y - point.y) < SAME_PLACE_PX)
    .flatMap((other) => recordsAt(other.sign.place, to));

const radiusOf = (sign: Sign, isSmall: boolean) => {
  const { r, width } = signSize(sign);
  return { r: r * signScale(sign.place.kind, isSmall), width };
};

function signMark(
  { sign, point }: PlacedSign,
  placed: readonly PlacedSign[],
  chosen: YearSpan,
  { isSmall }: Frame,
): Mark[] {
  const { place } = sign;
  const { r, width } = radiusOf(sign, isSmall);
  const { d, style, inner } = signLooks(sign, { r, width });
  const transform = `translate(${point.x} ${point.y})`;
  const common = {
    layer: 'place',
    tag: 'path' as const,
    recordId: place.id,
    recordIds: recordsHere(point, placed, chosen),
    hitArea: { ...point, r: r + width / 2 },
  };
  const whole: Mark = {
    ...common,
    key: `sign ${place.id}`,
    shape: { d, transform },
    style,
    // Filled signs have a rim to colour, hollow ones are their line.
    hovered: { ...style, stroke: 'var(--ink)' },
    selected: { ...style, stroke: 'var(--accent)', 'stroke-width': Math.max(width, 2.4) },
  };
  if (!inner) return [whole];
  const filled = {
    key: `inner ${place.id}`,
    shape: { d: inner.d, transform },
    style: { fill: inner.fill },
  };
  return [whole, { ...common, ...filled }];
}

interface Labelling {
  stage: Stage;
  placed: readonly PlacedSign[];
  chosen: YearSpan;
  frame: Frame;
}

/** Leads to the same records; with a leader where another sign is as near, or its own is far. */
function labelMarks(
  sign: Sign,
  spot: Spot | undefined,
  { stage, placed, chosen, frame }: Labelling,
): Mark[] {
  if (!spot) return [];
  const { project, isSmall } = frame;
  const { place, tone } = sign;
  const point = pointOf(place, project);
  const ink = tone === 'pale' ? 'mute' : 'ink';
  const colour = place.kind === 'patrol' ? 'var(--caution)' : `var(--${ink})`;
  const box = boxAt(spot, point);
  const common = {
    layer: 'label',
    recordId: place.id,
    recordIds: recordsHere(point, placed, chosen),
    placeId: place.id,
  };
  return [
    ...(spot.isLed || isAstray({ sign, point }, box, placed, isSmall)
      ? leaderMark({ sign, point }, box, isSmall, common)
      : []),
    {
      ...common,
      key: `label ${place.id}`,
      tag: 'text',
      shape: {
        x: tenths(point.x + spot.dx),
        y: tenths(point.y + spot.dy),
        'text-anchor': spot.anchor,
      },
      style: {
        fill: colour,
        'font-size': labelPx(tone, isSmall),
        ...(tone === 'middle' && { 'fill-opacity': 0.78 }),
        ...HALO,
      },
      spans: labelSpans(sign, stage.nameOf(place), place.year >= chosen.from),
      hitBox: box,
    },
  ];
}

/** Whether another sign is as near as its own, which is smaller than in other years. */
function isAstray(
  { sign, point }: PlacedSign,
  box: Box,
  placed: readonly PlacedSign[],
  isSmall: boolean,
): boolean {
  const gapTo = (other: PlacedSign) => {
    const { r, width } = radiusOf(other.sign, isSmall);
    return distanceTo(box, other.point) - r - width / 2;
  };
  const own = gapTo({ sign, point });
  return placed.some(
    (other) =>
      Math.hypot(other.point.x - point.x, other.point.y - point.y) >= SAME_PLACE_PX &&
      gapTo(other) <= own,
  );
}

function leaderMark(
  { sign, point }: PlacedSign,
  box: Box,
  isSmall: boolean,
  common: Pick<Mark, 'layer'>,
): Mark[] {
  const { r, width } = radiusOf(sign, isSmall);
  const end = nearestTo(box, point);
  const part = (r + width / 2) / Math.hypot(end.x - point.x, end.y - point.y);
  if (!(part < 1)) return [];
  const start = {
    x: point.x + part * (end.x - point.x),
    y: point.y + part * (end.y - point.y),
  };
  return [
    {
      ...common,
      key: `leader ${sign.place.id}`,
      tag: 'path',
      shape: { d: linePath([[start, end].map(({ x, y }) => ({ x: tenths(x), y: tenths(y) }))]) },
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
  { text, position, fill, letterSpacing, isItalic }: Layout['areaNames'][number],
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
