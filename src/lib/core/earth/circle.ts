import { circle } from '@turf/turf';
import type { Position } from '../record/model';
import { continuous } from './sphere';

/**
 * The circle of `radiusKm` around `centre`: a closed, anticlockwise ring of `steps` sides with continuous longitudes.
 * Apart from overlay.ts, so that the first view of the map loads no union of polygons.
 */
export function circleRing(centre: Position, radiusKm: number, steps = 96): Position[] {
  const ring = circle(centre, radiusKm, { steps, units: 'kilometers' }).geometry.coordinates[0];
  return continuous(ring as Position[]);
}
