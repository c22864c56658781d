/** On the WGS84 ellipsoid by GeographicLib (Karney 2013, doi:10.1007/s00190-012-0578-z). */
import geographiclib from 'geographiclib-geodesic';
import type { Position } from '../record/model';

const wgs84 = geographiclib.Geodesic.WGS84;

/** Distances on the sphere and on the ellipsoid differ by less than 0.6 %. */
export const SPHERE_MARGIN = 0.99;

export function distanceKm(a: Position, b: Position): number {
  return wgs84.Inverse(a[1], a[0], b[1], b[0], geographiclib.Geodesic.DISTANCE).s12! / 1000;
}

/** Area of the smaller side of a ring with geodesic edges, wound either way, closed or not; km². */
export function ringAreaKm2(ring: readonly Position[]): number {
  const polygon = wgs84.Polygon(false);
  for (const position of ring) polygon.AddPoint(position[1], position[0]);
  return Math.abs(polygon.Compute(false, true).area!) / 1e6;
}

/** The initial direction of the great circle from one place to another, degrees clockwise from north. */
export { bearing } from '@turf/turf';
