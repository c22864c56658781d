import type { Visit, VisitStatus } from '$lib/core/reach/new-places';
import {
  reachKind,
  roleCounts,
  type Position,
  type ReachKind,
  type ReachRecord,
} from '$lib/core/record/model';
import { yearOf, type YearSpan } from '$lib/core/record/time';
import type { Attributes } from '$lib/site/markup';
import { toneOf, type Tone } from '$lib/view/tone';

/**
 * The two signs of the map: filled = at a new place, hollow = back to an earlier one. A sign a place, whatever the
 * year: a year changes its shape, size and tone, never where it is.
 */

/** What a new record opened; a record that is perhaps new, or back at no known place, has one of its own. */
export interface Place {
  /** Of the record that opened it. */
  id: string;
  kind: ReachKind;
  /** `unknown` while it is worked out what each record was. */
  status: VisitStatus | 'unknown';
  position: Position;
  /** When it was first reached. */
  year: number;
  returns: readonly { id: string; year: number }[];
}

/** `new`: filled; `perhaps`: half filled; `back`: hollow, and the larger the more returns. */
export type Shape = 'new' | 'perhaps' | 'back' | 'unknown';

export interface Sign {
  place: Place;
  shape: Shape;
  tone: Exclude<Tone, 'later'>;
  /** In the years chosen. */
  returns: number;
}

export function placesOf(visits: readonly Visit[]): Place[] {
  const returns = new Map<string, Place['returns'][number][]>();
  for (const { id, start, status, places } of visits) {
    if (status !== 'return') continue;
    for (const place of places) {
      const all = returns.get(place) ?? [];
      all.push({ id, year: yearOf(start) });
      returns.set(place, all);
    }
  }
  return visits
    .filter(({ status, places }) => status !== 'return' || places.length === 0)
    .map(({ id, kind, start, status, position }) => ({
      id,
      kind,
      status,
      position,
      year: yearOf(start),
      returns: returns.get(id) ?? [],
    }));
}

/** Before it is known what they were: a mark a record, at its first measured place. */
export const unknownPlaces = (
  records: readonly Pick<ReachRecord, 'id' | 'kind' | 'start' | 'sites'>[],
): Place[] =>
  records.flatMap(({ id, kind, start, sites }) => {
    const site = sites.find(({ role }) => roleCounts(role, false));
    const common = { id, kind: reachKind(kind), year: yearOf(start), returns: [] };
    return site ? [{ ...common, status: 'unknown' as const, position: site.position }] : [];
  });

/** In drawing order: the heaviest last, exercises above patrols. */
export function signsOf(
  places: readonly Place[],
  chosen: YearSpan,
  compared: YearSpan | null,
): Sign[] {
  const signs = places.flatMap((place): Sign[] => {
    const tone = toneOf(place.year, chosen, compared);
    if (tone === 'later') return [];
    if (place.status === 'perhaps') return [{ place, shape: 'perhaps', tone, returns: 0 }];
    if (place.status === 'unknown') {
      return tone === 'strong' ? [{ place, shape: 'unknown', tone, returns: 0 }] : [];
    }
    if (place.status === 'return') {
      return tone === 'strong' ? [{ place, shape: 'back', tone, returns: 1 }] : [];
    }
    const returns = place.returns.filter(
      ({ year }) => year >= chosen.from && year <= chosen.to,
    ).length;
    if (returns === 0) return [{ place, shape: 'new', tone, returns }];
    return [{ place, shape: 'back', tone: 'strong', returns }];
  });
  return signs.sort((a, b) => weight(a) - weight(b));
}

const TONES: readonly Tone[] = ['pale', 'middle', 'strong'];
const weight = ({ place, tone, returns }: Sign) =>
  100 * TONES.indexOf(tone) + (place.kind === 'exercise' ? 50 : 0) + returns;

/** Records that a sign stands for, up to a year, in order of time. */
export const recordsAt = ({ status, id, returns }: Place, to: number): string[] => [
  ...(status === 'return' ? [] : [id]),
  ...returns.filter(({ year }) => year <= to).map((visit) => visit.id),
  ...(status === 'return' ? [id] : []),
];

/** Half of a sign, px, and how wide its line is. */
export interface Extent {
  r: number;
  width: number;
}

/** The heaviest that a place can be, in whatever years. */
export const largest = (place: Place): Extent =>
  place.returns.length > 0
    ? backExtent(place.kind, place.returns.length)
    : EXTENTS[place.status === 'perhaps' ? 'perhaps' : 'new'].strong;

const EXTENTS: Record<'new' | 'perhaps', Record<Sign['tone'], Extent>> = {
  new: {
    strong: { r: 6.6, width: 1.5 },
    middle: { r: 5.2, width: 1.5 },
    pale: { r: 3.6, width: 1 },
  },
  perhaps: {
    strong: { r: 4.7, width: 1.8 },
    middle: { r: 4.2, width: 1.4 },
    pale: { r: 3.6, width: 1.2 },
  },
};

/** The area within grows with the returns. */
function backExtent(kind: ReachKind, returns: number): Extent {
  const r = 3.2 + 3.9 * Math.sqrt(returns);
  const width = kind === 'exercise' ? Math.min(5.4, 2.1 + 0.55 * returns) : 1.5 + 0.07 * returns;
  return { r, width };
}

/** Diamonds are lighter than discs of the same width. */
const DIAMOND = 0.85;

export function extentOf({ place, shape, tone, returns }: Sign): Extent {
  if (shape === 'back') return backExtent(place.kind, returns);
  const { r, width } = shape === 'unknown' ? EXTENTS.new.pale : EXTENTS[shape][tone];
  return { r: place.kind === 'patrol' ? r * DIAMOND : r, width };
}

export const circlePath = (r: number) =>
  `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
export const diamondPath = (r: number) => `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`;

/** The looks of a sign whose middle is at 0, 0. */
export function signLooks(
  { place: { kind }, shape, tone }: Pick<Sign, 'shape' | 'tone'> & { place: Pick<Place, 'kind'> },
  { r: radius, width }: Extent,
): { d: string; style: Attributes; half?: string } {
  const r = Math.round(10 * radius) / 10;
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
