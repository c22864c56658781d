import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Names } from '#core/record/languages';
import { builtDataset } from '#core/reach/dataset';
import type { drawnShares } from '#core/compare/drawn-ground';
import type { RegionalGround } from '#core/compare/regional-ground';
import { measures } from '#core/compare/measure-years';
import type { SpanMeasures } from '#core/reach/measures';
import { readData } from './dataset.server';

type Region = Feature<Polygon | MultiPolygon, { id: string; name: Names; order: number }>;
export const regionFeatures = readData<{ features: Region[] }>('regions.geojson').features;

export const reachDataset = builtDataset(readData);

/** Under the standard rule. */
export const { newShare, ...standardGround } = readData<
  RegionalGround & { newShare: ReturnType<typeof drawnShares> }
>('regional-ground.json');

let cachedYears: SpanMeasures[] | undefined;

/** Under the standard rule. The first call takes seconds. */
export const yearlyReach = (): SpanMeasures[] => (cachedYears ??= measures(reachDataset, {}).years);
