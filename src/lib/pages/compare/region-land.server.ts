import { pathOf, regionProjection, turned, worldProjection } from './projection';
import type { LandPaths } from './land-paths';
import { land } from '$lib/site/land.server';
import { regionFeatures } from '$lib/site/reach-dataset.server';

/** Land as SVG paths, for the map of the periods and the small map of each region. */

export const worldLand = landPaths(worldProjection());

export const regionLand: Record<string, LandPaths> = Object.fromEntries(
  regionFeatures.map(({ properties: { id }, geometry }) => {
    return [id, landPaths(regionProjection(geometry))];
  }),
);

function landPaths(projection: ReturnType<typeof worldProjection>): LandPaths {
  return {
    rest: pathOf(projection, turned(land.rest)),
    russia: pathOf(projection, turned(land.russia)),
    china: pathOf(projection, turned(land.china)),
  };
}
