/** Where they went, read again: the status of each record apart from this code, and where its places lie. */
import { expect, it } from 'vitest';
import type { DirectionsFile } from '#core/record/dataset-files';
import { completeChoices, visitsFor } from '#core/reach/dataset';
import { directionsIn } from '#core/answer/answer';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { readJson } from '../json';
import { FILTERS, RULES, read, yearOf, type Read } from './reading';

const { directions } = readJson<DirectionsFile>('static/data/directions.json');
const directionOf = (region: string | null) =>
  directions.find(({ regions }) => regions.some((own) => own === region))?.id ?? 'home';

function readRow(id: string, visits: readonly Read[]) {
  const own = visits.filter(({ regions }) => regions.some((region) => directionOf(region) === id));
  const there = own.filter(
    ({ status, region }) => status === 'return' || directionOf(region) === id,
  );
  const idsOf = (status: Read['status']) =>
    there.filter((visit) => visit.status === status).map((visit) => visit.id);
  return {
    visits: own.map((visit) => visit.id),
    new: idsOf('new'),
    perhaps: idsOf('perhaps'),
    return: idsOf('return'),
    last: own.at(-1)?.id,
  };
}

/** Those that leave out places; by others two regions on the way of one patrol may be as far, to a step of its track. */
const PLACES = FILTERS.filter(([name]) => name === 'precise places' || name === 'staging');

it.each([...RULES, ...PLACES])('%s: by direction', (_, choices, options) => {
  const told = directionsIn(
    reachDataset,
    visitsFor(reachDataset, choices),
    completeChoices(reachDataset, choices),
  );
  const isExercise = ({ kind }: Read) => kind === 'exercise';
  const visits = read(options).toSorted((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1));
  const hasPatrols = visits.some((visit) => !isExercise(visit));
  expect(told.map(({ kind }) => kind)).toEqual(['exercise', ...(hasPatrols ? ['patrol'] : [])]);
  for (const { kind, rows } of told) {
    const ofKind = visits.filter((visit) => isExercise(visit) === (kind === 'exercise'));
    for (const row of rows) {
      const idsOf = (status: Read['status']) =>
        row.visits.filter((visit) => visit.status === status).map(({ recordId }) => recordId);
      const shown = {
        visits: row.visits.map(({ recordId }) => recordId),
        new: idsOf('new'),
        perhaps: idsOf('perhaps'),
        return: idsOf('return'),
        last: row.last?.recordId,
      };
      expect(shown, `${kind} ${row.id}`).toEqual(readRow(row.id, ofKind));
      expect(row.lastNew?.recordId).toBe(shown.new.at(-1));
      expect(row.counts.return).toBe(shown.return.length);
    }
    // New in one direction each, so that they add up to the answer.
    for (const status of ['new', 'perhaps'] as const) {
      const ids = rows.flatMap((row) => row.visits.filter((visit) => visit.status === status));
      const isIn = (from: number, to: number) => (visit: Read) =>
        visit.status === status && yearOf(visit) >= from && yearOf(visit) <= to;
      expect(ids).toHaveLength(ofKind.filter(isIn(0, 9999)).length);
      const sumOf = (period: 'before' | 'since') =>
        rows.reduce((n, row) => n + row[period]![status], 0);
      expect(sumOf('before')).toBe(ofKind.filter(isIn(2014, 2019)).length);
      expect(sumOf('since')).toBe(ofKind.filter(isIn(2020, 9999)).length);
    }
  }
});
