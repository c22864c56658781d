import { expect, it } from 'vitest';
import { DEFAULT_CHOICES, visitsFor } from './dataset';
import { HOME } from './directions';
import { directionsIn } from '../stall/answer';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { directionSummaries } from './direction-summary';

const kinds = directionsIn(reachDataset, visitsFor(reachDataset, {}), DEFAULT_CHOICES);
const summaries = directionSummaries(kinds.flatMap(({ rows }) => rows));

it('where they went begins at home, then with the direction visited last', () => {
  expect(summaries[0]!.id).toBe(HOME);
  const years = summaries.slice(1).map(({ lastYear }) => lastYear);
  expect(years).toEqual(years.toSorted((a, b) => b - a));
});

it('in the Baltic the last new place and the last visit were in 2017', () => {
  const baltic = summaries.find(({ id }) => id === 'baltic-atlantic')!;
  expect(baltic).toMatchObject({ lastNewYear: 2017, lastYear: 2017 });
  expect(baltic.records).toEqual(['joint-sea-2017-1']);
  expect(baltic.rows).toMatchObject([
    { kind: 'exercise', before: { new: 1, return: 0 }, since: { new: 0, perhaps: 0, return: 0 } },
  ]);
});
