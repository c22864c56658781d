import { meanCentre, standardDistanceKm } from './centre';
import { mostChange } from './deciding';
import type { Deciding } from './measures';
import { angleBetween, type UnitVector } from './sphere';
import type { Trace } from './trace';

export interface Spread {
  direction: UnitVector | null;
  resultantLength: number;
  /** null with fewer than 2 positions or no mean direction. */
  standardDistanceKm: number | null;
  decidingDistance: Deciding | undefined;
  decidingResultant: Deciding | undefined;
}

/** Records whose removal is tried exactly; of more, those with the largest first-order influence. */
const TRIED = 24;

/**
 * Centre and spread of records on the sphere. Each record weighs the same, shared equally among its
 * sites and the steps of its track, so that one patrol does not outweigh twenty exercises.
 */
export function spreadOf(traces: readonly Trace[]): Spread {
  const placed = traces.filter((trace) => trace.placed);
  const { direction, resultantLength } = centreOf(placed);
  const distance = distanceAround(placed, direction);
  const tried = direction ? mostInfluential(placed, direction) : placed.slice(0, TRIED);
  const without = tried.map((trace) => {
    const rest = placed.filter((other) => other !== trace);
    const centre = centreOf(rest);
    return {
      id: trace.id,
      distance: distanceAround(rest, centre.direction) ?? 0,
      resultant: centre.resultantLength,
    };
  });
  return {
    direction,
    resultantLength,
    standardDistanceKm: distance,
    decidingDistance:
      distance === null
        ? undefined
        : mostChange(without.map((w) => [w.id, w.distance - distance] as const)),
    decidingResultant: mostChange(
      without.map((w) => [w.id, w.resultant - resultantLength] as const),
    ),
  };
}

function centreOf(traces: readonly Trace[]) {
  return meanCentre(
    traces.flatMap(({ points }) => points),
    traces.flatMap(weights),
  );
}

function distanceAround(traces: readonly Trace[], centre: UnitVector | null): number | null {
  const points = traces.flatMap((trace) => trace.points);
  if (!centre || points.length < 2) return null;
  return standardDistanceKm(points, traces.flatMap(weights), centre);
}

function weights({ points }: Trace): number[] {
  return points.map(() => 1 / points.length);
}

/** Removing a record moves the mean square by about (mean − its own) / (n − 1). */
function mostInfluential(traces: readonly Trace[], centre: UnitVector): readonly Trace[] {
  if (traces.length <= TRIED) return traces;
  const squares = traces.map(
    ({ points }) =>
      points.reduce((sum, p) => sum + angleBetween(p, centre) ** 2, 0) / points.length,
  );
  const mean = squares.reduce((sum, s) => sum + s, 0) / squares.length;
  return traces
    .map((trace, i) => ({ trace, influence: Math.abs(squares[i]! - mean) }))
    .sort((a, b) => b.influence - a.influence)
    .slice(0, TRIED)
    .map(({ trace }) => trace);
}
