import { describe, expect, it } from 'vitest';
import { directionsFor } from '$lib/core/stall/answer';
import { recordsFor, completeChoices } from '$lib/core/reach/dataset';
import { visitsFor } from '$lib/core/reach/visits';
import { inOrder } from '$lib/core/record/time';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { atlasData } from '$lib/site/dataset/dataset.server';
import { HOME, whereRows } from './where';

const settings = { precise: false, staging: false, region: null };
const choices = completeChoices(reachDataset, {});
const measured = new Set(visitsFor(reachDataset, choices).map(({ id }) => id));
const counted = new Set(recordsFor(reachDataset, choices).map(({ id }) => id));
const records = inOrder(
  atlasData.index.records.filter(({ id }) => counted.has(id) && measured.has(id)),
);
const rows = whereRows(records, atlasData.index.directions, reachDataset.periods!, settings);

describe('where they went', () => {
  it('holds the very records of each direction that the command line lists', () => {
    const told = new Map<string, string[]>();
    for (const { rows: directions } of directionsFor(reachDataset, {}, 2026))
      for (const { id, visits } of directions)
        told.set(id, [...(told.get(id) ?? []), ...visits.map(({ recordId }) => recordId)]);
    const shown = rows.filter(({ id }) => id !== HOME);
    expect(shown.length).toBeGreaterThan(5);
    for (const { id, records: own } of shown)
      expect([...own].sort(), id).toEqual(told.get(id)!.sort());
  });

  it('begins at home, then with the latest; the Baltic was last visited in 2017', () => {
    expect(rows[0]!.id).toBe(HOME);
    const years = rows.slice(1).map(({ lastYear }) => lastYear);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
    const baltic = rows.find(({ id }) => id === 'baltic-atlantic');
    expect(baltic).toMatchObject({
      before: { exercise: 1, patrol: 0 },
      since: { exercise: 0, patrol: 0 },
      lastYear: 2017,
    });
  });

  it('counts a record in each direction that it went to', () => {
    const several = records.filter(
      ({ id }) => rows.filter((row) => row.records.includes(id)).length > 1,
    );
    expect(several.length).toBeGreaterThan(0);
    expect(rows.flatMap((row) => row.records).length).toBeGreaterThan(records.length);
  });
});
