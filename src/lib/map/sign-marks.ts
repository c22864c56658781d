import { densify } from '$lib/core/earth/sphere';
import { kept } from '$lib/core/record/kept';
import {
  MEASURED_ROLES,
  reachKind,
  type Position,
  type ReachKind,
  type ReachRecord,
} from '$lib/core/record/model';
import { yearOf, type YearSpan } from '$lib/core/record/time';
import { estimateTextPx } from '$lib/site/text-width';
import type { Attributes } from '$lib/site/markup';
import { boxAround, distanceTo, grown, isWithin, overlap, type Box } from './boxes';
import { BETWEEN, LINE_PX, placeLabels, type Labelled, type Spot } from './labels';
import { tenths, type Point, type Project, type Size } from './screen';
import { extentOf, largest, recordsAt, type Extent, type Place, type Sign } from './signs';
import type { Mark, Span } from './still/marks';

/** Signs, tracks and labels as marks: the same on the live map, before it is there, and in pictures. */

export interface Track {
  id: string;
  start: string;
  positions: readonly Position[];
}

/** What does not change with the year. */
export interface Stage {
  places: readonly Place[];
  /** In order of time. */
  tracks: readonly Track[];
  /** Where records are drawn once their signs have parted. */
  sites: readonly Position[];
  nameOf: (place: Place) => string;
  /** Names of the partners' lands. */
  lands: readonly Written[];
  /** Names of regions, straits and the like, where these are shown. */
  names: readonly Written[];
}

/** A text on the map, with the places where it may stand, best first. */
export interface Written {
  text: string;
  places: readonly (readonly number[])[];
  fill: string;
  /** Between letters, em. */
  spaced?: number;
}

export interface SignFrame {
  at: Project;
  size: Size;
  covered: readonly Box[];
  /** A phone's map: patrols are smaller, and only what was reached in the years chosen is named. */
  isSmall: boolean;
  zoom: number;
}

/** From this zoom on exercises part into their records, which lie at their own places. */
export const PARTED_ZOOM = 3.5;

/** Where all stands that stays the same from year to year. */
export interface Layout {
  spots: ReadonlyMap<string, Spot>;
  /** Signs that do not stand at their place, by how far: where they would cover another or lie under a label. */
  beside: ReadonlyMap<string, Point>;
  written: readonly (Written & { position: readonly number[] })[];
  /** Signs far from all others: on a small map they are named in every year. */
  lone: ReadonlySet<string>;
}

/** Half of a record's own mark. */
const SITE_PX = 7;

type Seen = Labelled & { place: Place };

/** Between the edge of the map and what is written, px. */
const INSIDE = 6;
const LONE_PX = 28;
const WRITTEN_PX = 12;
const PX = { strong: 13, middle: 12.5, pale: 12 } as const;
const pxOf = (tone: Sign['tone'], isSmall: boolean) => (isSmall ? 12 : PX[tone]);
const BOLD_WIDER = 1.02;

const scaleOf = (kind: ReachKind, isSmall: boolean) => (kind === 'patrol' && isSmall ? 0.8 : 1);

export function layOut(stage: Stage, { at, size, covered, isSmall, zoom }: SignFrame): Layout {
  const inside = isSmall ? 2 : INSIDE;
  const bounds = {
    x0: inside,
    y0: inside,
    x1: size.width - inside,
    y1: size.height - inside,
  };
  const beside = new Map<string, Point>();
  const signs: Seen[] = [];
  const exercisesFirst = stage.places.toSorted(
    (a, b) => Number(a.kind === 'patrol') - Number(b.kind === 'patrol'),
  );
  for (const place of exercisesFirst) {
    const point = at(place.position);
    if (!point) continue;
    const extent = largest(place);
    const r = extent.r * scaleOf(place.kind, isSmall) + extent.width / 2;
    const same = signs.find(({ x, y }) => Math.hypot(x - point.x, y - point.y) < 7);
    if (same)
      beside.set(place.id, { x: tenths(same.x + same.r + Math.min(r, 6) + 1 - point.x), y: 0 });
    const x = point.x + (beside.get(place.id)?.x ?? 0);
    const isSeen = x > bounds.x0 && x < bounds.x1 && point.y > bounds.y0 && point.y < bounds.y1;
    const isWanted = isSeen && isNamed(place, isSmall);
    const width = isWanted ? widest(place, stage.nameOf(place), isSmall) : 0;
    signs.push({
      id: place.id,
      x,
      y: point.y,
      r,
      width,
      priority: priorityOf(place, isSmall),
      place,
    });
  }
  const taken: Box[] = [...covered];
  const parted = zoom < PARTED_ZOOM ? [] : stage.sites;
  for (const point of parted.flatMap((position) => at(position) ?? []))
    taken.push(boxAround(point, SITE_PX));
  const written: Layout['written'][number][] = [];
  const write = (text: Written) => {
    const width = widthOf(text);
    for (const position of text.places) {
      const point = at(position);
      if (!point) continue;
      const box = boxOn(point, width);
      const isFree =
        isWithin(box, bounds) &&
        taken.every((other) => !overlap(box, other)) &&
        signs.every((sign) => distanceTo(box, sign) > sign.r);
      if (!isFree) continue;
      taken.push(grown(box, 3, 1));
      written.push({ ...text, position });
      break;
    }
  };
  if (!isSmall) stage.lands.forEach(write);
  const lines = stage.tracks.flatMap(({ positions }) =>
    denseOf(positions).flatMap((position) => at(position) ?? []),
  );
  /** Labels of those that `isTurn` admits; all signs are in their way. */
  const label = (all: readonly Seen[], isTurn: (sign: Seen) => boolean) => {
    const named = all.map((sign) => (isTurn(sign) ? sign : { ...sign, width: 0 }));
    const found = placeLabels(named, { bounds, covered: taken, lines, isTight: isSmall });
    for (const { box } of found.values()) taken.push(grown(box, BETWEEN.x, BETWEEN.y));
    return found;
  };
  const isLoose = ({ width, place }: Seen) =>
    width === 0 && place.status === 'perhaps' && !beside.has(place.id);
  const fixed = signs.filter((sign) => !isLoose(sign));
  const isFirst = ({ place }: Seen) => place.returns.length > 0 || place.status === 'perhaps';
  const first = label(fixed, isFirst);
  const loose = signs.filter(isLoose).map((sign) => {
    const away = freeNear(sign, taken, fixed);
    beside.set(sign.id, away);
    return { ...sign, x: sign.x + away.x, y: sign.y + away.y };
  });
  const others = label([...fixed, ...loose], (sign) => !isFirst(sign));
  const spots = new Map([...first, ...others]);
  if (isSmall) stage.lands.forEach(write);
  stage.names.forEach(write);
  const lone = signs.filter((sign) =>
    signs.every(
      (other) => other === sign || Math.hypot(other.x - sign.x, other.y - sign.y) > LONE_PX,
    ),
  );
  return { spots, beside, written, lone: new Set(lone.map(({ id }) => id)) };
}

/** What is known only to a sea stands anywhere in a circle of this radius, px. */
const LOOSE_PX = 28;

/** How far a sign has to go so as to lie under no text and on no other sign; nowhere where all is taken. */
function freeNear({ x, y, r }: Labelled, taken: readonly Box[], signs: readonly Labelled[]): Point {
  for (let px = 0; px <= LOOSE_PX; px += LOOSE_PX / 4) {
    for (let angle = 0; angle < 2 * Math.PI; angle += Math.PI / 8) {
      const away = { x: tenths(px * Math.cos(angle)), y: tenths(px * Math.sin(angle)) };
      const at = { x: x + away.x, y: y + away.y };
      const isFree =
        taken.every((box) => distanceTo(box, at) > r + 1) &&
        signs.every((sign) => Math.hypot(sign.x - at.x, sign.y - at.y) > sign.r + r);
      if (isFree) return away;
    }
  }
  return { x: 0, y: 0 };
}

const boxOn = ({ x, y }: Point, width: number): Box => ({
  x0: x - width / 2,
  x1: x + width / 2,
  y0: y - LINE_PX / 2,
  y1: y + LINE_PX / 2,
});
const widthOf = ({ text, spaced = 0 }: Written) =>
  estimateTextPx(text, WRITTEN_PX) + text.length * spaced * WRITTEN_PX;

/** Of what is perhaps new only exercises, and none where there is little room. */
const isNamed = ({ status, kind }: Place, isSmall: boolean) =>
  status === 'new' || (status === 'perhaps' && kind === 'exercise' && !isSmall);

/** By how often they came back, exercises before patrols, where there is little room all of them; then the later ones. */
const priorityOf = ({ kind, status, returns, year }: Place, isSmall: boolean) =>
  Number(kind === 'patrol') * (isSmall ? 10_000 : 250) +
  (status === 'new' ? 0 : 500) -
  100 * returns.length -
  (year - 2000);

function widest(place: Place, name: string, isSmall: boolean): number {
  const count = place.returns.length;
  const text = spansOf({ place, shape: 'new', tone: 'strong', returns: count }, name, true)
    .map((span) => span.text)
    .join('');
  return Math.ceil(estimateTextPx(text, pxOf('strong', isSmall)) * BOLD_WIDER);
}

/** "Gulf of Oman 2019 +4": name and year, and how often they came back in the years chosen; or nothing. */
export function spansOf(
  { place, shape, tone, returns }: Sign,
  name: string,
  isNew: boolean,
): Span[] {
  const isPatrol = place.kind === 'patrol';
  const bold = isPatrol || shape === 'perhaps' || tone !== 'strong' ? 500 : 600;
  const weight = tone === 'pale' ? 400 : bold;
  const about = shape === 'perhaps' ? '≈ ' : '';
  const more: Span[] = returns
    ? [{ text: ` +${returns}`, weight: 700, fill: `var(--${place.kind})` }]
    : [];
  return [
    { text: `${about}${name}`, weight },
    { text: ` ${place.year}`, weight: returns && !isNew ? 400 : weight },
    ...(place.status === 'return' ? [] : more),
  ];
}

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

export const circlePath = (r: number) =>
  `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
export const diamondPath = (r: number) => `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`;

/** The looks of a sign whose middle is at 0, 0. */
export function signLooks(
  { place: { kind }, shape, tone }: Pick<Sign, 'shape' | 'tone'> & { place: Pick<Place, 'kind'> },
  { r: radius, width }: Extent,
): { d: string; style: Attributes; half?: string } {
  const r = tenths(radius);
  const shade = shape === 'unknown' ? 'pale' : tone;
  const colour = `var(--${kind}${shade === 'strong' ? '' : `-${shade}`})`;
  const d = kind === 'exercise' ? circlePath(r) : diamondPath(r);
  const stroke = Math.round(width * 100) / 100;
  if (shape === 'new' || shape === 'unknown')
    return { d, style: { fill: colour, stroke: 'var(--halo)', 'stroke-width': stroke } };
  const style = { fill: 'var(--halo)', stroke: colour, 'stroke-width': stroke };
  if (shape === 'back') return { d, style };
  const half =
    kind === 'exercise' ? `M0 ${-r}a${r} ${r} 0 0 1 0 ${2 * r}Z` : `M0 ${-r}L${r} 0L0 ${r}Z`;
  return { d, style, half };
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

const dense = new WeakMap<readonly Position[], Position[]>();
/** The same line for the same track: worked out once. */
export const denseOf = (positions: readonly Position[]): Position[] =>
  kept(dense, positions, () => densify(positions, 150));

const OPACITY = { strong: 0.4, earlier: 0.28 };

export interface TrackShape {
  id: string;
  year: number;
  d: string;
  lines: readonly Point[][];
  head: string | undefined;
}

/** Where the tracks run, the same in every year. */
export const trackShapes = ({ tracks }: Pick<Stage, 'tracks'>, at: Project): TrackShape[] =>
  tracks.flatMap(({ id, start, positions }) => {
    const lines = screenLines(denseOf(positions), at);
    const d = lines.map(pathOf).join('');
    return d ? [{ id, year: yearOf(start), d, lines, head: headOf(lines) }] : [];
  });

function trackMark({ id, year, d, lines, head }: TrackShape, { from, to }: YearSpan): Mark[] {
  if (year > to) return [];
  const style = {
    ...{ fill: 'none', stroke: 'var(--patrol)', 'stroke-width': 0.8 },
    'stroke-opacity': year >= from ? OPACITY.strong : OPACITY.earlier,
  };
  const strong = { ...style, 'stroke-width': 2.2, 'stroke-opacity': 1 };
  return [
    {
      ...{ layer: 'track', key: `track ${id}`, tag: 'path', at: { d }, style },
      ...{ hovered: strong, selected: strong, recordId: id, lines, head },
    },
  ];
}

/** Drawn on a track that is strong: where it leads. */
function headOf(lines: readonly Point[][]): string | undefined {
  const line = lines.at(-1);
  const end = line?.at(-1);
  const before = line?.findLast(({ x, y }) => end && Math.hypot(x - end.x, y - end.y) > 8);
  if (!end || !before) return undefined;
  const turn = Math.round((Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI);
  return `translate(${end.x} ${end.y}) rotate(${turn})`;
}

/** Pieces of a line between the edges of the world and the horizon. */
function screenLines(positions: readonly Position[], at: Project): Point[][] {
  const pieces: Point[][] = [];
  let before: Point | null = null;
  for (const position of positions) {
    const point = at(position);
    const isFar = before && point && Math.abs(before.x - point.x) > 300;
    if (point && (!before || isFar)) pieces.push([]);
    if (point) pieces.at(-1)!.push({ x: tenths(point.x), y: tenths(point.y) });
    before = point;
  }
  return pieces.filter(({ length }) => length > 1);
}

const pathOf = (line: readonly Point[]) => `M${line.map(({ x, y }) => `${x},${y}`).join('L')}`;

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
