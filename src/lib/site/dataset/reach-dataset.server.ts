import { set } from './set';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Names } from '#core/record/languages';
import { datasetOf } from '#core/reach/dataset';
import { measures } from '#core/reach/measure-years';
import type { SpanMeasures } from '#core/reach/measures';
import type { HomeRings } from '#core/earth/area';
import { events, readData, rules } from './dataset.server';
import { vocabulary } from './vocabulary';

type Region = Feature<Polygon | MultiPolygon, { id: string; name: Names; order: number }>;
export const regionFeatures = readData<{ features: Region[] }>('regions.geojson').features;

export const reachDataset = datasetOf(events, {
  rules,
  home: readData<HomeRings>('home.json'),
  regions: { features: regionFeatures },
  directions: readData('directions.json'),
  series: vocabulary.series,
  periods: set.periods ?? null,
  newPlaceKm: set.newPlace.km,
});

let cachedYears: SpanMeasures[] | undefined;

/** Under the standard rule. The first call takes seconds. */
export const yearlyReach = (): SpanMeasures[] => (cachedYears ??= measures(reachDataset, {}).years);
