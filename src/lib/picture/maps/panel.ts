import { cross, range, sort } from 'd3-array';
import type { Voice } from '#core/answer/voice';
import type { Position, ReachKind } from '#core/record/model';
import {
  boxAround,
  distanceTo,
  nearestTo,
  overlap,
  type Box,
  type Point,
  type Size,
} from '$lib/site/boxes';
import { estimateTextPx } from '$lib/site/text/text-width';
import type { Frame } from '../frame';
import { LINE_PX, cellsOf, placeLabels, takenBy, type Labelled, type Spot } from '../labels/labels';
import { lineMark, moved, type Mark } from '../marks';
import { tenths } from '../screen';
import type { PlaceArc } from '../signs/arcs';
import { signShapes, signSize, type Sign, type SignLook, type SignSize } from '../signs/signs';
import { linePath } from '../signs/tracks';
import { textMark } from '../text-mark';

/** A little smaller than on the live map. */
const SIGN_SCALE = 0.9;
export const PLACE_NAME_PX = 12;
/** Bold width relative to the estimate. */
const BOLD = 1.03;
const DOT_R = 2.2;
/** Of a line of text, relative to its height. */
const BASELINE = 0.78;

/**
 * Of a period: each new place and each that is perhaps new with its name, tied to the nearest
 * earlier one; rings for returns; earlier places as dots.
 */
export function placeMarks(
  voice: Voice,
  signs: readonly Sign[],
  arcs: readonly PlaceArc[],
  frame: Frame,
): Mark[] {
  const [earlier, shown] = [true, false].map((isEarlier) =>
    signs.filter(({ shape }) => (shape === 'earlier') === isEarlier),
  ) as [Sign[], Sign[]];
  const pointAt = (position: Position) => rounded(frame.project(position));
  const dots = earlier.map(({ place }) => pointAt(place.position));
  const ties = arcs.map(({ kind, positions }) => ({ kind, line: positions.map(pointAt) }));
  const placed = shown.map((sign) => {
    const { place, shape, returns } = sign;
    const { r, width: outline } = sizeOf(sign);
    const text = nameOf(sign, voice);
    return {
      sign,
      text,
      id: place.id,
      ...pointAt(place.position),
      r: r + outline / 2,
      width: Math.ceil(BOLD * estimateTextPx(text, PLACE_NAME_PX)),
      priority: shape === 'return' ? 100 - returns : 0,
    };
  });
  const spots = spotsOf(placed, dots, ties, frame.size);
  return [
    ...dots.map(earlierMark),
    ...ties.map(({ kind, line }) => tieMark(linePath([line]), kind)),
    ...placed.flatMap(({ sign, x, y }) => {
      return placeMark(sign, sizeOf(sign), { x, y });
    }),
    ...placed.flatMap((own) => {
      const spot = spots.get(own.id);
      return spot ? nameMarks(own, spot) : [];
    }),
  ];
}

/** Round a new place its first visit counts too, so that the ring leaves room for the disc. */
function sizeOf(sign: Sign) {
  const returns = sign.shape === 'new' && sign.returns ? sign.returns + 1 : sign.returns;
  const { r, width } = signSize({ ...sign, returns });
  return { r: SIGN_SCALE * r, width: SIGN_SCALE * width };
}

const rounded = ({ x, y }: Point): Point => ({ x: tenths(x), y: tenths(y) });

const nameOf = ({ place, shape, returns }: Sign, voice: Voice) =>
  shape === 'return' && returns > 1
    ? voice.say('figure_poster_returns', { place: place.name, n: returns })
    : place.name;

/** More than the labels that can lose their room to another. */
const ATTEMPTS = 12;

/** New and perhaps new places are all named, far from their sign if need be; others where there is room. */
function spotsOf(
  placed: readonly Labelled[],
  dots: readonly Point[],
  ties: readonly { line: readonly Point[] }[],
  { width, height }: Size,
) {
  const bounds = { x0: 3, y0: 2, x1: width - 3, y1: height - 2 };
  const cells = cellsOf(ties.flatMap(({ line }) => alongLine(line)));
  const covered = dots.map((dot) => boxAround(dot, DOT_R + 1));
  let order = placed.filter(({ priority }) => priority === 0);
  let best = new Map<string, Spot>();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const room = { bounds, cells, taken: [...covered] };
    const spots = new Map<string, Spot>();
    for (const own of order) {
      const near = placeLabels(placed, { ...room, isTurn: ({ id }) => id === own.id }).get(own.id);
      const spot = near ?? callout(own, placed, { ...room, labels: [...spots.values()] });
      if (spot) spots.set(own.id, spot);
      if (spot && !near) room.taken.push(...takenBy(own, spot));
    }
    const lost = order.filter(({ id }) => !spots.has(id));
    const others = placeLabels(placed, { ...room, isTurn: ({ priority }) => priority > 0 });
    if (spots.size + others.size > best.size) best = new Map([...spots, ...others]);
    if (lost.length === 0) return new Map([...spots, ...others]);
    // What had no room comes first.
    order = [...lost, ...order.filter((own) => !lost.includes(own))];
  }
  return best;
}

/** Between positions tried, px. */
const CALLOUT_STEP = 5;
const CALLOUT_CLEAR = 4;

/** The nearest free position to which a line leads that meets no other sign or label. */
function callout(
  own: Labelled,
  signs: readonly Labelled[],
  { bounds, taken, labels }: { bounds: Box; taken: readonly Box[]; labels: readonly Spot[] },
): Spot | null {
  const others = signs.filter(({ id }) => id !== own.id);
  const gap = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
  const apart = others.filter((other) => gap(other, own) > other.r + own.r);
  const candidates = cross(
    range(bounds.x0, bounds.x1 - own.width, CALLOUT_STEP),
    range(bounds.y0, bounds.y1 - LINE_PX, CALLOUT_STEP),
    (x0, y0): Box => ({ x0, y0, x1: x0 + own.width, y1: y0 + LINE_PX }),
  );
  const box = sort(candidates, (candidate) => distanceTo(candidate, own)).find(
    (candidate) =>
      distanceTo(candidate, own) > own.r + CALLOUT_CLEAR &&
      taken.every((other) => !overlap(candidate, other)) &&
      others.every((other) => distanceTo(candidate, other) > other.r + CALLOUT_CLEAR) &&
      alongLine([own, nearestTo(candidate, own)]).every(
        (point) =>
          apart.every((other) => gap(other, point) > other.r + 1) &&
          labels.every((other) => distanceTo(other.box, point) > 1),
      ),
  );
  if (!box) return null;
  const dy = box.y0 + BASELINE * LINE_PX - own.y;
  return { dx: box.x0 - own.x, dy, anchor: 'start', box, isLed: true };
}

function alongLine([start, end]: readonly Point[]) {
  if (!start || !end) return [];
  const steps = Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / 4);
  return Array.from({ length: steps }, (_, i) => ({
    x: start.x + (i / steps) * (end.x - start.x),
    y: start.y + (i / steps) * (end.y - start.y),
  }));
}

/** Of a period before. */
export const earlierMark = ({ x, y }: Point): Mark => ({
  layer: 'earlier',
  tag: 'circle',
  shape: { cx: x, cy: y, r: DOT_R },
  style: { fill: 'var(--earlier)' },
});

/** Straight, since a great circle would read as a route. */
export const tieMark = (d: string, kind: ReachKind) =>
  lineMark('tie', d, kind, 0.9, { 'stroke-opacity': 0.75 });

export const placeMark = (sign: SignLook, size: SignSize, point: Point) =>
  moved(signShapes(`place-${sign.shape}`, sign, size), point);

function nameMarks(own: Labelled & { sign: Sign; text: string }, spot: Spot): Mark[] {
  const { sign, text } = own;
  const line = {
    x: own.x + spot.dx,
    y: own.y + spot.dy,
    px: PLACE_NAME_PX,
    weight: sign.shape === 'new' ? 600 : 400,
    anchor: spot.anchor,
    fill: sign.shape === 'return' ? 'var(--mute)' : 'var(--ink)',
    halo: 'halo',
  };
  const name = textMark(`name-${sign.shape}`, text, line);
  if (!spot.isLed) return [name];
  const end = nearestTo(spot.box, own);
  const part = own.r / Math.hypot(end.x - own.x, end.y - own.y);
  const start = { x: own.x + part * (end.x - own.x), y: own.y + part * (end.y - own.y) };
  const d = linePath([[rounded(start), rounded(end)]]);
  return [lineMark('leader', d, 'mute', 0.8, { 'stroke-dasharray': '2 1.5' }), name];
}
