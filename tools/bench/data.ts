import { readFileSync } from 'node:fs';
import { foldLng } from '../../src/lib/core/earth/sphere';
import { datasetOf, type ReachDataset } from '../../src/lib/core/reach/dataset';
import type { Position, ReachRecord } from '../../src/lib/core/record/model';
import type { AtlasData } from '../../src/lib/core/record/record';
import { randomBelow, randomInDisc, seededRandom } from '../../src/lib/core/statistics/random';

const atlas = read<AtlasData>('static/data/events.json');
/** How many records there are in the built data. */
export const SHIPPED = atlas.records.length;
/** All of them, so that a number of records is that number. */
export const CHOICES = { rule: 'all' } as const;

/** The first of the built records, or more drawn from them. */
export const recordsOf = (count: number): ReachRecord[] =>
  count > SHIPPED ? resampled(count) : atlas.records.slice(0, count);

/** The built data, or more of them; every call gives new objects, nothing cached. */
export function datasetWith(count: number): ReachDataset {
  return datasetOf(
    { ...atlas, records: structuredClone(recordsOf(count)) },
    {
      rules: read('geodata/rules.json'),
      home: read('static/data/home.json'),
      regions: read('static/data/regions.geojson'),
    },
  );
}

/**
 * More records than there are: drawn with replacement from the real ones, each moved as a whole by
 * up to 600 km and to a random year of the data, so that kinds, sites and tracks keep their mix.
 */
function resampled(count: number): ReachRecord[] {
  const random = seededRandom(1);
  return Array.from({ length: count }, (_, i): ReachRecord => {
    const record = atlas.records[randomBelow(random, SHIPPED)]!;
    const year = 2003 + randomBelow(random, 24);
    const { distance, bearingDeg } = randomInDisc(random, 600);
    const north = (distance * Math.cos((bearingDeg * Math.PI) / 180)) / 111;
    const east = (distance * Math.sin((bearingDeg * Math.PI) / 180)) / 111;
    const move = ([lng, lat]: Position): Position => {
      const moved = Math.max(-85, Math.min(85, lat + north));
      return [lng + east / Math.cos((lat * Math.PI) / 180), moved];
    };
    return {
      ...record,
      id: `${record.id}-${i}`,
      start: `${year}${record.start.slice(4)}`.replace('02-29', '02-28'),
      end: `${year}-12-31`,
      sites: record.sites.map((site) => {
        const [lng, lat] = move(site.position);
        return { ...site, position: [foldLng(lng), lat] };
      }),
      track: record.track && { ...record.track, positions: record.track.positions.map(move) },
    };
  });
}

/** The bench is run from the root of the project. */
function read<Data>(file: string): Data {
  return JSON.parse(readFileSync(file, 'utf8')) as Data;
}
