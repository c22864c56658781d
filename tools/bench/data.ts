import { readFileSync } from 'node:fs';
import { datasetOf, type ReachDataset } from '../../src/lib/core/reach/dataset';
import type { ReachRecord } from '../../src/lib/core/record/model';
import type { AtlasData } from '../../src/lib/core/record/record';
import { resampled } from './records';

/** How many records there are in the built data. */
export const SHIPPED = read<AtlasData>('static/data/events.json').records.length;
/** All of them, so that a number of records is that number. */
export const CHOICES = { rule: 'all' } as const;

/** The built data, or more records drawn from them; every call gives new objects. */
export function datasetWith(records: number): ReachDataset {
  const atlas = read<AtlasData>('static/data/events.json');
  return withRecords(records === SHIPPED ? atlas.records : resampled(atlas.records, records, 1));
}

export function withRecords(records: readonly ReachRecord[]): ReachDataset {
  const atlas = read<AtlasData>('static/data/events.json');
  return datasetOf(
    { ...atlas, records },
    {
      rules: read('geodata/rules.json'),
      home: read('static/data/home.json'),
      regions: read('static/data/regions.geojson'),
    },
  );
}

/** The bench is run from the root of the project. */
function read<Data>(file: string): Data {
  return JSON.parse(readFileSync(file, 'utf8')) as Data;
}
