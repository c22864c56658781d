import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Asked } from '../../src/lib/core/reach/ask';
import type { Position } from '../../src/lib/core/record/model';
import { seededRandom } from '../../src/lib/core/statistics/random';
import { createHandler, type FromWorker } from '../../src/lib/engine/calls';
import type { AtlasPageData } from '../../src/lib/view/atlas-index';
import { readJson } from '../json';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { reach } from './run.fixture';

const asked = (args: string) => JSON.parse(reach(`ask ${args} --format json`).out) as Asked[];

describe('the command ask', () => {
  it('says of each kind what a record there would be, in the keys that others read', () => {
    const answers = asked('--at 119.5,24.5');
    expect(answers.map(({ kind }) => kind)).toEqual(['exercise', 'ship-patrol', 'air-patrol']);
    for (const answer of answers)
      expect(Object.keys(answer)).toEqual([
        ...['kind', 'status', 'km', 'leastKm', 'mostKm', 'nearest'],
      ]);
    expect(asked('--at 119.5,24.5 --kind patrol')).toEqual(answers.slice(1));
    expect(asked('--at 119.5,24.5 --kind air-patrol')).toEqual(answers.slice(2));
  });

  it('reads longitudes west of Greenwich, and a day before which records count', () => {
    const [early] = asked('--at -170,60 --before 2005-01-01');
    const [now] = asked('--at=-170,60');
    expect(early).toMatchObject({ kind: 'exercise', status: 'new' });
    expect(early!.km).toBeGreaterThan(now!.km!);
    const { start } = reachDataset.records.find(({ id }) => id === early!.nearest)!;
    expect(start < '2005-01-01').toBe(true);
  });

  it.each([
    ['--at 119.5', '--at is "119.5", expected LNG,LAT from -180,-90 to 180,90'],
    ['--at 24.5,119.5', '--at is "24.5,119.5", expected LNG,LAT'],
    ['--kind patrol', '--at is missing, expected LNG,LAT'],
    ['--at 1,2 --kind passage', '--kind is "passage", expected one of exercise, patrol, ship-'],
    ['--at 1,2 --before 2014', '--before is "2014", expected a date like 2001-09-12'],
    ['--at 1,2 --before 1999-01-01', '--before is "1999-01-01", expected a date after the first'],
  ])('refuses %s', (args, message) => {
    const { code, err } = reach(`ask ${args}`);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('the page', () => {
  beforeAll(() => {
    vi.stubGlobal('fetch', (file: string) =>
      Promise.resolve(new Response(readFileSync(`static/${file}`, 'utf8'))),
    );
  });
  afterAll(() => void vi.unstubAllGlobals());

  const points = process.env.DEEP ? 1000 : 50;
  it(`says the same as the command line at ${points} random points`, async () => {
    const { rules, index } = readJson<AtlasPageData>('static/data/atlas.json');
    let receive: (message: FromWorker) => void = () => {};
    const worker = createHandler((message) => receive(message));
    const { periods, newPlaceKm } = reachDataset;
    const regions = 'data/regions.geojson';
    void worker({ source: { regions, rules, periods, newPlaceKm, atlas: index } });
    const askPage = (place: Position) =>
      new Promise<FromWorker>((resolve) => {
        receive = resolve;
        void worker({ name: 'ask', args: [{}, { place, before: null }] });
      });
    const random = seededRandom(1);
    for (let i = 0; i < points; i++) {
      const lng = Math.round(360_000 * random() - 180_000) / 1000;
      const lat = Math.round((Math.asin(2 * random() - 1) / Math.PI) * 180_000) / 1000;
      const { answer, failure } = await askPage([lng, lat]);
      expect(failure).toBeUndefined();
      expect(answer).toMatchObject(asked(`--at ${lng},${lat}`));
    }
  });
});
