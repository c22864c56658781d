/** On the WGS84 ellipsoid by GeographicLib (Karney 2013, doi:10.1007/s00190-012-0578-z). */
import geographiclib from 'geographiclib-geodesic';
import type { Position } from '../record/model';

const wgs84 = geographiclib.Geodesic.WGS84;

export const distanceKm = (a: Position, b: Position) =>
  wgs84.Inverse(a[1], a[0], b[1], b[0], geographiclib.Geodesic.DISTANCE).s12! / 1000;

export { destination } from '@turf/turf';
