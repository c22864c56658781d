/**
 * Lengths, directions and areas on the WGS84 ellipsoid by GeographicLib (Karney 2013, Algorithms
 * for geodesics, doi:10.1007/s00190-012-0578-z), accurate to nanometres.
 */
import geographiclib from 'geographiclib-geodesic';
import type { Position } from '../record/model';

const wgs84 = geographiclib.Geodesic.WGS84;
/** The whole ellipsoid: a sphere of its authalic radius (Moritz 2000). */
export const EARTH_KM2 = 4 * Math.PI * 6371.007180918475 ** 2;

/** Length of the shortest path, km. */
export function distanceKm(a: Position, b: Position): number {
  return wgs84.Inverse(a[1], a[0], b[1], b[0], geographiclib.Geodesic.DISTANCE).s12! / 1000;
}

/** Direction of travel on leaving `a` for `b`: degrees clockwise from north, [0, 360). */
export function bearingDeg(a: Position, b: Position): number {
  const { azi1 } = wgs84.Inverse(a[1], a[0], b[1], b[0], geographiclib.Geodesic.AZIMUTH);
  return (azi1! + 360) % 360;
}

/** The position `km` from `origin` on the given bearing; longitude in [-180, 180]. */
export function destination(origin: Position, bearing: number, km: number): Position {
  const { lat2, lon2 } = wgs84.Direct(origin[1], origin[0], bearing, km * 1000);
  return [lon2!, lat2!];
}

export interface EdgeArea {
  /** Between the geodesic from a to b and the equator, positive where it leads westwards in the north. */
  km2: number;
  /** Degrees of longitude that it leads eastwards, from -180 to 180; over a pole as it is counted in km2. */
  turn: number;
}

/** What an edge adds to the area of a ring. */
export function edgeArea(a: Position, b: Position): EdgeArea {
  const { S12, lon1, lon2 } = wgs84.Inverse(a[1], a[0], b[1], b[0], AREA_AND_TURN);
  return { km2: -S12! / 1e6, turn: lon2! - lon1! };
}

const AREA_AND_TURN = geographiclib.Geodesic.AREA | geographiclib.Geodesic.LONG_UNROLL;

/**
 * Area inside a ring with geodesic edges, km²; either winding, closed or not, any longitudes, poles
 * and 180° included. Of the two sides of the ring the smaller is meant.
 */
export function ringAreaKm2(ring: readonly Position[]): number {
  const polygon = wgs84.Polygon(false);
  for (const position of ring) polygon.AddPoint(position[1], position[0]);
  return Math.abs(polygon.Compute(false, true).area!) / 1e6;
}
