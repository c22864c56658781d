import { max } from 'd3-array';
import { area, line } from 'd3-shape';
import { AREA_KINDS, type AreaByKind, type AreaKind } from '$lib/core/measures';
import { slotCentre } from './scale';
import type { YearAxis } from './span';

/** Plain data from the reach and statistics modules; the timeline only draws them. */

/** Null in a year without a record, which opened nothing: its line lies on the floor. */
export interface ReachYear {
  year: number;
  newGroundKm2: AreaByKind;
}

export interface EnvelopeYear {
  year: number;
  p5: number;
  p50: number;
  p95: number;
}

export interface ReachSeries {
  years: readonly ReachYear[];
}

export type Envelope = Partial<Record<AreaKind, readonly EnvelopeYear[]>>;

export interface Joinpoint {
  year: number;
  /** Ends of the confidence interval. */
  low: number;
  high: number;
}

export interface CurvePicture {
  /** km² at the top of the picture: the largest value drawn, envelope included. */
  topKm2: number;
  lines: { curve: AreaKind; path: string }[];
  /** 5 to 95 % of the shuffles, and their median. */
  band: { area: string; median: string } | null;
}

/** View box of the picture: stretched to the track, strokes keep their width. */
export const CURVE_BOX = { width: 1000, height: 100 } as const;

/**
 * Lines of new ground a year and the band of what chance would give, on the axis of the histogram.
 * Years outside the axis are left out; an all-zero series lies on the floor.
 */
export function placeCurve(
  axis: YearAxis,
  series: ReachSeries,
  envelope: readonly EnvelopeYear[] | undefined,
): CurvePicture {
  const onAxis = ({ year }: { year: number }) => year >= axis.first && year <= axis.last;
  const years = series.years.filter(onAxis).toSorted((a, b) => a.year - b.year);
  const chance = envelope?.filter(onAxis).toSorted((a, b) => a.year - b.year) ?? [];
  const topKm2 = Math.max(
    max(years, ({ newGroundKm2 }) => max(AREA_KINDS, (curve) => newGroundKm2[curve] ?? 0)) ?? 0,
    max(chance, ({ p95 }) => p95) ?? 0,
  );
  const x = (year: number) => slotCentre(year, axis) * CURVE_BOX.width;
  const y = (km2: number) => CURVE_BOX.height * (1 - (topKm2 > 0 ? km2 / topKm2 : 0));
  const draw = (curve: AreaKind) =>
    line<ReachYear | undefined>()
      .defined((point) => point !== undefined)
      .x((point) => x(point?.year ?? 0))
      .y((point) => y(point?.newGroundKm2[curve] ?? 0))
      .digits(1)(withGaps(years)) ?? '';
  const lines = AREA_KINDS.map((curve) => ({ curve, path: draw(curve) }));
  return { topKm2, lines, band: chance.length ? placeBand(chance, x, y) : null };
}

/** An undefined stands where years are missing, so that no line claims to know them. */
function withGaps(years: readonly ReachYear[]): (ReachYear | undefined)[] {
  return years.flatMap((point, i) => {
    const before = years[i - 1];
    return before && before.year + 1 < point.year ? [undefined, point] : [point];
  });
}

function placeBand(
  chance: readonly EnvelopeYear[],
  x: (year: number) => number,
  y: (km2: number) => number,
) {
  const outline = area<EnvelopeYear>()
    .x(({ year }) => x(year))
    .y0(({ p5 }) => y(p5))
    .y1(({ p95 }) => y(p95))
    .digits(1);
  const middle = line<EnvelopeYear>()
    .x(({ year }) => x(year))
    .y(({ p50 }) => y(p50))
    .digits(1);
  return { area: outline(chance) ?? '', median: middle(chance) ?? '' };
}
