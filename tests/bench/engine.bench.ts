/** npm run bench: how long the engine takes for the shipped records, and for more made from them. */
import { readFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { foldLng } from '#core/earth/sphere';
import { measures } from '#core/compare/measure-years';
import { datasetOf, type ReachDataset } from '#core/reach/dataset';
import type { AtlasData } from '#core/record/schema';

const read = <Data>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as Data;
const atlas = read<AtlasData>('static/data/events.json');
const parts = {
  rules: read<never>('geodata/russia-china/rules.json'),
  home: read<never>('static/data/home.json'),
  newPlaceKm: 500,
  regions: read<never>('static/data/regions.geojson'),
};

/** The shipped records, then the same turned round the earth, in other years; new objects, so that nothing is cached. */
function datasetWith(count: number): ReachDataset {
  const records = Array.from({ length: count }, (_, i) => {
    const record = structuredClone(atlas.records[i % atlas.records.length]!);
    const turn = Math.floor(i / atlas.records.length);
    if (turn === 0) return record;
    const year = 2003 + ((i * 7) % 24);
    for (const { position } of record.sites) position[0] = foldLng(position[0] + 3.7 * turn);
    for (const position of record.track?.positions ?? []) position[0] += (3.7 * turn) % 180;
    return { ...record, id: `${record.id}-${i}`, start: `${year}-05-01`, end: `${year}-05-09` };
  });
  return datasetOf({ ...atlas, records }, parts);
}

const times = (iterations: number) => ({ time: 0, iterations, warmup: false });

describe('every measure of every year', () => {
  const shipped = atlas.records.length;
  for (const count of [shipped, 1000])
    bench(`${count} records`, () => void measures(datasetWith(count), { rule: 'all' }), times(1));
  const dataset = datasetWith(shipped);
  bench(`${shipped} records again`, () => void measures(dataset, { rule: 'all' }), times(10));
});
