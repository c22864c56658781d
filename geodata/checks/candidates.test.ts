import { expect, it } from 'vitest';
import { builtData, candidatesFile, measuredBy, type CandidatesFile } from '../build/atlas';
import type { AtlasData, EventFile } from '#core/record/schema';
import candidateFile from './candidate.fixture.json' with { type: 'json' };
import { atlases, CANDIDATE as FILE, files, layersOf } from './plant.fixture';
import { validate } from './validate';

const candidate = candidateFile as unknown as EventFile;
const ID = candidate.id;

/** What is read and what the checks say with this candidate. */
function checkedWith(file: string, changed: Partial<EventFile>) {
  const others = [...files].filter(([name]) => name !== 'yardstick.json');
  const event = { ...candidate, ...changed };
  return validate(new Map([...others, [file, JSON.stringify(event)]]), atlases.land50m);
}
const problemsWith = (file: string, changed: Partial<EventFile>) =>
  checkedWith(file, changed).problems;

it('a candidate becomes a record by moving its file', () => {
  expect(problemsWith(FILE, {})).toEqual([]);
  expect(problemsWith(`events/${ID}.json`, {})).toEqual([]);
});

it('a candidate has no id of a record', () => {
  const [taken] = [...files.keys()].filter((file) => file.startsWith('events/'));
  const id = taken!.replace(/^events\/|\.json$/g, '');
  expect(problemsWith(`candidates/${id}.json`, { id })).toContain(
    `candidates/${id}.json: id is "${id}", expected an id that no record has`,
  );
});

it('would be new far from all records; moved, it is one record more and no other is changed', () => {
  // Hawaii: 2000 km and more from the Aleutians, the nearest place of a record.
  const { within: _, ...site } = candidate.sites[0]!;
  const changed = { sites: [{ ...site, position: [-150, 20] as [number, number] }] };
  const [before, after] = [FILE, `events/${ID}.json`].map((file) => {
    const dataset = checkedWith(file, changed).dataset!;
    const data = builtData(dataset, 'test');
    return { data, ...candidatesFile(dataset, measuredBy(data, dataset, null)) };
  }) as [Built, Built];
  expect(before.candidates.map(({ record, status }) => [record.id, status])).toEqual([[ID, 'new']]);
  expect(after.candidates).toEqual([]);
  expect(after.data.records.filter(({ id }) => id !== ID)).toEqual(before.data.records);
  expect(after.data.records.find(({ id }) => id === ID)).toEqual(before.candidates[0]!.record);
});
type Built = CandidatesFile & { data: AtlasData };

it('what is announced alone is in no record or count of the built records', () => {
  const { data } = layersOf('russia-china');
  expect(data!.records.map(({ id }) => id)).not.toContain(ID);
  expect(data!.counts.records).toBe([...files.keys()].filter((f) => /^events\//.test(f)).length);
});
