import { NEW_PLACE_KM } from '../reach/measures';
import { spreadOf } from '../reach/spread';
import { hullAreas } from '../earth/hull';
import type { Places } from '../earth/places';
import type { Slots } from './null-model';
import { quantiles } from '../statistics/quantiles';
import { kept } from '../record/kept';
import type { OccupiedRecord } from '../reach/select';
import { activeIn, type YearSpan } from '../record/time';

/** The distances between all pairs of more records would take more than some seconds. */
export const MOST_RECORDS = 1000;

/** The measures of expansion that are tested side by side, in the order in which they are told. */
export const STALL_MEASURES = [
  'newGroundKm2',
  'newPlaces',
  'medianFrontierKm',
  'extentGrowthKm2',
  'standardDistanceKm',
] as const;
export type StallMeasure = (typeof STALL_MEASURES)[number];

export type NotTestable =
  | 'no-record'
  | 'first-year'
  | 'too-few-arrangements'
  | 'nothing-varies'
  | 'spans-more-than-a-hemisphere'
  | 'too-many-records';

/** Which records occupy which cells, and where each was. */
export interface StallInput {
  cellKm2: Float64Array;
  records: readonly (OccupiedRecord & { places: Places })[];
}

interface Statistics {
  /** Why a measure has no value in any arrangement, by period. */
  reasons: Partial<Record<StallMeasure, NotTestable>>[];
  /**
   * Of an arrangement the new ground of each year of the span, km², then the measures of each period; NaN
   * where none. The array is the same every time.
   */
  evaluate: (recordAt: Uint32Array) => Float64Array;
}

/**
 * The measures as functions of the arrangement. `newGroundKm2`: what is gained before the span counts as
 * gained, in no year. `newPlaces`: records of the period more than 500 km from all of earlier years.
 * `medianFrontierKm`: of the distances to the nearest of any earlier year; the yearly `frontierKm` is the
 * largest, and one far record must not speak for a period. `extentGrowthKm2`: hull of all records to the end
 * of the period less that of all before it.
 */
export function statisticsOf(
  { cellKm2, records }: StallInput,
  { first, years }: Slots,
  { span, periods }: { span: YearSpan; periods: readonly YearSpan[] },
): Statistics {
  const places = records.map((record) => record.places);
  const n = places.length;
  const width = span.to - span.from + 1;
  const values = new Float64Array(width + periods.length * STALL_MEASURES.length);
  const seen = new Uint32Array(cellKm2.length);
  let stamp = 0;
  const countGround = (recordAt: Uint32Array) => {
    stamp++;
    values.fill(0, 0, width);
    for (let slot = 0; slot < n; slot++) {
      const year = first[slot]! - span.from;
      for (const cell of records[recordAt[slot]!]!.cells) {
        if (seen[cell] === stamp) continue;
        seen[cell] = stamp;
        if (year >= 0 && year < width) values[year]! += cellKm2[cell]!;
      }
    }
  };

  const isMeasured = n <= MOST_RECORDS;
  const distances = places.map((one) =>
    Float64Array.from(isMeasured ? places : [], (other) =>
      other === one ? 0 : one.gapTo(other).km,
    ),
  );
  const areaOf = isMeasured ? hullAreas(places.map(({ corners }) => corners)) : null;
  const has = new Uint8Array(n);
  const extents = new Map<number, number>();
  const extentTo = (recordAt: Uint32Array, year: number): number =>
    kept(extents, year, () => {
      has.fill(0);
      for (let slot = 0; slot < n && first[slot]! <= year; slot++) has[recordAt[slot]!] = 1;
      return areaOf?.(has) ?? NaN;
    });
  const tested = periods.map(({ from, to }) => {
    const isActive = (slot: number) => activeIn({ years: years[slot]! }, { from, to });
    const inside = [...years.keys()].filter(isActive);
    const starting = inside.filter((slot) => first[slot]! >= from);
    // Slots are in order of time: those of earlier years come first.
    const earlier = starting.map((slot) => first.indexOf(first[slot]!));
    const hasEarlier = (first[0] ?? from) < from;
    const nearest = new Float64Array(starting.length);
    return { from, to, inside, starting, earlier, hasEarlier, nearest };
  });
  const tooMany = STALL_MEASURES.slice(1).map((measure) => [measure, 'too-many-records'] as const);

  return {
    reasons: tested.map(({ hasEarlier }) =>
      isMeasured
        ? {
            ...(hasEarlier ? {} : { newPlaces: 'first-year', medianFrontierKm: 'first-year' }),
            ...(areaOf ? {} : { extentGrowthKm2: 'spans-more-than-a-hemisphere' }),
          }
        : Object.fromEntries(tooMany),
    ),
    evaluate(recordAt) {
      countGround(recordAt);
      extents.clear();
      tested.forEach(({ from, to, inside, starting, earlier, hasEarlier, nearest }, period) => {
        const at = width + period * STALL_MEASURES.length;
        values.fill(NaN, at + 1, at + STALL_MEASURES.length);
        values[at] = 0;
        for (let year = from; year <= to; year++) values[at]! += values[year - span.from] ?? 0;
        if (!isMeasured) return;
        let far = 0;
        for (let i = 0; hasEarlier && i < starting.length; i++) {
          const row = distances[recordAt[starting[i]!]!]!;
          const before = earlier[i]!;
          let least = Infinity;
          for (let slot = 0; slot < before; slot++) {
            const km = row[recordAt[slot]!]!;
            if (km < least) least = km;
          }
          nearest[i] = least;
          if (least > NEW_PLACE_KM) far++;
        }
        if (hasEarlier) [values[at + 1], values[at + 2]] = [far, quantiles(nearest, [0.5])[0]!];
        values[at + 3] = extentTo(recordAt, to) - extentTo(recordAt, from - 1);
        const there = inside.map((slot) => places[recordAt[slot]!]!);
        values[at + 4] = spreadOf(there).standardDistanceKm ?? NaN;
      });
      return values;
    },
  };
}
