import { areaLand } from '$lib/map/still/area-map';
import { land } from '$lib/map/still/land.server';
import type { Mark } from '$lib/map/still/marks';
import { regionFeatures } from '$lib/site/reach-dataset.server';
import { periodFrame } from '../periods/period-frame';
import { regionFrame } from './region-map';

/** Land for the map of the periods and the small map of each region. */

export const worldLand = areaLand(land, periodFrame());

export const regionLand: Record<string, Mark[]> = Object.fromEntries(
  regionFeatures.map(({ properties: { id }, geometry }) => [
    id,
    areaLand(land, regionFrame(geometry)),
  ]),
);
