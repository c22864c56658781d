import fc from 'fast-check';
import geographiclib from 'geographiclib-geodesic';
import type { Position } from '../../src/lib/core/record/model';

/** On the ellipsoid. */
export function destination([lng, lat]: Position, bearing: number, km: number): Position {
  const { lat2, lon2 } = geographiclib.Geodesic.WGS84.Direct(lat, lng, bearing, km * 1000);
  return [lon2!, lat2!];
}

/** Tenths of a degree, away from the poles. */
export const position: fc.Arbitrary<Position> = fc.tuple(
  fc.integer({ min: -1800, max: 1800 }).map((n) => n / 10),
  fc.integer({ min: -800, max: 800 }).map((n) => n / 10),
);
/** Positions within 35° of a centre: they fit in a hemisphere wherever it is. */
export const cluster = fc
  .tuple(
    position,
    fc.array(fc.tuple(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 100, max: 3900 })), {
      minLength: 4,
      maxLength: 20,
    }),
  )
  .map(([centre, legs]) => legs.map(([bearing, km]) => destination(centre, bearing, km)));
