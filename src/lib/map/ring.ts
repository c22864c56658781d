import { pairs } from 'd3-array';
import { densify } from '$lib/core/earth/sphere';
import type { Feature, Geometry } from 'geojson';
import type { Position } from '$lib/core/record/model';

/** Shapes for drawing: rings are closed, longitudes continuous, all is safe at 180°. */

export const collection = <F extends Feature>(features: F[]) => {
  return { type: 'FeatureCollection' as const, features };
};
export const feature = <G extends Geometry, P>(geometry: G, properties: P): Feature<G, P> => {
  return { type: 'Feature', geometry, properties };
};
export const line = (coordinates: Position[]) => ({ type: 'LineString' as const, coordinates });

export function polygonRing(corners: readonly Position[]): Position[] {
  return closedAtPole(densify([...corners, ...corners.slice(0, 1)]));
}

/**
 * A ring that goes round a pole ends 360° from where it began; led along the pole it encloses the
 * cap for planar renderers, which would otherwise fill a band beside it.
 */
function closedAtPole(ring: Position[]): Position[] {
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return ring;
  const pole = ring.reduce((sum, [, lat]) => sum + lat, 0) > 0 ? 90 : -90;
  return [...ring, [last[0], pole], [first[0], pole], first];
}

/** The ring as lines, without the edges along 180° and the poles that cutting a polygon gives it. */
export function ringLines(ring: readonly Position[]): Position[][] {
  const lines: Position[][] = [];
  for (const [a, b] of pairs(ring)) {
    if (Math.abs(a[0]) === 180 && a[0] === b[0]) continue;
    if (Math.abs(a[1]) === 90 && a[1] === b[1]) continue;
    const line = lines.at(-1);
    if (line?.at(-1) === a) line.push(b);
    else lines.push([a, b]);
  }
  return lines;
}
