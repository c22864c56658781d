import { readdirSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildSet, type Built } from '../geodata/build/build';
import { readFiles } from '../geodata/build/disk';
import { atlases, layersOf } from '../geodata/checks/plant.fixture';
import { builtDataset, visitsFor } from '#core/reach/dataset';
import type { SetData } from '#core/record/set';
import { verdictsFor } from '#core/stall/verdict';
import type { AtlasPageData } from '../src/lib/view/atlas-index';

/** What is true of every set, and of one that has nothing but five records. */

const sets = readdirSync('geodata').filter((name) => existsSync(`geodata/${name}/set.json`));

const datasetIn = ({ outputs }: Built) => builtDataset((file) => JSON.parse(outputs.get(file)!));

it.each(sets)('the set %s has no problem, and the name of its folder', (name) => {
  const { outputs, problems } = layersOf(name);
  expect(problems).toEqual([]);
  expect((JSON.parse(outputs.get('set.json')!) as SetData).id).toBe(name);
});

describe('five invented records', () => {
  const built = buildSet(readFiles('geodata/skeleton'), atlases);
  const { data, outputs } = built;
  const read = <T>(file: string) => JSON.parse(outputs.get(file)!) as T;
  const page = read<AtlasPageData>('atlas.json');

  it('say what they have, which is no more than records, each marked as invented', () => {
    expect(read<{ has: string[] }>('set.json').has).toEqual([]);
    expect(page.first!.verdicts).toEqual([]);
    for (const record of data!.records) expect(record.notes).toMatch(/^Invented:/);
  });

  const dataset = datasetIn(built);

  // 41.5° N and 38.7° N on one meridian are 2.8 × 111.0 km apart.
  it('are at new places by their own limit', () => {
    expect(page.first!.visits.map(({ id, km }) => [id, km])).toContainEqual(['invented-2019', 311]);
    const statuses = (newPlaceKm: number) =>
      visitsFor(dataset, { newPlaceKm }).map(({ status }) => status);
    expect(page.first!.visits.map(({ status }) => status)).toEqual(statuses(250));
    expect(statuses(250)[1]).toBe('new');
    expect(statuses(370)[1]).toBe('return');
  });
});

/** Against the reading in tests/answer. Most of its exercises are known only to a sea; it is somewhere in it. */
it('Malabar was surely at a new place in none of 7 years, 3 of 9, then 2 of 11', () => {
  const malabar = datasetIn(layersOf('malabar'));
  const [exercises, ...others] = verdictsFor(malabar, {}, 2025, { orders: 0 });
  expect(others).toEqual([]);
  expect(exercises).toMatchObject({
    limitKm: 500,
    earlier: { from: 1992, to: 2006, k: 0, atMost: 7, n: 7 },
    before: { from: 2007, to: 2014, k: 3, atMost: 7, n: 9 },
    since: { from: 2015, to: 2025, k: 2, atMost: 9, n: 11 },
    later: { from: 2020, k: 1, n: 6 },
  });
  // From Sasebo to the nearest that the exercise off Okinawa of 2007 may have been it is 499 km, on a sphere 501.
  expect(visitsFor(malabar, {}).find(({ id }) => id === 'malabar-2009')).toMatchObject({
    km: 499,
    status: 'perhaps',
  });
});

/** Against the reading in tests/answer; the controls took limit and periods from the shipped set. */
it.each([
  [
    'russia-india',
    { k: 4, atMost: 6, n: 9 },
    { k: 2, atMost: 2, n: 14 },
    { k: 0, atMost: 4, n: 6 },
    ['indra-navy-2003', 'indra-army-2005', 'indra-navy-2007', 'indra-army-2007'],
    ['indra-army-2012', 'avia-indra-2014-1', 'avia-indra-2018-1'],
  ],
  [
    'china-pakistan',
    { k: 3, atMost: 3, n: 6 },
    { k: 1, atMost: 3, n: 15 },
    { k: 1, atMost: 3, n: 7 },
    ['dolphin-2003', 'friendship-2004', 'friendship-navy-2005', 'friendship-2010'],
    ['shaheen-2017', 'shaheen-2023'],
  ],
])('%s, a control, has its new places by period', (name, earlier, before, since, until, later) => {
  const control = datasetIn(layersOf(name));
  const [exercises, ...others] = verdictsFor(control, {}, 2025, { orders: 0 });
  expect(others).toEqual([]);
  expect(exercises).toMatchObject({ limitKm: 500, earlier, before, since });
  const fresh = visitsFor(control, {}).filter(({ status }) => status === 'new');
  expect(fresh.map(({ id }) => id)).toEqual(until.concat(later));
});
