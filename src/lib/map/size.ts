import { reachKind, type ReachKind } from '$lib/core/record/model';
import type { IndexRecord } from '$lib/view/atlas-index';
import type { SizeBy } from '$lib/view/view';

/** Radius of a site, px. The area grows with the number, so a place twice as large looks so. */
const EQUAL = 4.7;
const SMALLEST = 4;
/** The number that is drawn at the largest radius; larger ones stop there. */
const SCALES = {
  personnel: { largest: 22, at: 10_000 },
  craft: { largest: 18, at: 80 },
} as const;

/** A patrol's places are marks on its track, which is the larger thing. */
const PATROL = 0.7;
/** Smallest radii with room for a number. */
const NUMBERED: Record<ReachKind, number> = { exercise: 8.5, patrol: 7 };

export function siteRadius(
  record: Pick<IndexRecord, 'kind' | 'personnel' | 'craft'>,
  sizeBy: SizeBy,
): number {
  if (sizeBy === 'equal') return reachKind(record.kind) === 'patrol' ? EQUAL * PATROL : EQUAL;
  return radiusOf(record[sizeBy], sizeBy);
}

export function numberedRadius(site: { radius: number; reach: ReachKind }): number {
  return Math.max(NUMBERED[site.reach], site.radius);
}

/** Radius for a number; where none is published, the smallest. */
export function radiusOf(value: number | null, sizeBy: Exclude<SizeBy, 'equal'>): number {
  const { largest, at } = SCALES[sizeBy];
  const radius = largest * Math.sqrt(Math.min(1, (value ?? 0) / at));
  return Math.round(Math.max(SMALLEST, radius) * 10) / 10;
}

/** Discs grow with the zoom: so many times their radius at a zoom, from the world on a phone on. */
export const DISC_GROWTH = [
  [0.3, 0.65],
  [1.4, 0.96],
  [6, 1.3],
] as const;

export function drawnRadius(radius: number, zoom: number): number {
  const [least, middle, most] = DISC_GROWTH;
  const [from, to] = zoom < middle[0] ? [least, middle] : [middle, most];
  const part = Math.min(1, Math.max(0, (zoom - from[0]) / (to[0] - from[0])));
  return radius * (from[1] + (to[1] - from[1]) * part);
}

/** Numbers for the legend, small to large. */
export const SIZE_STEPS = {
  personnel: [1_000, 3_000, 10_000],
  craft: [5, 20, 80],
} as const;
