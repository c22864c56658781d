import { describe, expect, it } from 'vitest';
import { directionsIn } from '#core/answer/answer';
import { DEFAULT_CHOICES, standardRecords, visitsFor } from '#core/reach/dataset';
import { directionOfRegion, HOME } from '#core/reach/directions';
import { seriesKinds, SERIES_KINDS, type SeriesKind } from '#core/record/model';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { briefOf, compareRow, regionChanges } from './regions';

const { directions, periods, regions } = reachDataset;
const ids = regions!.features.map(({ properties }) => properties.id);
const spans = { before: periods!.before, since: { to: 2026, ...periods!.since } };
const visits = visitsFor(reachDataset, {});
const counted = standardRecords(reachDataset);

const staysOf = (kind: SeriesKind) =>
  counted
    .filter((record) => seriesKinds(record).includes(kind))
    .map((record) => ({
      ...briefOf(record),
      visit: visits.find((visit) => visit.id === record.id && visit.kind === kind),
    }));
const regionsIn = (direction: string) => {
  const named = directionOfRegion(directions!);
  const home = [...ids.filter((id) => !named.has(id)), ''];
  return directions!.directions.find(({ id }) => id === direction)?.regions ?? home;
};
const place = { id: '', name: '' };
const rowIn = (kind: SeriesKind, own: readonly string[] | null) =>
  compareRow({ ...place, regions: own }, staysOf(kind), spans);

describe('a row of the comparison', () => {
  it('of a direction has the exercises, new places and last visits of the table of directions', () => {
    const [exercises] = directionsIn(reachDataset, visits, DEFAULT_CHOICES);
    for (const direction of exercises!.rows) {
      const row = rowIn('exercise', regionsIn(direction.id));
      for (const half of ['before', 'since'] as const) {
        const { new: k, perhaps } = direction[half]!;
        expect(row[half].counted, direction.id).toMatchObject({ k, atMost: k + perhaps });
        const there = direction.visits.filter(
          ({ year }) => year >= spans[half].from && year <= spans[half].to,
        );
        const placed = row[half].records.filter(({ visit }) => visit);
        expect(placed.map(({ id }) => id)).toEqual(there.map(({ recordId }) => recordId));
      }
      expect(row.lastNew?.id).toBe(direction.lastNew?.recordId);
      expect(row.last?.id).toBe(direction.last?.recordId);
    }
    expect(exercises!.rows.map(({ id }) => id)).toContain(HOME);
  });

  it.each(SERIES_KINDS)(
    'of all regions has each %s, placed or not, and each new place once',
    (kind) => {
      const whole = rowIn(kind, null);
      expect(whole.records.map(({ id }) => id)).toEqual(staysOf(kind).map(({ id }) => id));
      const places = [...ids, ''].map((id) => rowIn(kind, [id]).since.counted);
      const sum = (key: 'k' | 'atMost') => places.reduce((n, counts) => n + counts[key], 0);
      expect(whole.since.counted).toMatchObject({ k: sum('k'), atMost: sum('atMost') });
    },
  );

  it('counts as new no first of its kind, which has none to be compared with', () => {
    const [first] = staysOf('air-patrol');
    const row = rowIn('air-patrol', [first!.visit!.region!]);
    expect(row.before.records).toContainEqual(first);
    expect(row.before.new).not.toContainEqual(first);
  });
});

it('regions come in, for the first time or again, and drop out', () => {
  const stay = (start: string) => ({ start, regions: ['x'] }) as ReturnType<typeof staysOf>[number];
  const row = (...starts: string[]) =>
    compareRow({ ...place, regions: ['x'] }, starts.map(stay), spans);
  const again = row('2005-01-01', '2021-01-01');
  const rows = [
    row('2015-01-01', '2021-01-01'),
    row('2015-01-01'),
    row('2021-01-01'),
    again,
    row(),
  ];
  expect(regionChanges(rows)).toEqual({ came: 2, first: 1, dropped: 1 });
});
