import { MEASURED_ROLES, reachKind, type ReachRecord } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import type { Attributes } from '$lib/site/markup';
import {
  PARTED_ZOOM,
  pxOf,
  scaleOf,
  spansOf,
  WRITTEN_PX,
  type Layout,
  type SignFrame,
  type Stage,
} from './layout';
import { tenths, type Point, type Project } from './screen';
import { extentOf, recordsAt, signLooks, type Place, type Sign } from './signs';
import type { Mark } from './static/marks';
import { trackMark, trackShapes, type TrackShape } from './tracks';

/** Signs, tracks and labels as marks: the same on the live map, before it is there, and in pictures. */

export interface Drawing {
  signs: readonly Sign[];
  chosen: YearSpan;
  /** As they were drawn for the same camera. */
  tracks?: readonly TrackShape[];
  /** Whether signs, tracks and labels are on. */
  has: { sites: boolean; tracks: boolean; labels: boolean };
}

/** From the bottom: tracks, signs, lands and labels. */
export function signMarks(
  stage: Stage,
  layout: Layout,
  { signs, chosen, has, tracks }: Drawing,
  frame: Pick<SignFrame, 'at' | 'isSmall' | 'zoom'>,
): Mark[] {
  const { at, isSmall, zoom } = frame;
  const shown = has.sites ? signs : [];
  const whole = zoom < PARTED_ZOOM ? shown : shown.filter((sign) => !isParted(sign));
  return [
    ...(has.tracks ? (tracks ?? trackShapes(stage, at)) : []).flatMap((track) =>
      trackMark(track, chosen),
    ),
    ...whole.flatMap((sign) => signMark(sign, layout, chosen, at, isSmall)),
    ...layout.written.flatMap((text) => writtenMark(text, at)),
    ...(has.labels
      ? shown.flatMap((sign) => labelMark(sign, stage, layout, chosen, at, isSmall))
      : []),
  ];
}

function placedAt(place: Place, layout: Layout, at: Project): Point | null {
  const point = at(place.position);
  const beside = layout.beside.get(place.id) ?? { x: 0, y: 0 };
  return point && { x: tenths(point.x + beside.x), y: tenths(point.y + beside.y) };
}

function signMark(
  sign: Sign,
  layout: Layout,
  chosen: YearSpan,
  at: Project,
  isSmall: boolean,
): Mark[] {
  const { place, shape } = sign;
  const point = placedAt(place, layout, at);
  if (!point) return [];
  const { r: full, width } = extentOf(sign);
  const r = full * scaleOf(place.kind, isSmall);
  const { d, style, half } = signLooks(sign, { r, width });
  const mark = {
    layer: 'place',
    tag: 'path' as const,
    recordId: place.id,
    records: recordsAt(place, chosen.to),
    spot: { ...point, r: r + width / 2 },
  };
  const transform = `translate(${point.x} ${point.y})`;
  const reached = { stroke: 'var(--ink)' };
  const chosenStyle = { stroke: 'var(--accent)', 'stroke-width': Math.max(width, 2.4) };
  const whole: Mark = {
    ...mark,
    key: `sign ${place.id}`,
    at: { d, transform },
    style,
    // Filled signs have a rim to colour, hollow ones are their line.
    hovered: { ...style, ...reached },
    selected: { ...style, ...chosenStyle },
  };
  if (shape !== 'perhaps' || !half) return [whole];
  const fill = String(style.stroke);
  return [whole, { ...mark, key: `half ${place.id}`, at: { d: half, transform }, style: { fill } }];
}

function labelMark(
  sign: Sign,
  stage: Stage,
  layout: Layout,
  chosen: YearSpan,
  at: Project,
  isSmall: boolean,
): Mark[] {
  const { place, tone } = sign;
  const spot = layout.spots.get(place.id);
  const isTold = !isSmall || tone === 'strong' || (tone === 'middle' && layout.lone.has(place.id));
  const point = spot && isTold && placedAt(place, layout, at);
  if (!point) return [];
  const isNew = place.year >= chosen.from;
  const ink = tone === 'pale' ? 'mute' : 'ink';
  const fill = place.kind === 'patrol' ? `var(--caution)` : `var(--${ink})`;
  return [
    {
      layer: 'label',
      key: `label ${place.id}`,
      tag: 'text',
      at: {
        x: tenths(point.x + spot.dx),
        y: tenths(point.y + spot.dy),
        'text-anchor': spot.anchor,
      },
      style: {
        ...{ fill, 'font-size': pxOf(tone, isSmall) },
        ...(tone === 'middle' && { 'fill-opacity': 0.78 }),
        ...HALO,
      },
      spans: spansOf(sign, stage.nameOf(place), isNew),
      placeId: place.id,
    },
  ];
}

export const HALO: Attributes = {
  stroke: 'var(--halo)',
  'stroke-width': 3,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
};

function writtenMark(written: Layout['written'][number], at: Project): Mark[] {
  const { text, position, fill, spaced } = written;
  const point = at(position);
  if (!point) return [];
  return [
    {
      layer: 'written',
      key: `written ${text} ${position}`,
      tag: 'text',
      at: { x: tenths(point.x), y: tenths(point.y + 4), 'text-anchor': 'middle' },
      style: {
        ...{ fill, 'font-size': WRITTEN_PX },
        ...(spaced ? { 'letter-spacing': `${spaced}em` } : HALO),
      },
      spans: [{ text }],
    },
  ];
}

/** Exercises of the years chosen: their records are drawn instead. */
const isParted = ({ place, shape, tone }: Sign) =>
  place.kind === 'exercise' && tone === 'strong' && shape !== 'perhaps';

/** The marks with those that look as before left as they were, so that nothing is done for them. */
export function reused(marks: readonly Mark[], before: ReadonlyMap<string, Mark>): Mark[] {
  return marks.map((mark) => {
    const old = mark.key === undefined ? undefined : before.get(mark.key);
    return old && looksSame(old, mark) ? old : mark;
  });
}

const looksSame = (a: Mark, b: Mark) =>
  isSame(a.at, b.at) &&
  isSame(a.style, b.style) &&
  a.records?.length === b.records?.length &&
  a.spans?.length === b.spans?.length &&
  (a.spans ?? []).every((span, i) => isSame({ ...span }, { ...b.spans![i]! }));

function isSame(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** The places of the record that is read, at their own positions. */
export function siteMarks(
  { id, kind, sites }: Pick<ReachRecord, 'id' | 'kind' | 'sites'>,
  at: Project,
): Mark[] {
  return sites.flatMap(({ position, role }, i): Mark[] => {
    const point = role === 'unpublished' ? null : at(position);
    if (!point) return [];
    const isMeasured = MEASURED_ROLES.includes(role);
    return [
      {
        ...{ layer: 'site', key: `site ${i} ${id}`, tag: 'circle', recordId: id },
        at: { cx: tenths(point.x), cy: tenths(point.y), r: isMeasured ? 4.4 : 2.8 },
        style: {
          fill: isMeasured ? `var(--${reachKind(kind)})` : 'var(--halo)',
          stroke: 'var(--accent)',
          'stroke-width': isMeasured ? 2.2 : 1.6,
        },
        spot: { ...point, r: 5 },
      },
    ];
  });
}
