import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Names } from '$lib/core/context/context';
import { datasetOf } from '$lib/core/reach/dataset';
import type { HomeRings } from '$lib/core/earth/home';
import { events, readData, rules } from './dataset.server';

interface RegionsFile {
  features: Feature<Polygon | MultiPolygon, { id: string; name: Names; order: number }>[];
}

export const regionFeatures = readData<RegionsFile>('regions.geojson').features;

/** The dataset as the engine takes it, for pages whose numbers are computed while prerendering. */
export const reachDataset = datasetOf(events, {
  rules,
  home: readData<HomeRings>('home.json'),
  regions: { features: regionFeatures },
  directions: readData('directions.json'),
});
