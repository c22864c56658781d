import { expect, it } from 'vitest';
import { atlases } from '../checks/plant.fixture';
import { validate } from '../checks/validate';
import type { Dataset } from '../files/read';
import { homeLand } from './basemap';
import { readFiles } from './disk';
import { versionHistory } from './versions';

const dataset = validate(readFiles('geodata/malabar'), atlases.land50m).dataset!;
type Change = Dataset['changes']['changes'][number];

/** The set as it is, and as it would have been before these changes of a second version. */
function twoVersions(...changes: Pick<Change, 'record' | 'field' | 'before' | 'after'>[]) {
  const inVersion = (date: string) => (change: (typeof changes)[number]) => ({
    date,
    reason: null,
    ...change,
  });
  const first = { record: 'malabar-1992', field: 'id', before: null, after: 'malabar-1992' };
  const [then, now] = versionHistory(
    {
      ...dataset,
      changes: {
        versions: { '2025-06-01': '2025-06-01.first' },
        states: {},
        changes: [inVersion('2025-06-01')(first), ...changes.map(inVersion('2026-01-01'))],
      },
    },
    '2026-01-01.second',
    homeLand(atlases.countries50m, dataset.set.partners),
  );
  return { then: then!, now: now! };
}

it('counts an earlier version by the places it had', () => {
  const { event } = dataset.events.find((file) => file.event.id === 'malabar-2023')!;
  // Off Sydney, where none had been; before the change it lay where that of 2021 ended.
  const [, bay] = dataset.events.find((file) => file.event.id === 'malabar-2021')!.event.sites;
  const { then, now } = twoVersions({
    record: 'malabar-2023',
    field: 'sites',
    before: [bay],
    after: event.sites,
  });
  expect(now.changed).toEqual(['malabar-2023']);
  expect(then.counts![0]!.since!.k).toBe(now.counts![0]!.since!.k - 1);
  expect(then.counts![0]!.before).toEqual(now.counts![0]!.before);
});

it('tells what was held since the version before from what was learned late', () => {
  const added = (record: string) => ({ record, field: 'id', before: null, after: record });
  const { then, now } = twoVersions(added('malabar-2025'), added('malabar-1995'));
  expect(now).toMatchObject({ happened: ['malabar-2025'], learned: ['malabar-1995'] });
  expect(now.records! - then.records!).toBe(2);
});

it('counts no version of which a record is lost', () => {
  const gone = { record: 'malabar-1999', field: 'id', before: 'malabar-1999', after: null };
  const { then, now } = twoVersions(gone);
  expect(now.removed).toEqual(['malabar-1999']);
  expect(then).toMatchObject({ records: null, counts: null });
});
