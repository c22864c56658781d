import { rollup, sort } from 'd3-array';
import type { Visit, VisitStatus } from '#core/reach/new-places';
import { reachKind, isMeasuredSite, type Position, type ReachKind } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import { yearOf, type YearSpan } from '#core/record/time';
import type { Attributes } from '$lib/site/markup';
import { toneOf } from '$lib/view/tone';
import { pathMark, type Mark } from '../marks';
import { hundredths, tenths, toThousandths as short } from '../screen';

/** Opened by a record. What is perhaps new, or a return to an unknown place, has its own. */
export interface Place {
  id: string;
  kind: ReachKind;
  /** `unknown` until visits are computed. */
  status: SignStatus;
  position: Position;
  /** When its first record began. */
  year: number;
  returns: readonly { id: string; year: number }[];
  name: string;
}

/** `new`: filled; `perhaps`: half filled; `return`: a growing ring, round a disc if new. */
export type SignStatus = VisitStatus | 'unknown';

/** In regions a record is new only if its new place lies there. */
export const statusWithin = (
  isThere: (region: string | null) => boolean,
  visit: Pick<Visit, 'region' | 'status'> | undefined,
): SignStatus => (visit && !isThere(visit.region) ? 'return' : (visit?.status ?? 'unknown'));

export interface Sign {
  place: Place;
  /** `earlier`: whatever it was then. */
  shape: SignStatus | 'earlier';
  /** In the selected years. */
  returns: number;
}

export function placesOf(visits: readonly Visit[], nameOf: (visit: Visit) => string = () => '') {
  const returnsTo = rollup(
    visits
      .filter(({ status }) => status === 'return')
      .flatMap((visit) => visit.places.map((place) => ({ place, visit }))),
    (returns) => returns.map(({ visit: { id, start } }) => ({ id, year: yearOf(start) })),
    ({ place }) => place,
  );
  return visits
    .filter(({ status, places }) => status !== 'return' || places.length === 0)
    .map((visit) => ({
      id: visit.id,
      kind: reachKind(visit.kind),
      status: visit.status,
      position: visit.position,
      year: yearOf(visit.start),
      returns: returnsTo.get(visit.id) ?? [],
      name: nameOf(visit),
    }));
}

/** Until visits are computed: nameless, at the first measured site. */
export const unknownPlaces = (
  records: readonly Pick<ReachRecord, 'id' | 'kind' | 'start' | 'sites'>[],
): Place[] =>
  records.flatMap(({ id, kind, start, sites }) => {
    const site = sites.find(isMeasuredSite);
    const common = { id, kind: reachKind(kind), year: yearOf(start), returns: [], name: '' };
    return site ? [{ ...common, status: 'unknown' as const, position: site.position }] : [];
  });

/** Earlier ones below, then smaller ones on top. */
export function signsOf(places: readonly Place[], chosen: YearSpan) {
  const signs = places.flatMap((place): Sign[] => {
    const { status } = place;
    const tone = toneOf(place.year, chosen);
    if (tone === 'later') return [];
    const isIn = ({ year }: { year: number }) => toneOf(year, chosen) === 'strong';
    const returns = place.returns.filter(isIn).length;
    if (tone === 'strong')
      return [{ place, shape: status, returns: status === 'return' ? 1 : returns }];
    if (returns > 0) return [{ place, shape: 'return', returns }];
    // A return to a place that is not known leaves none behind.
    return status === 'return' || status === 'unknown'
      ? []
      : [{ place, shape: 'earlier', returns }];
  });
  return sort(
    signs,
    ({ shape }) => Number(shape !== 'earlier'),
    (sign) => -signSize(sign).r,
  );
}

export const recordsAt = ({ id, returns }: Place, to: number): string[] => [
  id,
  ...returns.filter(({ year }) => year <= to).map((visit) => visit.id),
];

/** Half the height of a sign, and width of its outline, px. */
export interface SignSize {
  r: number;
  width: number;
}

export const largestSize = (place: Place) =>
  place.returns.length > 0
    ? returnSize(place.kind, place.returns.length)
    : SIZES[place.status === 'perhaps' ? 'perhaps' : 'new'];

const SIZES: Record<'new' | 'perhaps' | 'earlier', SignSize> = {
  new: { r: 6.8, width: 1.5 },
  perhaps: { r: 5.4, width: 2 },
  earlier: { r: 2.8, width: 1 },
};

/** The area inside the outline grows with the returns. */
function returnSize(kind: ReachKind, returns: number) {
  const r = 3.2 + 3.9 * Math.sqrt(returns);
  const width = kind === 'exercise' ? Math.min(5.4, 2.1 + 0.55 * returns) : 1.5 + 0.07 * returns;
  return { r, width };
}

/** From a disc to a diamond of the same meaning. */
const DIAMOND_SCALE = 0.85;

export function signSize({ place, shape, returns }: Sign) {
  if (returns > 0 || shape === 'return') return returnSize(place.kind, returns);
  const { r, width } = SIZES[shape === 'unknown' ? 'earlier' : shape];
  const isDiamond = place.kind === 'patrol' && shape !== 'earlier';
  return { r: isDiamond ? r * DIAMOND_SCALE : r, width };
}

/** A disc for an exercise, a diamond for a patrol. */
export const signPath = (kind: ReachKind, r: number, x = 0, y = 0) =>
  kind === 'exercise'
    ? `M${short(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
    : `M${x} ${short(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;

/** Its right half. */
export function halfPath(kind: ReachKind, r: number, x = 0, y = 0) {
  const top = short(y - r);
  if (kind === 'exercise') return `M${x} ${top}a${r} ${r} 0 0 1 0 ${2 * r}z`;
  return `M${x} ${top}l${r} ${r}l${-r} ${r}z`;
}

/** A record without a known place. */
export const dashPath = (r: number, x: number, y: number) => `M${short(x - r)} ${y}h${2 * r}`;

export type SignLook = Pick<Sign, 'shape' | 'returns'> & { place: Pick<Place, 'kind'> };

export function signShapes(layer: string, sign: SignLook, size: SignSize): Mark[] {
  const { d, style, inner } = signLooks(sign, size);
  const whole = pathMark(layer, d, style);
  return inner ? [whole, pathMark(layer, inner.d, { fill: inner.fill })] : [whole];
}

/** A sign around 0, 0: its outline, and the part filled separately. */
export function signLooks(
  { place: { kind }, shape, returns }: SignLook,
  { r: radius, width }: SignSize,
): { d: string; style: Attributes; inner?: { d: string; fill: string } } {
  const r = tenths(radius);
  const colour = `var(--${shape === 'earlier' || shape === 'unknown' ? 'earlier' : kind})`;
  // Of earlier places it matters only where they are.
  const d = signPath(shape === 'earlier' ? 'exercise' : kind, r);
  const stroke = hundredths(width);
  if (returns === 0 && shape !== 'perhaps' && shape !== 'return')
    return { d, style: { fill: colour, stroke: 'var(--halo)', 'stroke-width': stroke } };
  const style = { fill: 'var(--halo)', 'stroke-width': stroke };
  if (shape === 'perhaps' && returns === 0) {
    const half = halfPath(kind, r);
    return { d, style: { ...style, stroke: colour }, inner: { d: half, fill: colour } };
  }
  const ring = { d, style: { ...style, stroke: `var(--${kind}-pale)` } };
  if (shape === 'return') return ring;
  const disc = signPath(kind, Math.min(SIZES.new.r, r - width / 2 - RING_GAP));
  return { ...ring, inner: { d: disc, fill: colour } };
}

/** Between a ring and its disc, px. */
const RING_GAP = 1.2;
