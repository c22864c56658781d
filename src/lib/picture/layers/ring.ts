import { pairs } from 'd3-array';
import type { Feature, Geometry } from 'geojson';
import type { Position } from '$lib/core/record/model';

export const collection = <F extends Feature>(features: F[]) => {
  return { type: 'FeatureCollection' as const, features };
};
export const feature = <G extends Geometry, P>(geometry: G, properties: P): Feature<G, P> => {
  return { type: 'Feature', geometry, properties };
};
export const line = (coordinates: Position[]) => ({ type: 'LineString' as const, coordinates });

/** Without the edges along 180° and the poles, where polygons are cut. */
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
