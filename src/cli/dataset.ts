import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HomeRings } from '#core/earth/area';
import type { Regions } from '#core/earth/regions';
import { datasetOf, type ReachDataset } from '#core/reach/dataset';
import type { DirectionSet } from '#core/reach/directions';
import type { AtlasData } from '#core/record/schema';
import type { Rule } from '#core/record/rules';
import type { SetData, Vocabulary } from '#core/record/set';
import { ASSETS } from '../../tools/set.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const readJson = <Data>(file: string) =>
  JSON.parse(readFileSync(join(ROOT, ASSETS, 'data', file), 'utf8')) as Data;

export function readDataset(): ReachDataset {
  const { periods = null, newPlace, lastLooked } = readJson<SetData>('set.json');
  return datasetOf(readJson<AtlasData>('events.json'), {
    rules: readJson<Rule[]>('rules.json'),
    home: readJson<HomeRings>('home.json'),
    regions: readJson<Regions>('regions.geojson'),
    directions: readJson<DirectionSet>('directions.json'),
    series: readJson<Vocabulary>('vocabulary.json').series,
    periods,
    newPlaceKm: newPlace.km,
    lastLooked: lastLooked?.date ?? null,
  });
}
