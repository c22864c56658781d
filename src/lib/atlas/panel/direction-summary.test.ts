import { describe, expect, it } from 'vitest';
import { directionsFor } from '$lib/core/stall/edge';
import { recordsFor, completeChoices, visitsFor } from '$lib/core/reach/dataset';
import { inOrder } from '$lib/core/record/time';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { atlasData } from '$lib/site/dataset/dataset.server';
import { directionSummaries, HOME } from './direction-summary';

const settings = { precise: false, staging: false, region: null };
const choices = completeChoices(reachDataset, {});
const measured = new Set(visitsFor(reachDataset, choices).map(({ id }) => id));
const counted = new Set(recordsFor(reachDataset, choices).map(({ id }) => id));
const records = inOrder(
  atlasData.index.records.filter(({ id }) => counted.has(id) && measured.has(id)),
);
const { directions } = atlasData.index;
const summaries = directionSummaries(records, directions, reachDataset.periods!, settings);

describe('where they went', () => {
  it('has the same records in each direction as the command line', () => {
    const listed = new Map<string, string[]>();
    for (const { rows } of directionsFor(reachDataset, {}, 2026))
      for (const { id, visits } of rows)
        listed.set(id, [...(listed.get(id) ?? []), ...visits.map(({ recordId }) => recordId)]);
    const shown = summaries.filter(({ id }) => id !== HOME);
    expect(shown.length).toBeGreaterThan(5);
    for (const summary of shown)
      expect([...summary.records].sort(), summary.id).toEqual(listed.get(summary.id)!.sort());
  });

  it('begins at home, then with the direction visited last; the Baltic was last visited in 2017', () => {
    expect(summaries[0]!.id).toBe(HOME);
    const years = summaries.slice(1).map(({ lastYear }) => lastYear);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
    const baltic = summaries.find(({ id }) => id === 'baltic-atlantic');
    expect(baltic).toMatchObject({
      before: { exercise: 1, patrol: 0 },
      since: { exercise: 0, patrol: 0 },
      lastYear: 2017,
    });
  });

  it('counts a record in each direction that it went to', () => {
    const several = records.filter(
      ({ id }) => summaries.filter((summary) => summary.records.includes(id)).length > 1,
    );
    expect(several.length).toBeGreaterThan(0);
    expect(summaries.flatMap((summary) => summary.records).length).toBeGreaterThan(records.length);
  });
});
