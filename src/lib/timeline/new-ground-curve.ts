import { area, line } from 'd3-shape';
import type { EnvelopeYear } from '$lib/core/stall/stall';
import { AREA_KINDS, type AreaByKind } from '$lib/core/reach/measures';
import { slotCentre } from './year-axis';
import type { YearAxis } from './chosen-years';

/** Null in a year without a record, which opened nothing: its line lies on the floor. */
export interface ReachYear {
  year: number;
  newGroundKm2: AreaByKind;
}

/** What chance would give in a year. */
export type Chance = Pick<EnvelopeYear, 'year' | 'p05' | 'median' | 'p95'>;

/** View box of the picture: stretched to the track, strokes keep their width. */
export const CURVE_BOX = { width: 1000, height: 100 } as const;

/**
 * Lines of new ground a year and the band of what chance would give, on the axis of the bars. Years
 * outside the axis are left out, a missing year is a gap, an all-zero series lies on the floor.
 */
export function placeCurve(
  axis: YearAxis,
  reach: readonly ReachYear[],
  envelope: readonly Chance[] = [],
) {
  const years = onAxis(axis, reach);
  const chance = onAxis(axis, envelope);
  const values = years.flatMap((of) => (of ? AREA_KINDS.map((kind) => of.newGroundKm2[kind]) : []));
  /** The largest value drawn, what chance would give included. */
  const topKm2 = Math.max(0, ...values.map(Number), ...chance.map((of) => of?.p95 ?? 0));
  const x = (_: unknown, i: number) => slotCentre(axis.first + i, axis) * CURVE_BOX.width;
  const y = (km2: number | null | undefined) =>
    CURVE_BOX.height * (1 - (topKm2 > 0 ? Number(km2 ?? 0) / topKm2 : 0));
  const known = (of: unknown) => of !== undefined;
  const draw = line<number | null | undefined>(x, y).defined(known).digits(1);
  const band = area<Chance | undefined>(
    x,
    (of) => y(of?.p05),
    (of) => y(of?.p95),
  );
  return {
    topKm2,
    lines: AREA_KINDS.map((curve) => ({
      ...{ curve, path: draw(years.map((of) => of?.newGroundKm2[curve])) ?? '' },
    })),
    /** 5 to 95 % of the shuffles, and their median. */
    band: chance.some(known)
      ? {
          area: band.defined(known).digits(1)(chance) ?? '',
          median: draw(chance.map((of) => of?.median)) ?? '',
        }
      : null,
  };
}

/** What is known of each year of the axis, in their order. */
function onAxis<T extends { year: number }>({ first, last }: YearAxis, series: readonly T[]) {
  const byYear = new Map(series.map((of) => [of.year, of]));
  return Array.from({ length: last - first + 1 }, (_, i) => byYear.get(first + i));
}
