import { readFileSync } from 'node:fs';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { datasetOf } from '$lib/core/dataset';
import type { HomeRings } from '$lib/core/home';
import type { Names } from '$lib/core/context';
import { events, rules } from './dataset';

/** The engine's dataset for numbers that are prerendered. */

interface RegionsFile {
  features: Feature<Polygon | MultiPolygon, { id: string; name: Names; order: number }>[];
}

const read = <T>(name: string) => JSON.parse(readFileSync(`static/data/${name}`, 'utf8')) as T;

export const regionFeatures = read<RegionsFile>('regions.geojson').features;

export const reachDataset = datasetOf(events, {
  rules,
  home: read<HomeRings>('home.json'),
  regions: { features: regionFeatures },
});
