import { AREA_KINDS, type AreaByKind, type AreaKind } from '$lib/core/reach/measures';
import { slotCentre } from './year-axis';
import type { YearAxis } from './chosen-years';

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
    0,
    ...years.flatMap(({ newGroundKm2 }) => AREA_KINDS.map((curve) => newGroundKm2[curve] ?? 0)),
    ...chance.map(({ p95 }) => p95),
  );
  const at = (year: number, km2: number) => {
    const x = slotCentre(year, axis) * CURVE_BOX.width;
    const y = CURVE_BOX.height * (1 - (topKm2 > 0 ? km2 / topKm2 : 0));
    return `${tenth(x)},${tenth(y)}`;
  };
  const draw = (curve: AreaKind) =>
    runs(years)
      .map((run) =>
        lineThrough(run.map(({ year, newGroundKm2 }) => at(year, newGroundKm2[curve] ?? 0))),
      )
      .join('');
  const lines = AREA_KINDS.map((curve) => ({ curve, path: draw(curve) }));
  return { topKm2, lines, band: chance.length ? placeBand(chance, at) : null };
}

/** Years without a gap between them: no line claims to know a year that is missing. */
function runs(years: readonly ReachYear[]): ReachYear[][] {
  const found: ReachYear[][] = [];
  for (const point of years) {
    const run = found.at(-1);
    if (run?.at(-1)?.year === point.year - 1) run.push(point);
    else found.push([point]);
  }
  return found;
}

function placeBand(chance: readonly EnvelopeYear[], at: (year: number, km2: number) => string) {
  const low = chance.map(({ year, p5 }) => at(year, p5));
  const high = chance.map(({ year, p95 }) => at(year, p95));
  return {
    area: `${lineThrough([...high, ...low.toReversed()])}Z`,
    median: lineThrough(chance.map(({ year, p50 }) => at(year, p50))),
  };
}

/** A lone point closes on itself: with round ends it is drawn as a dot. */
const lineThrough = (points: readonly string[]) =>
  points.length === 1 ? `M${points[0]}Z` : `M${points.join('L')}`;

const tenth = (px: number) => Math.round(px * 10) / 10;
