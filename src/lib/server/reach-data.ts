import type { HomeRings } from '$lib/core/home';
import { datasetOf } from '$lib/core/dataset';
import type { Regions } from '$lib/core/region-at';
import { events, readData, rules } from './dataset';

/** The dataset as the engine takes it, for pages whose numbers are computed while prerendering. */
export const reachDataset = datasetOf(events, {
  rules,
  home: readData<HomeRings>('home.json'),
  regions: readData<Regions>('regions.geojson'),
});
