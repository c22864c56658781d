import type { YearSpan } from '$lib/core/record/time';
import type { Attributes } from '$lib/site/markup';
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
} from './layout';
import { arcMarks } from './arcs';
import { groundMarks, type GroundShape } from './ground';
import { SAME_PLACE_PX } from './labels';
import { tenths, type Point, type Project } from './screen';
import { recordsAt, signLooks, signSize, type Place, type Sign } from './signs';
import type { Mark } from './static/marks';
import { trackMark, trackShapes, type TrackShape } from './tracks';
import { areaMark } from './uncertain';

/** Signs, tracks and labels as marks: the same on the live map, on the static one before it, and in pictures. */

interface Drawing {
  signs: readonly Sign[];
  chosen: YearSpan;
  layers: readonly Layer[];
  /** Without labels of signs, whichever layers are on. */
  isWordless?: boolean;
  /** The tracks on the screen, if they have been projected for the same camera before. */
  tracks?: readonly TrackShape[];
  ground: readonly GroundShape[];
}

type Frame = Pick<LayoutFrame, 'project' | 'isSmall' | 'zoom'>;

/** From the bottom: ground, areas of uncertain places, tracks, arcs, signs, names of areas, labels of signs. */
export function signMarks(
  stage: Stage,
  layout: Layout,
  { signs, chosen, layers, isWordless = false, tracks, ground }: Drawing,
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
  const labelled = layers.includes('labels') && !isWordless ? shownSigns : [];
  const strongIds = new Set(
    shownSigns.flatMap(({ place, tone }) => (tone === 'strong' ? [place.id] : [])),
  );
  return [
    ...groundMarks(ground, chosen, layers),
    ...stage.uncertain
      .filter(({ recordId }) => strongIds.has(recordId))
      .map((area) => areaMark(area, project)),
    ...shownTracks.flatMap((track) => trackMark(track, chosen)),
    ...(layers.includes('sites') ? arcMarks(stage.arcs, chosen, project) : []),
    ...placed.flatMap((own) => signMark(own, placed, chosen, frame)),
    ...layout.areaNames.map((name) => areaNameMark(name, project)),
    ...labelled.flatMap((sign) => labelMark(sign, stage, layout, chosen, frame)),
  ];
}

/** Exercises of the selected years: on a near map their records are drawn instead. */
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

/** The signs at one place lead to the records of all of them. */
function signMark(
  { sign, point }: PlacedSign,
  placed: readonly PlacedSign[],
  chosen: YearSpan,
  { isSmall }: Frame,
): Mark[] {
  const { place } = sign;
  const here = placed.filter(
    (other) => Math.hypot(other.point.x - point.x, other.point.y - point.y) < SAME_PLACE_PX,
  );
  const { r: fullRadius, width } = signSize(sign);
  const r = fullRadius * signScale(place.kind, isSmall);
  const { d, style, inner } = signLooks(sign, { r, width });
  const transform = `translate(${point.x} ${point.y})`;
  const common = {
    layer: 'place',
    tag: 'path' as const,
    recordId: place.id,
    recordIds: here.flatMap((other) => recordsAt(other.sign.place, chosen.to)),
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

function labelMark(
  sign: Sign,
  stage: Stage,
  layout: Layout,
  chosen: YearSpan,
  { project, isSmall }: Frame,
): Mark[] {
  const { place, tone } = sign;
  const spot = layout.spots.get(place.id);
  const isShown =
    !isSmall || tone === 'strong' || (tone === 'middle' && layout.isolated.has(place.id));
  if (!spot || !isShown) return [];
  const point = pointOf(place, project);
  const ink = tone === 'pale' ? 'mute' : 'ink';
  return [
    {
      layer: 'label',
      key: `label ${place.id}`,
      tag: 'text',
      shape: {
        x: tenths(point.x + spot.dx),
        y: tenths(point.y + spot.dy),
        'text-anchor': spot.anchor,
      },
      style: {
        fill: place.kind === 'patrol' ? 'var(--caution)' : `var(--${ink})`,
        'font-size': labelPx(tone, isSmall),
        ...(tone === 'middle' && { 'fill-opacity': 0.78 }),
        ...HALO,
      },
      spans: labelSpans(sign, stage.nameOf(place), place.year >= chosen.from),
      placeId: place.id,
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
  { text, position, fill, letterSpacing }: Layout['areaNames'][number],
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
      ...(letterSpacing ? { 'letter-spacing': `${letterSpacing}em` } : HALO),
    },
    spans: [{ text }],
  };
}

/** The same objects for marks that look as before, so that nothing is done for them. */
export function reuseMarks(marks: readonly Mark[], before: readonly Mark[]): Mark[] {
  const byKey = new Map(before.map((mark) => [mark.key, mark]));
  return marks.map((mark) => {
    const old = mark.key === undefined ? undefined : byKey.get(mark.key);
    return old && looksSame(old, mark) ? old : mark;
  });
}

const looksSame = (a: Mark, b: Mark) =>
  isSame(a.shape, b.shape) &&
  isSame(a.style, b.style) &&
  a.recordIds?.length === b.recordIds?.length &&
  a.spans?.length === b.spans?.length &&
  (a.spans ?? []).every((span, i) => isSame({ ...span }, { ...b.spans![i]! }));

function isSame(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
