import { mostChange } from './deciding';
import type { SelectedRecord } from './select';
import type { Deciding } from './measures';
import type { Places } from '../earth/places';
import { EARTH_RADIUS_KM, ZERO, combine, norm, normalize, type UnitVector } from '../earth/sphere';

export const MEANINGFUL_RESULTANT = 0.2;

export interface Spread {
  /** null when the records cancel out (two antipodes), or there are none: no direction is the mean. */
  centre: UnitVector | null;
  /** Length of the mean unit vector, 0..1: 1 = all at one place. */
  resultantLength: number;
  /** Root mean square great-circle distance to the centre; null with fewer than 2 positions. */
  standardDistanceKm: number | null;
}

/** On the sphere (Mardia & Jupp 2000, 9.2.1). Each record weighs the same, however many places it has. */
export function spreadOf(records: readonly Places[]): Spread {
  const sum = records.reduce((s, { mean }) => combine(s, 1, mean, 1), ZERO);
  const resultantLength = Math.min(1, norm(sum) / records.length || 0);
  if (resultantLength < 1e-9) return { centre: null, resultantLength, standardDistanceKm: null };
  const centre = normalize(sum);
  const few = records.length === 1 && records[0]!.points.length < 2;
  const squares = records.reduce((total, places) => total + places.meanSquare(centre), 0);
  const standardDistanceKm = few ? null : EARTH_RADIUS_KM * Math.sqrt(squares / records.length);
  return { centre, resultantLength, standardDistanceKm };
}

/** Of more records than this, only those with the largest first-order influence are tried. */
const ALL_TRIED = 24;
const TRIED = 3;

export function spreadDeciding(
  records: readonly SelectedRecord[],
  { centre, resultantLength, standardDistanceKm }: Spread,
): Partial<Record<'standardDistanceKm' | 'resultantLength', Deciding | undefined>> {
  if (!centre) return {};
  // Removing a record moves the mean square by about (mean − its own) / (n − 1).
  const meanSquare = ((standardDistanceKm ?? 0) / EARTH_RADIUS_KM) ** 2;
  const influence = ({ places }: SelectedRecord) =>
    Math.abs(places.meanSquare(centre) - meanSquare);
  const tried =
    records.length <= ALL_TRIED
      ? records
      : records
          .map((record) => ({ record, by: influence(record) }))
          .sort((a, b) => b.by - a.by)
          .slice(0, TRIED)
          .map(({ record }) => record);
  const distanceWithout = (record: SelectedRecord) => {
    const left = records.filter((other) => other !== record).map(({ places }) => places);
    return spreadOf(left).standardDistanceKm ?? 0;
  };
  const lengthWithout = ({ places }: SelectedRecord) => {
    const left = combine(centre, resultantLength * records.length, places.mean, -1);
    return records.length > 1 ? Math.min(1, norm(left) / (records.length - 1)) : 0;
  };
  return {
    standardDistanceKm:
      standardDistanceKm === null
        ? undefined
        : mostChange(tried.map((one) => [one.id, distanceWithout(one) - standardDistanceKm])),
    resultantLength: mostChange(
      records.map((record) => [record.id, lengthWithout(record) - resultantLength]),
    ),
  };
}

/**
 * Shares of regions, largest first, summing to 1, ties by name; how many regions they amount to, exp of their
 * Shannon entropy (Hill 1973), null without shares; and the record that decides it.
 */
export function sharesOf(records: readonly SelectedRecord[]) {
  const weights = new Map<string, number>();
  let total = 0;
  for (const [region, weight] of records.flatMap(({ regions }) => regions)) {
    weights.set(region, (weights.get(region) ?? 0) + weight);
    total += weight;
  }
  const sorted = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const regionalShare = Object.fromEntries(sorted.map(([region, w]) => [region, w / total]));
  if (total === 0) return { regionalShare, effectiveRegions: null, deciding: undefined };
  // exp(-Σ s log s) with s = w / T is T · exp(-Σ w log w / T), where one record changes few terms.
  const terms = sorted.reduce((sum, [, weight]) => sum + wLogW(weight), 0);
  const effectiveRegions = total * Math.exp(-terms / total);
  const without = ({ regions }: SelectedRecord): number => {
    let [left, leftTerms] = [total, terms];
    for (const [region, own] of regions) {
      const weight = weights.get(region)!;
      left -= own;
      leftTerms += wLogW(weight - own) - wLogW(weight);
    }
    return left > 1e-9 ? left * Math.exp(-leftTerms / left) : 0;
  };
  const changes = records.map((record) => [record.id, without(record) - effectiveRegions] as const);
  return { regionalShare, effectiveRegions, deciding: mostChange(changes) };
}

const wLogW = (weight: number): number => (weight > 1e-12 ? weight * Math.log(weight) : 0);
