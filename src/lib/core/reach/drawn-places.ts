import { destination } from '@turf/turf';
import { greatest } from 'd3-array';
import { arcKm, dot, toUnit, type UnitVector } from '../earth/sphere';
import { cached } from '../record/cached';
import { PRECISION_KM, type Position } from '../record/model';
import { randomInDisc, type Random } from '../statistics/random';
import type { MeasuredPlace } from './distances';
import type { VisitSeries } from './new-places';

/**
 * A series as it might be: each place drawn within its precision or bounds, those stored at one position together.
 * On the sphere, whole km, none perhaps new. Without tracks; `whole` is the series not narrowed to a region.
 */
export function drawnSeries(series: VisitSeries, whole: VisitSeries, random: Random): VisitSeries {
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
        const nearest = greatest(others, (there) => dot(unit, there))!;
        return Math.round(arcKm(unit, nearest));
      });
      return { place: { ...place, bounds: null }, km, leastKm: km, mostKm: [km] };
    }),
  );
  return { ...series, places };
}

function drawPlace({ position, precision, bounds }: MeasuredPlace, random: Random): Position {
  if (bounds) return bounds.draw(random);
  const { distance, bearingDeg } = randomInDisc(random, PRECISION_KM[precision]);
  const { coordinates } = destination(position, distance, bearingDeg, {
    units: 'kilometers',
  }).geometry;
  return coordinates as Position;
}
