import { sort } from 'd3-array';
import { mostInfluential, type Deciding } from './leave-one-out';
import type { SelectedRecord } from './select';
import type { Places } from '../earth/places';
import { EARTH_RADIUS_KM, ZERO, combine, norm, normalize, type UnitVector } from '../earth/sphere';

/** Below this resultant length a mean centre says nothing. */
export const MEANINGFUL_RESULTANT = 0.2;

export interface Spread {
  /** null when the records cancel out (two antipodes), or there are none: no direction is the mean. */
  centre: UnitVector | null;
  /** Length of the mean unit vector, 0..1: 1 = all at one place. */
  resultantLength: number;
  /** Root mean square great-circle distance to the centre; null with fewer than 2 positions. */
  standardDistanceKm: number | null;
}

/** On the sphere (Mardia & Jupp 2000, 9.2.1). Every record has the same weight, however many places it has. */
export function spreadOf(records: readonly Places[]): Spread {
  const sum = records.reduce((s, { mean }) => combine(s, 1, mean, 1), ZERO);
  const resultantLength = Math.min(1, norm(sum) / records.length || 0);
  if (resultantLength < 1e-9) return { centre: null, resultantLength, standardDistanceKm: null };
  const centre = normalize(sum);
  const isSinglePoint = records.length === 1 && records[0]!.points.length < 2;
  const squares = records.reduce((total, places) => total + places.meanSquare(centre), 0);
  const standardDistanceKm = isSinglePoint
    ? null
    : EARTH_RADIUS_KM * Math.sqrt(squares / records.length);
  return { centre, resultantLength, standardDistanceKm };
}

/** With more records than this, only the few with the largest first-order influence are left out in turn. */
const MOST_LEFT_OUT = 24;
const FEW_LEFT_OUT = 3;

export function spreadDeciding(
  records: readonly SelectedRecord[],
  { centre, resultantLength, standardDistanceKm }: Spread,
): Partial<Record<'standardDistanceKm' | 'resultantLength', Deciding | undefined>> {
  if (!centre) return {};
  // Removing a record moves the mean square by about (mean − its own) / (n − 1).
  const meanSquare = ((standardDistanceKm ?? 0) / EARTH_RADIUS_KM) ** 2;
  const influence = ({ places }: SelectedRecord) =>
    Math.abs(places.meanSquare(centre) - meanSquare);
  const candidates =
    records.length <= MOST_LEFT_OUT
      ? records
      : sort(records, (record) => -influence(record)).slice(0, FEW_LEFT_OUT);
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
        : mostInfluential(
            candidates.map((record) => [record.id, distanceWithout(record) - standardDistanceKm]),
          ),
    resultantLength: mostInfluential(
      records.map((record) => [record.id, lengthWithout(record) - resultantLength]),
    ),
  };
}
