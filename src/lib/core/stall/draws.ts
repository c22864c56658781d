import { quantileSorted, range, sort } from 'd3-array';
import { drawnSeries } from '../reach/drawn-places';
import { visitsIn, type VisitSeries } from '../reach/new-places';
import { seededRandom, streamSeed } from '../statistics/random';
import { chanceOfFall } from './chance';
import { countsOf, type CountInput } from './counts';

/** The counts and their odds over draws of all places within their precision: of each the 10th, 50th and 90th percentile. */
export interface Draws {
  draws: number;
  before: Percentiles;
  since: Percentiles;
  fell: Percentiles;
}
type Percentiles = [low: number, middle: number, high: number];

const DRAWS = 200;
const ORDERS = 1_999;
const STREAM = 20;

/** Seeded. Null where a place is a track's, which no draw moves, and with fewer than five records in a period. */
export function drawsOf(
  series: VisitSeries,
  whole: VisitSeries,
  input: CountInput,
  { seed, draws = DRAWS }: { seed: number; draws?: number },
): Draws | null {
  if (whole.places.flat().some(({ place }) => place.isTrack)) return null;
  const random = seededRandom(streamSeed(seed, STREAM));
  const results = range(draws).map(() => {
    const drawn = drawnSeries(series, whole, random);
    const counts = countsOf(visitsIn(drawn, input.limitKm), input);
    const fell = chanceOfFall(drawn, counts, { orders: ORDERS, seed });
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
