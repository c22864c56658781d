import { range } from 'd3-array';
import { destination } from '../earth/geodesic';
import { EARTH_RADIUS_KM, toUnit } from '../earth/sphere';
import type { MeasuredPlace } from '../reach/distances';
import type { VisitSeries } from '../reach/new-places';
import { cached } from '../record/cached';
import { PRECISION_KM, type Position } from '../record/model';
import { seededRandom, streamSeed, type Random } from '../statistics/random';
import { MOST_VARIED } from './counts';
import { nearRecords, type Near } from './random-orders';

export const DRAWS = 200;

const nearBySeries = new WeakMap<VisitSeries, Map<string, Near[]>>();

/**
 * In each draw of all places within their precision or bounds, the records near each record. The stored points alone
 * for tracks, which no draw moves, and over 300 records.
 */
export function drawnNear(series: VisitSeries, limitKm: number, seed: number, draws = DRAWS) {
  const known = cached(nearBySeries, series, () => new Map<string, Near[]>());
  return cached(known, `${limitKm} ${seed} ${draws}`, () => {
    const isDrawn = !series.reached.flat().some(({ isTrack }) => isTrack);
    if (!isDrawn || series.records.length > MOST_VARIED) return [nearRecords(series, limitKm)];
    const unitsOf = (places: readonly MeasuredPlace[]) =>
      [...new Map(places.map((place) => [keyOf(place), place]))].map(([key, place]) =>
        drawnUnits(key, place, seed),
      );
    const own = series.places.map((places) => unitsOf(places.map(({ place }) => place)));
    const reached = series.reached.map(unitsOf);
    // Whole km are compared.
    const cosine = Math.cos((limitKm + 0.5) / EARTH_RADIUS_KM);
    return range(draws).map((draw) =>
      own.map((places) => nearIn(places, reached, 3 * draw, cosine)),
    );
  });
}

function nearIn(
  places: readonly Float64Array[],
  reached: readonly (readonly Float64Array[])[],
  i: number,
  cosine: number,
): number[][] {
  const near = places.map((place) => {
    const [x, y, z] = [place[i]!, place[i + 1]!, place[i + 2]!];
    const others: number[] = [];
    for (let other = 0; other < reached.length; other++) {
      for (const unit of reached[other]!) {
        if (x * unit[i]! + y * unit[i + 1]! + z * unit[i + 2]! <= cosine) continue;
        others.push(other);
        break;
      }
    }
    return others;
  });
  return near.length > 1
    ? [...new Map(near.map((others) => [others.join(), others])).values()]
    : near;
}

/** Places at one position move together. */
const keyOf = ({ position, bounds, precision }: MeasuredPlace) =>
  `${position.join()} ${bounds ? `within ${bounds.arcs.length}` : precision}`;

const unitsByKey = new Map<string, Float64Array>();
const MOST_KEPT = 4_000;

/** A place has its own random numbers: it moves alike whatever else counts. */
function drawnUnits(key: string, place: MeasuredPlace, seed: number): Float64Array {
  if (unitsByKey.size > MOST_KEPT) unitsByKey.clear();
  return cached(unitsByKey, `${seed} ${key}`, () => {
    const random = seededRandom(streamSeed(seed, hashOf(key)));
    return Float64Array.from(range(DRAWS).flatMap(() => [...toUnit(drawPlace(place, random))]));
  });
}

/** FNV-1a of 32 bits. */
const hashOf = (text: string) =>
  [...text].reduce((hash, sign) => Math.imul(hash ^ sign.charCodeAt(0), 0x01000193), 0x811c9dc5);

function drawPlace({ position, precision, bounds }: MeasuredPlace, random: Random): Position {
  if (bounds) return bounds.draw(random);
  // Uniform over the disc.
  const km = PRECISION_KM[precision] * Math.sqrt(random());
  const { geometry } = destination(position, km, 360 * random(), { units: 'kilometers' });
  return geometry.coordinates as Position;
}
