import { range } from 'd3-array';
import { destination } from '../earth/geodesic';
import { EARTH_RADIUS_KM, arcKm, toUnit, type UnitVector } from '../earth/sphere';
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
  const nearByKey = cached(nearBySeries, series, () => new Map<string, Near[]>());
  return cached(nearByKey, `${limitKm} ${seed} ${draws}`, () => {
    const isDrawn = !series.reached.flat().some(({ isTrack }) => isTrack);
    if (!isDrawn || series.records.length > MOST_VARIED) return [nearRecords(series, limitKm)];
    const drawn = (places: readonly MeasuredPlace[]) =>
      [...new Map(places.map((place) => [keyOf(place), place]))].map(([key, place]) => ({
        stored: toUnit(place.position),
        withinKm: place.bounds ? Infinity : PRECISION_KM[place.precision],
        units: drawnUnits(key, place, seed),
      }));
    const reached = series.reached.map(drawn);
    const byDraw = series.places.map((places) => {
      const near = drawn(places.map(({ place }) => place)).map((place) =>
        nearByDraw(place, reached, limitKm, draws),
      );
      const isSure = near.every(([first, ...others]) => others.every((other) => other === first));
      const stored = near.map(([first]) => first!);
      return range(draws).map((draw) => (isSure ? stored : near.map((own) => own[draw]!)));
    });
    return range(draws).map((draw) => byDraw.map((own) => own[draw]!));
  });
}

interface Drawn {
  stored: UnitVector;
  /** Of the stored point. */
  withinKm: number;
  /** By draw, three numbers each. */
  units: Float64Array;
}

/** Only what may be near or not is asked in each draw. */
function nearByDraw(
  { stored, withinKm, units }: Drawn,
  reached: readonly (readonly Drawn[])[],
  limitKm: number,
  draws: number,
): number[][] {
  // Whole km are compared.
  const cosine = Math.cos((limitKm + 0.5) / EARTH_RADIUS_KM);
  const sure: number[] = [];
  const open: { record: number; others: Float64Array[] }[] = [];
  reached.forEach((places, record) => {
    const apart = places.map((other) => {
      const km = arcKm(stored, other.stored) - limitKm - 0.5;
      const reach = withinKm + other.withinKm;
      return { units: other.units, isNear: km + reach < 0, isFar: km - reach > 0 };
    });
    if (apart.some(({ isNear }) => isNear)) sure.push(record);
    else if (!apart.every(({ isFar }) => isFar))
      open.push({ record, others: apart.flatMap((own) => (own.isFar ? [] : [own.units])) });
  });
  return range(draws).map((draw) => {
    const i = 3 * draw;
    const isNear = (other: Float64Array) =>
      units[i]! * other[i]! + units[i + 1]! * other[i + 1]! + units[i + 2]! * other[i + 2]! >
      cosine;
    const alsoNear = open.filter(({ others }) => others.some(isNear)).map(({ record }) => record);
    return alsoNear.length > 0 ? [...sure, ...alsoNear] : sure;
  });
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
