import type { IndexRecord } from '$lib/data/atlas-index';
import type { SizeBy } from '$lib/state/view';

/** Radius of a site, px. The area grows with the number, so a place twice as large looks so. */
const EQUAL = 6.5;
const SMALLEST = 4;
/** The number that is drawn at the largest radius; larger ones stop there. */
const SCALES = {
  personnel: { largest: 22, at: 100_000 },
  craft: { largest: 18, at: 80 },
} as const;

export function siteRadius(
  record: Pick<IndexRecord, 'personnel' | 'craft'>,
  sizeBy: SizeBy,
): number {
  if (sizeBy === 'equal') return EQUAL;
  return radiusOf(record[sizeBy], sizeBy);
}

/** Radius for a number; where none is published, the smallest. */
export function radiusOf(value: number | null, sizeBy: Exclude<SizeBy, 'equal'>): number {
  const { largest, at } = SCALES[sizeBy];
  const radius = largest * Math.sqrt(Math.min(1, (value ?? 0) / at));
  return Math.round(Math.max(SMALLEST, radius) * 10) / 10;
}

/** Numbers for the legend, small to large. */
export const SIZE_STEPS = {
  personnel: [1_000, 10_000, 100_000],
  craft: [5, 20, 80],
} as const;
