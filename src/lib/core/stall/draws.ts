import { maxIndex, quantile, range } from 'd3-array';
import { destination } from '../earth/geodesic';
import { arcKm, dot, toUnit, type UnitVector } from '../earth/sphere';
import type { MeasuredPlace } from '../reach/distances';
import { visitsIn, type VisitSeries } from '../reach/new-places';
import { cached } from '../record/cached';
import { PRECISION_KM, type Position } from '../record/model';
import { seededRandom, streamSeed, type Random } from '../statistics/random';
import { chanceOfFall } from './chance';
import { countsOf, type CountInput } from './counts';

/** 10th, 50th and 90th percentile over draws of all places within their precision. */
export type Draws = NonNullable<ReturnType<typeof drawsOf>>;
type Percentiles = [low: number, middle: number, high: number];

const DRAWS = 200;
const ORDERS = 1_999;
const STREAM = 20;

/** Null for tracks, which no draw moves, and with too few records. */
export function drawsOf(series: VisitSeries, whole: VisitSeries, input: CountInput, seed: number) {
  if (whole.places.flat().some(({ place }) => place.isTrack)) return null;
  const random = seededRandom(streamSeed(seed, STREAM));
  const results = range(DRAWS).map(() => {
    const drawn = drawnSeries(series, whole, random);
    const counts = countsOf(visitsIn(drawn, input.limitKm), input);
    const fell = chanceOfFall(drawn, counts, { orders: ORDERS, seed });
    return fell === null ? null : { before: counts.before.k, since: counts.since!.k, fell };
  });
  const complete = results.filter((result) => result !== null);
  if (complete.length < DRAWS) return null;
  const percentiles = (name: 'before' | 'since' | 'fell') =>
    [0.1, 0.5, 0.9].map((p) => quantile(complete, p, (result) => result[name])!) as Percentiles;
  const counted = { before: percentiles('before'), since: percentiles('since') };
  return { draws: DRAWS, ...counted, fell: percentiles('fell') };
}

/** Within precision or bounds; places at one position move together. `whole`: all regions. */
function drawnSeries(series: VisitSeries, whole: VisitSeries, random: Random): VisitSeries {
  const drawn = new Map<string, UnitVector>();
  const unitOf = (place: MeasuredPlace) => {
    const key = `${place.position.join()} ${place.bounds ? 'within' : place.precision}`;
    return cached(drawn, key, () => toUnit(drawPlace(place, random)));
  };
  const unitsById = new Map(
    whole.records.map(({ id }, i) => [id, whole.places[i]!.map(({ place }) => unitOf(place))]),
  );
  const units = series.records.map(({ id }) => unitsById.get(id)!);
  const places = series.places.map((own, slot) =>
    own.map(({ place }) => {
      const unit = unitOf(place);
      const km = Float64Array.from(units, (others, other) => {
        if (other === slot) return 0;
        const nearest = others[maxIndex(others, (there) => dot(unit, there))]!;
        return Math.round(arcKm(unit, nearest));
      });
      return { place: { ...place, bounds: null }, km, leastKm: km, mostKm: [km] };
    }),
  );
  return { ...series, places };
}

function drawPlace({ position, precision, bounds }: MeasuredPlace, random: Random): Position {
  if (bounds) return bounds.draw(random);
  // Uniform over the disc.
  const km = PRECISION_KM[precision] * Math.sqrt(random());
  const { geometry } = destination(position, km, 360 * random(), { units: 'kilometers' });
  return geometry.coordinates as Position;
}
