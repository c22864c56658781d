import { EARTH_RADIUS_KM, RADIANS, angleBetween, toUnit } from '$lib/core/earth/sphere';
import type { Position } from '$lib/core/record/model';
import type { Counts, PeriodCount } from '$lib/core/stall/verdict';
import { m } from '$lib/paraglide/messages';
import { formatCount, formatDecimal, formatYears } from '$lib/site/text/format';
import type { Point, Size } from '../screen';

/**
 * What the small maps of the periods share: one frame, azimuthal equidistant from the origin, so that every distance
 * from it is true; and the words above each. Without d3-geo, which only their land needs.
 */

/** One of the three maps, px, and where it begins under its words. */
export const PERIOD_MAP: Size = { width: 368, height: 316 };
export const PERIOD_TOP = 64;
export const PERIOD_GAP = 16;
export interface PeriodFrame {
  origin: Position;
  /** Where the origin lies, px. */
  x: number;
  y: number;
  pxPerKm: number;
  size: Size;
  /** From the origin, km: where rings are drawn. */
  rings: number[];
}

export function pointOn({ origin, x, y, pxPerKm }: PeriodFrame, position: Position): Point {
  const km = fromOrigin(origin, position);
  return { x: x + pxPerKm * km.x, y: y + pxPerKm * km.y };
}

/** Km to the east and to the south, along the great circle from the origin. */
export function fromOrigin(origin: Position, position: Position): Point {
  const km = EARTH_RADIUS_KM * angleBetween(toUnit(origin), toUnit(position));
  const [lambda, phi, phi0] = [position[0] - origin[0], position[1], origin[1]].map(
    (degrees) => degrees * RADIANS,
  ) as [number, number, number];
  const east = Math.cos(phi) * Math.sin(lambda);
  const north = Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda);
  const length = Math.hypot(east, north) || 1;
  return { x: (km * east) / length, y: (-km * north) / length };
}

/** What a verdict compares, and what was before that. */
export type Periods = Pick<Counts, 'earlier' | 'before' | 'since'>;

/** Those that hold records. */
export const spansOf = ({ earlier, before, since }: Periods): PeriodCount[] =>
  [earlier, before, since].filter((span): span is PeriodCount => span !== null && span.n > 0);

export interface PeriodWords {
  years: string;
  count: string;
  words: string;
  perYear: string;
}

/** @param covered the first year of the set, whose first record has none before it, and up to when it reaches */
export function wordsOf(
  span: PeriodCount,
  covered: { firstYear: number; to: string },
): PeriodWords {
  const { from, to, k, n, newPerYear } = span;
  return {
    years: formatYears(from, to, covered.to),
    count: m.map_period_count({ k: formatCount(k), n: formatCount(n) }),
    words: countWords(span, from === covered.firstYear),
    perYear: m.map_period_year({ n: formatDecimal(newPerYear) }),
  };
}

function countWords({ k, atMost, n }: PeriodCount, isFirst: boolean): string {
  const most = formatCount(atMost);
  if (atMost > k) {
    return isFirst ? m.map_period_first_perhaps({ most }) : m.map_period_perhaps({ most });
  }
  return isFirst ? m.map_period_first() : m.map_period_words({ back: formatCount(n - k) });
}
