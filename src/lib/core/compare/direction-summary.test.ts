import { expect, it } from 'vitest';
import { DEFAULT_CHOICES, visitsFor } from '../reach/dataset';
import { HOME } from '../reach/directions';
import { directionsIn } from '../answer/answer';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { directionSummaries } from './direction-summary';

const kinds = directionsIn(reachDataset, visitsFor(reachDataset, {}), DEFAULT_CHOICES);
const summaries = directionSummaries(kinds.flatMap(({ rows }) => rows));

it('where they went begins at home, then with the direction visited last', () => {
  expect(summaries[0]!.id).toBe(HOME);
  const years = summaries.slice(1).map(({ lastYear }) => lastYear);
  expect(years).toEqual(years.toSorted((a, b) => b - a));
});

it('of the Baltic has the records that were there, and the year of the last', () => {
  const baltic = summaries.find(({ id }) => id === 'baltic-atlantic')!;
  const { regions } = reachDataset.directions!.directions.find(({ id }) => id === baltic.id)!;
  const there = reachDataset.records.filter(({ scope, sites }) => {
    const places = sites.filter(({ role }) => /^(main|port|landing)$/.test(role));
    return scope === 'core' && places.some(({ region }) => regions.includes(region));
  });
  expect([...baltic.records].sort()).toEqual(there.map(({ id }) => id).sort());
  const years = there.map(({ start }) => Number(start.slice(0, 4)));
  expect(baltic.lastYear).toBe(Math.max(...years));
});
