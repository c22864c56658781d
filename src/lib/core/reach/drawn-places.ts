import { destination } from '@turf/turf';
import { angleBetween, EARTH_RADIUS_KM, toUnit } from '../earth/sphere';
import { cached } from '../record/cached';
import { PRECISION_KM, type Position } from '../record/model';
import { randomInDisc, type Random } from '../statistics/random';
import type { Distances, MeasuredPlace } from './distances';

/**
 * Distances as they might be: each place anywhere in the disc of its precision or within its bounds, places stored at
 * the same position together. On the sphere, in whole km.
 *
 * @param distances of records without tracks
 */
export function drawnDistances(distances: Distances, random: Random): Distances {
  const drawn = new Map<string, Position>();
  const places = distances.places.map((place) => {
    const key = `${place.position.join()} ${place.bounds ? 'within' : place.precision}`;
    return { ...place, position: cached(drawn, key, () => drawPlace(place, random)) };
  });
  const units = places.map(({ position }) => toUnit(position));
  const km = units.map((unit, i) =>
    units.map((other, j) =>
      places[i]!.record === places[j]!.record
        ? 0
        : Math.round(EARTH_RADIUS_KM * angleBetween(unit, other)),
    ),
  );
  return {
    ...distances,
    places: places.map((place) => ({ ...place, bounds: null })),
    groups: places.map(({ record, precision, isStaging }) => ({ record, precision, isStaging })),
    km,
    leastKm: km,
    mostKm: km.map((row) => [row]),
  };
}

function drawPlace({ position, precision, bounds }: MeasuredPlace, random: Random): Position {
  if (bounds) return bounds.draw(random);
  const { distance, bearingDeg } = randomInDisc(random, PRECISION_KM[precision]);
  const { coordinates } = destination(position, distance, bearingDeg, {
    units: 'kilometers',
  }).geometry;
  return coordinates as Position;
}
