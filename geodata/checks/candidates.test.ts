import { expect, it } from 'vitest';
import { builtData, candidatesFile, measuredBy, type CandidatesFile } from '../build/atlas';
import type { AtlasData, EventFile } from '#core/record/schema';
import { checkedWith, contentOf, files, madeUp } from './plant.fixture';

/* With a made-up candidate, on the last day of the data: the set need not have one. */

const { lastDay } = contentOf('coverage.json');
const lastLook = contentOf('set.json').lastLooked!.date;
const { id: ID, record: candidate, source } = madeUp(lastDay);
const FILE = `candidates/${ID}.json`;
const sources = JSON.stringify([...contentOf('sources.json'), source]);

/** What is read and what the checks say with this candidate. */
const withCandidate = (file: string, changed: Partial<EventFile>) =>
  checkedWith({ 'sources.json': sources, [file]: JSON.stringify({ ...candidate, ...changed }) });
const problemsWith = (file: string, changed: Partial<EventFile>) =>
  withCandidate(file, changed).problems;

it('a candidate becomes a record by moving its file', () => {
  expect(problemsWith(FILE, {})).toEqual([]);
  expect(problemsWith(`events/${ID}.json`, {})).toEqual([]);
});

it('a candidate is no older than a year, not later than the last look, and has no id of a record', () => {
  const dayAfter = (date: string, years = 0) =>
    `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  const end = (date: string) => problemsWith(FILE, { start: date, end: date });
  expect(end(dayAfter(lastLook, 1))).toContainEqual(
    expect.stringMatching(RegExp(`: end is .*, expected ${lastLook} or earlier, the last look: `)),
  );
  expect(end(dayAfter(lastLook, -2))).toContainEqual(
    expect.stringMatching(/ or later: move it to events\/, or take it out$/),
  );
  const id = 'joint-sea-2016';
  expect(problemsWith(`candidates/${id}.json`, { id })).toContain(
    `candidates/${id}.json: id is "${id}", expected an id that no record has`,
  );
});

it('would be new far from all records; moved, it is one record more and no other is changed', () => {
  // Hawaii: 2000 km and more from the Aleutians, the nearest place of a record.
  const { within: _, ...site } = candidate.sites[1]!;
  const changed = { sites: [{ ...site, position: [-150, 20] as [number, number] }] };
  const [before, after] = [FILE, `events/${ID}.json`].map((file) => {
    const dataset = withCandidate(file, changed).dataset!;
    const data = builtData(dataset, 'test');
    const { candidates } = candidatesFile(dataset, measuredBy(data, dataset, null));
    return { data, candidates: candidates.filter(({ record }) => record.id === ID) };
  }) as [Built, Built];
  expect(before.candidates.map(({ record, status }) => [record.id, status])).toEqual([[ID, 'new']]);
  expect(after.candidates).toEqual([]);
  expect(after.data.records.filter(({ id }) => id !== ID)).toEqual(before.data.records);
  expect(after.data.records.find(({ id }) => id === ID)).toEqual(before.candidates[0]!.record);
  // Nor is it in a count or a source of the built records.
  const { counts, sources: cited } = before.data;
  expect(counts.records).toBe([...files.keys()].filter((file) => /^events\//.test(file)).length);
  expect(cited).not.toHaveProperty(source.id);
  expect(after.data.sources).toHaveProperty(source.id);
});
type Built = Pick<CandidatesFile, 'candidates'> & { data: AtlasData };
