import { quantileSorted, range, sort } from 'd3-array';
import type { Distances } from '../reach/distances';
import { drawnDistances } from '../reach/drawn-places';
import { seriesUnder, visitsIn, type VisitChoices } from '../reach/new-places';
import { seededRandom, streamSeed } from '../statistics/random';
import { chanceOfFall } from './chance';
import { countsOf, upTo, type CountInput } from './counts';

/** The counts and their odds over draws of all places within their precision: of each the 10th, 50th and 90th percentile. */
export interface Draws {
  draws: number;
  before: Percentiles;
  since: Percentiles;
  /** The share of random orders in which the share at a new place falls as much. */
  fell: Percentiles;
}
type Percentiles = [low: number, middle: number, high: number];

const DRAWS = 200;
/** Random orders of each draw. */
const ORDERS = 199;
const STREAM = 20;

/**
 * Seeded: the same records give the same numbers. Null where a record has a track, which no draw moves, and with fewer
 * than five records in a period.
 *
 * @param distances of the series, between all records
 */
export function drawsOf(
  distances: Distances,
  choices: VisitChoices,
  input: CountInput,
  { seed, draws = DRAWS }: { seed: number; draws?: number },
): Draws | null {
  const counted = onlyOf(distances, choices.ids);
  if (counted.places.some(({ isTrack }) => isTrack)) return null;
  const random = seededRandom(streamSeed(seed, STREAM));
  const results = range(draws).map(() => {
    const series = upTo(seriesUnder(drawnDistances(counted, random), choices), input.year);
    const counts = countsOf(visitsIn(series, input.limitKm), input);
    const fell = chanceOfFall(series, counts, { orders: ORDERS, seed });
    return fell === null ? null : { before: counts.before.k, since: counts.since!.k, fell };
  });
  const complete = results.filter((result) => result !== null);
  if (complete.length < draws) return null;
  const percentiles = (name: 'before' | 'since' | 'fell'): Percentiles => {
    const sorted = sort(complete, (result) => result[name]).map((result) => result[name]);
    return [0.1, 0.5, 0.9].map((share) => quantileSorted(sorted, share)!) as Percentiles;
  };
  return {
    draws,
    before: percentiles('before'),
    since: percentiles('since'),
    fell: percentiles('fell'),
  };
}

/** The places of these records alone: drawing all others would take as long again. */
function onlyOf(distances: Distances, ids: ReadonlySet<string>): Distances {
  const isCounted = ({ record }: { record: number }) => ids.has(distances.records[record]!.id);
  return { ...distances, places: distances.places.filter(isCounted) };
}
