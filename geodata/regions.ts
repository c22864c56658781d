import type { Position } from '../src/lib/core/record/model';
import { ringContains } from '../src/lib/core/earth/antimeridian';
import { regionShare as shareOf } from '../src/lib/core/earth/region-share';
import { foldLng } from '../src/lib/core/earth/sphere';
import type { RegionsFile } from './schema';

/**
 * Ids of all regions that hold the position; one, in a sound dataset. Planar in longitude and
 * latitude: region edges are meant as straight lines on a plain latitude-longitude map.
 */
export function regionsAt(regions: RegionsFile, [lng, lat]: Position): string[] {
  const position: Position = [foldLng(lng), lat];
  return regions.features
    .filter(({ geometry }) => polygonsOf(geometry).some((rings) => contains(rings, position)))
    .map(({ properties }) => properties.id);
}

export function regionShare(regions: RegionsFile, track: readonly Position[]) {
  return shareOf(track, (position) => regionsAt(regions, position)[0] ?? null);
}

export function polygonsOf(geometry: RegionsFile['features'][number]['geometry']): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function contains([outer, ...holes]: readonly Position[][], position: Position): boolean {
  if (!outer || !ringContains(outer, position)) return false;
  return !holes.some((hole) => ringContains(hole, position));
}
