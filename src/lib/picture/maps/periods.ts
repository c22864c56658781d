import { EARTH_RADIUS_KM, RADIANS, angleBetween, toUnit } from '#core/earth/sphere';
import type { Position } from '#core/record/model';
import type { YearSpan } from '#core/record/time';
import type { Counts, PeriodCount } from '#core/stall/counts';
import { m } from '$lib/paraglide/messages';
import { formatCountOf, formatDecimal, formatReturns, formatYears } from '$lib/site/text/format';
import type { Size } from '$lib/site/boxes';

/** Every distance from the origin is true. Without d3-geo, which only the land needs. */

/** A map, its distance from the top of its words, and the gap between maps, px. */
export const PERIOD_MAP: Size = { width: 368, height: 316 };
export const PERIOD_TOP = 64;
export const PERIOD_GAP = 16;
export const periodMapsWidth = (n: number) => n * (PERIOD_MAP.width + PERIOD_GAP) - PERIOD_GAP;

export interface PeriodFrame {
  origin: Position;
  x: number;
  y: number;
  pxPerKm: number;
  size: Size;
  /** Radii of the rings, km. */
  rings: number[];
}

export function pointOn({ origin, x, y, pxPerKm }: PeriodFrame, position: Position) {
  const km = fromOrigin(origin, position);
  return { x: x + pxPerKm * km.x, y: y + pxPerKm * km.y };
}

/** Km east (x) and south (y) of the origin. */
export function fromOrigin(origin: Position, position: Position) {
  const km = EARTH_RADIUS_KM * angleBetween(toUnit(origin), toUnit(position));
  const lambda = (position[0] - origin[0]) * RADIANS;
  const phi = position[1] * RADIANS;
  const phi0 = origin[1] * RADIANS;
  const east = Math.cos(phi) * Math.sin(lambda);
  const north = Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda);
  const length = Math.hypot(east, north) || 1;
  return { x: (km * east) / length, y: (-km * north) / length };
}

export type PeriodCounts = Pick<Counts, 'earlier' | 'before' | 'since'>;

/** Those with records, by date. */
export const spansOf = ({ earlier, before, since }: PeriodCounts): PeriodCount[] =>
  [earlier, before, since].filter((span): span is PeriodCount => span !== null && span.n > 0);

/** The years before them too: the first record is compared with none, so none counts it. */
export const filmedSpans = (periods: readonly PeriodCount[], { from, to }: YearSpan) =>
  [{ from, to: (periods[0]?.from ?? to + 1) - 1 }, ...periods].filter(
    (span) => span.from <= span.to,
  );

/** @param covered first year of the data, whose first record is always new, and last month */
export function wordsOf(span: PeriodCount, covered: { firstYear: number; to: string }) {
  const { from, to, newPerYear } = span;
  const isFirst = from === covered.firstYear;
  return {
    years: formatYears(from, to, covered.to),
    count: formatCountOf(span),
    words: isFirst ? m.map_period_first() : m.map_period_words({ back: formatReturns(span) }),
    perYear: m.map_period_year({ n: formatDecimal(newPerYear) }),
  };
}
