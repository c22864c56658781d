/** npm run bench: how long the engine takes for the shipped records, and for more made from them. */
import { readFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { foldLng } from '../src/lib/core/earth/sphere';
import { measures as measured } from '../src/lib/core/questions/measures';
import { datasetOf, type ReachDataset } from '../src/lib/core/reach/dataset';
import type { Position, ReachRecord } from '../src/lib/core/record/model';
import type { AtlasData } from '../src/lib/core/record/record';

const read = <Data>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as Data;
const atlas = read<AtlasData>('static/data/events.json');
const shipped = atlas.records.length;
const parts = {
  rules: read<never>('geodata/rules.json'),
  home: read<never>('static/data/home.json'),
  regions: read<never>('static/data/regions.geojson'),
};

/** The shipped records, then the same turned round the earth, in other years. */
function recordOf(i: number): ReachRecord {
  const record = structuredClone(atlas.records[i % shipped]!);
  if (i < shipped) return record;
  const [east, year] = [3.7 * Math.floor(i / shipped), 2003 + ((i * 7) % 24)];
  const turned = ([lng, lat]: Position): Position => [lng + (east % 180), lat];
  return {
    ...record,
    ...{ id: `${record.id}-${i}`, start: `${year}-05-01`, end: `${year}-05-09` },
    sites: record.sites.map((site) => {
      const [lng, lat] = turned(site.position);
      return { ...site, position: [foldLng(lng), lat] };
    }),
    track: record.track && { ...record.track, positions: record.track.positions.map(turned) },
  };
}

/** New objects at each call, so that nothing is cached. */
const datasetWith = (count: number): ReachDataset =>
  datasetOf({ ...atlas, records: Array.from({ length: count }, (_, i) => recordOf(i)) }, parts);

const times = (iterations: number) => ({ time: 0, iterations, warmup: false });
const measures = (dataset: ReachDataset) => void measured(dataset, { rule: 'all' });

describe('every measure of every year', () => {
  for (const count of [shipped, 1000, 10_000])
    bench(`${count} records`, () => measures(datasetWith(count)), times(1));
  const dataset = datasetWith(shipped);
  bench(`${shipped} records again`, () => measures(dataset), times(10));
});
