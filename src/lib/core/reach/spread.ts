import { mostChange } from './deciding';
import type { Deciding } from './measures';
import type { PointCloud } from '../earth/point-cloud';
import { EARTH_RADIUS_KM, combine, norm, normalize, type UnitVector } from '../earth/sphere';

/** Below this resultant length a mean centre says nothing (reach.md, section 2). */
export const MEANINGFUL_RESULTANT = 0.2;

export interface Spread {
  /** null when the records cancel out (two antipodes): no direction is the mean. */
  centre: UnitVector | null;
  /** Length of the mean unit vector, 0..1: 1 = all at one place. */
  resultantLength: number;
  /** Root mean square great-circle distance to the centre; null with fewer than 2 positions. */
  standardDistanceKm: number | null;
  decidingDistance: Deciding | undefined;
  decidingResultant: Deciding | undefined;
}

/** Of more records than this, only those with the largest first-order influence are tried. */
const ALL_TRIED = 24;
const TRIED = 3;

/**
 * Mean centre (Mardia & Jupp 2000, Directional Statistics, 9.2.1) and spread of records on the
 * sphere. Each record weighs the same, shared equally among its sites and the steps of its track, so
 * that one patrol does not outweigh twenty exercises.
 *
 * @param records at least one, each with a place; indices into the cloud
 */
export function spreadOf(
  cloud: PointCloud,
  records: readonly number[],
  idOf: (record: number) => string,
  leaveOneOut: boolean,
): Spread {
  const sum = cloud.sumOfMeans(records);
  const centre = centreOf(sum, records.length);
  const resultantLength = resultantOf(sum, records.length);
  const defined = centre && (records.length > 1 || cloud.count(records[0]!) > 1);
  const distance = defined ? rootMeanSquare(cloud, records, centre) : null;
  const spread = { centre, resultantLength, standardDistanceKm: distance };
  if (!leaveOneOut) return { ...spread, decidingDistance: undefined, decidingResultant: undefined };

  const without = (record: number): UnitVector => combine(sum, 1, cloud.mean(record), -1);
  const left = records.length - 1;
  return {
    ...spread,
    decidingDistance:
      distance === null
        ? undefined
        : mostChange(
            mostInfluential(cloud, records, centre!).map((record) => {
              const rest = records.filter((other) => other !== record);
              const moved = centreOf(without(record), left);
              const few = left === 0 || (left === 1 && cloud.count(rest[0]!) < 2);
              const value = few || !moved ? 0 : rootMeanSquare(cloud, rest, moved);
              return [idOf(record), value - distance] as const;
            }),
          ),
    decidingResultant: mostChange(
      records.map((record) => {
        const value = left > 0 ? resultantOf(without(record), left) : 0;
        return [idOf(record), value - resultantLength] as const;
      }),
    ),
  };
}

function resultantOf(sum: UnitVector, count: number): number {
  return Math.min(1, norm(sum) / count);
}

function centreOf(sum: UnitVector, count: number): UnitVector | null {
  return count === 0 || resultantOf(sum, count) < 1e-9 ? null : normalize(sum);
}

/** Of the distances of records to a direction, km. */
function rootMeanSquare(cloud: PointCloud, records: readonly number[], to: UnitVector): number {
  let sum = 0;
  for (const record of records) sum += cloud.meanSquare(record, to);
  return EARTH_RADIUS_KM * Math.sqrt(sum / records.length);
}

/** Removing a record moves the mean square by about (mean − its own) / (n − 1). */
function mostInfluential(
  cloud: PointCloud,
  records: readonly number[],
  centre: UnitVector,
): readonly number[] {
  if (records.length <= ALL_TRIED) return records;
  const squares = records.map((record) => cloud.meanSquare(record, centre));
  const mean = squares.reduce((sum, s) => sum + s, 0) / squares.length;
  return records
    .map((record, i) => ({ record, influence: Math.abs(squares[i]! - mean) }))
    .sort((a, b) => b.influence - a.influence)
    .slice(0, TRIED)
    .map(({ record }) => record);
}
