import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Names } from '#core/record/languages';
import { builtDataset } from '#core/reach/dataset';
import { measures } from '#core/reach/measure-years';
import type { SpanMeasures } from '#core/reach/measures';
import { readData } from './dataset.server';

type Region = Feature<Polygon | MultiPolygon, { id: string; name: Names; order: number }>;
export const regionFeatures = readData<{ features: Region[] }>('regions.geojson').features;

export const reachDataset = builtDataset(readData);

let cachedYears: SpanMeasures[] | undefined;

/** Under the standard rule. The first call takes seconds. */
export const yearlyReach = (): SpanMeasures[] => (cachedYears ??= measures(reachDataset, {}).years);
