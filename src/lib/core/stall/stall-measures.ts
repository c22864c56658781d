import { NEW_PLACE_KM } from '../reach/measures';
import { spreadOf } from '../reach/spread';
import { hullAreas } from '../earth/hull';
import type { Places } from '../earth/places';
import type { Slots } from './null-model';
import { quantiles } from '../statistics/quantiles';
import type { YearSpan } from '../record/time';

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

/** The measures that work on positions rather than cells, in the order of `evaluate`. */
export const PLACE_MEASURES = STALL_MEASURES.slice(1);

interface PlaceStatistics {
  /** Why a measure has no value in any arrangement, by period. */
  reasons: Partial<Record<StallMeasure, NotTestable>>[];
  /** Writes the value of each measure of each period (period after period); NaN where none. */
  evaluate: (recordAt: Uint32Array, into: Float64Array) => void;
}

/**
 * The measures on positions as functions of the arrangement. `newPlaces`: records of the period more than
 * 500 km from all of earlier years. `medianFrontierKm`: of the distances to the nearest of any earlier
 * year; the yearly `frontierKm` is the largest, and one far record must not speak for a period.
 * `extentGrowthKm2`: hull of all records to the end of the period less that of all before it.
 */
export function placeStatistics(
  places: readonly Places[],
  slots: Slots,
  periods: readonly YearSpan[],
): PlaceStatistics {
  const n = places.length;
  if (n > MOST_RECORDS) {
    const all = PLACE_MEASURES.map((measure) => [measure, 'too-many-records'] as const);
    return {
      reasons: periods.map(() => Object.fromEntries(all)),
      evaluate: (_, into) => into.fill(NaN),
    };
  }
  const distances = places.map((one) =>
    Float64Array.from(places, (other) => (other === one ? 0 : one.gapTo(other).km)),
  );
  const areaOf = hullAreas(places.map(({ corners }) => corners));
  const { first, years } = slots;
  const has = new Uint8Array(n);
  const extents = new Map<number, number>();
  const extentTo = (recordAt: Uint32Array, year: number): number => {
    let area = extents.get(year);
    if (area === undefined && areaOf) {
      has.fill(0);
      for (let slot = 0; slot < n && first[slot]! <= year; slot++) has[recordAt[slot]!] = 1;
      area = areaOf(has);
      extents.set(year, area);
    }
    return area ?? NaN;
  };
  const tested = periods.map(({ from, to }) => {
    const active = (slot: number) => years[slot]!.some((year) => year >= from && year <= to);
    const inside = years.flatMap((_, slot) => (active(slot) ? [slot] : []));
    const starting = inside.filter((slot) => first[slot]! >= from);
    // Slots are in order of time: those of earlier years come first.
    const earlier = starting.map((slot) => first.indexOf(first[slot]!));
    const hasEarlier = (first[0] ?? from) < from;
    return {
      from,
      to,
      inside,
      starting,
      earlier,
      hasEarlier,
      nearest: new Float64Array(starting.length),
    };
  });

  return {
    reasons: tested.map(({ hasEarlier }) => ({
      ...(hasEarlier ? {} : { newPlaces: 'first-year', medianFrontierKm: 'first-year' }),
      ...(areaOf ? {} : { extentGrowthKm2: 'spans-more-than-a-hemisphere' }),
    })),
    evaluate(recordAt, into) {
      extents.clear();
      tested.forEach(({ from, to, inside, starting, earlier, hasEarlier, nearest }, period) => {
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
        const at = period * PLACE_MEASURES.length;
        into[at] = hasEarlier ? far : NaN;
        into[at + 1] = hasEarlier ? quantiles(nearest, [0.5])[0]! : NaN;
        into[at + 2] = extentTo(recordAt, to) - extentTo(recordAt, from - 1);
        const there = inside.map((slot) => places[recordAt[slot]!]!);
        into[at + 3] = spreadOf(there).standardDistanceKm ?? NaN;
      });
    },
  };
}

export function newGroundOf(byYear: Float64Array, firstYear: number, period: YearSpan): number {
  let sum = 0;
  for (let year = period.from; year <= period.to; year++) sum += byYear[year - firstYear] ?? 0;
  return sum;
}
