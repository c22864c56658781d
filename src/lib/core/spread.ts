import { mostChange } from './deciding';
import type { Deciding } from './measures';
import { EARTH_RADIUS_KM, combine, dot, norm, normalize, type UnitVector } from './sphere';
import type { Trace } from './trace';

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
 * @param traces at least one, each with a place
 */
export function spreadOf(traces: readonly Trace[], leaveOneOut: boolean): Spread {
  const sum = traces.reduce<UnitVector>((total, { mean }) => combine(total, 1, mean, 1), [0, 0, 0]);
  const centre = centreOf(sum, traces.length);
  const resultantLength = resultantOf(sum, traces.length);
  const squares = centre && traces.map((trace) => meanSquare(trace, centre));
  const defined = traces.length > 1 || traces[0]!.points.length > 1;
  const distance = squares && defined ? rootMean(squares) : null;
  const spread = { centre, resultantLength, standardDistanceKm: distance };
  if (!leaveOneOut) return { ...spread, decidingDistance: undefined, decidingResultant: undefined };

  const without = (trace: Trace): UnitVector => combine(sum, 1, trace.mean, -1);
  const left = traces.length - 1;
  return {
    ...spread,
    decidingDistance:
      distance === null
        ? undefined
        : mostChange(
            mostInfluential(traces, squares!).map((trace) => {
              const rest = traces.filter((other) => other !== trace);
              const moved = centreOf(without(trace), left);
              const few = left === 0 || (left === 1 && rest[0]!.points.length < 2);
              const value =
                few || !moved ? 0 : rootMean(rest.map((other) => meanSquare(other, moved)));
              return [trace.id, value - distance] as const;
            }),
          ),
    decidingResultant: mostChange(
      traces.map((trace) => {
        const value = left > 0 ? resultantOf(without(trace), left) : 0;
        return [trace.id, value - resultantLength] as const;
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

/** Mean squared angle from a record's points to a direction. */
function meanSquare({ points }: Trace, centre: UnitVector): number {
  let sum = 0;
  for (const point of points) sum += Math.acos(Math.min(1, Math.max(-1, dot(point, centre)))) ** 2;
  return sum / points.length;
}

function rootMean(squares: readonly number[]): number {
  return EARTH_RADIUS_KM * Math.sqrt(squares.reduce((sum, s) => sum + s, 0) / squares.length);
}

/** Removing a record moves the mean square by about (mean − its own) / (n − 1). */
function mostInfluential(traces: readonly Trace[], squares: readonly number[]): readonly Trace[] {
  if (traces.length <= ALL_TRIED) return traces;
  const mean = squares.reduce((sum, s) => sum + s, 0) / squares.length;
  return traces
    .map((trace, i) => ({ trace, influence: Math.abs(squares[i]! - mean) }))
    .sort((a, b) => b.influence - a.influence)
    .slice(0, TRIED)
    .map(({ trace }) => trace);
}
