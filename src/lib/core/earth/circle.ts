import { circle } from '@turf/turf';
import type { Position } from '../record/model';
import { continuous } from './sphere';

/** Closed, anticlockwise. Not in overlay.ts, so that the first view loads no polygon union. */
export function circleRing(centre: Position, radiusKm: number, steps = 96): Position[] {
  const ring = circle(centre, radiusKm, { steps, units: 'kilometers' }).geometry.coordinates[0];
  return continuous(ring as Position[]);
}
