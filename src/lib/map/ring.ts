import { pairs } from 'd3-array';
import { densify } from '$lib/core/earth/sphere';
import type { Feature, Geometry } from 'geojson';
import type { Position } from '$lib/core/record/model';

export const collection = <F extends Feature>(features: F[]) => {
  return { type: 'FeatureCollection' as const, features };
};
export const feature = <G extends Geometry, P>(geometry: G, properties: P): Feature<G, P> => {
  return { type: 'Feature', geometry, properties };
};
export const line = (coordinates: Position[]) => ({ type: 'LineString' as const, coordinates });

/** A closed ring along great circles, its longitudes continuous across 180°. */
export function polygonRing(corners: readonly Position[]): Position[] {
  return closedAtPole(densify([...corners, ...corners.slice(0, 1)]));
}

/**
 * A ring around a pole ends 360° from where it began. Led along the pole it encloses the cap; planar renderers would
 * otherwise fill a band beside it.
 */
function closedAtPole(ring: Position[]): Position[] {
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return ring;
  const pole = ring.reduce((sum, [, lat]) => sum + lat, 0) > 0 ? 90 : -90;
  return [...ring, [last[0], pole], [first[0], pole], first];
}

/** A ring as lines, without the edges along 180° and the poles, where polygons are cut. */
export function ringLines(ring: readonly Position[]): Position[][] {
  const lines: Position[][] = [];
  for (const [start, end] of pairs(ring)) {
    if (Math.abs(start[0]) === 180 && start[0] === end[0]) continue;
    if (Math.abs(start[1]) === 90 && start[1] === end[1]) continue;
    const last = lines.at(-1);
    if (last?.at(-1) === start) last.push(end);
    else lines.push([start, end]);
  }
  return lines;
}
