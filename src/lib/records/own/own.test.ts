import { describe, expect, it } from 'vitest';
import type { AtlasData } from '$lib/core/record/record';
import { plainRecord } from '../export/record.fixture';
import { checkStored, type OwnRecord } from '../import/own-record';
import { givenId, isOwnId } from './marked';
import { loadOwn, ownIndex, saveOwn, withOwn, type OwnData } from './own';

const record = {
  ...plainRecord('joint-sea-2016'),
  forces: { total: { ships: 3, aircraft: 2 } },
  sources: [{ id: 'own-source-2-1', supports: ['place'], title: 'My notes' }],
} as unknown as OwnRecord;
const data: OwnData = { file: 'mine.csv', records: [{ record, far: [] }], set: 'both' };

describe('own records', () => {
  it('are marked, so that one with an id of ours stays apart from ours', () => {
    const [own] = ownIndex(data);
    expect(own).toMatchObject({ isOwn: true, start: '2025-01-01', personnel: null, craft: 5 });
    expect(isOwnId(own!.id)).toBe(true);
    expect(isOwnId('joint-sea-2016')).toBe(false);
    expect(givenId(own!.id)).toBe('joint-sea-2016');
  });

  it('that a browser kept are checked before they are shown again', () => {
    const wrong: unknown[] = [{ ...record, start: 'soon' }, { toString: 1 }, null, 1];
    expect(checkStored([record, ...wrong])).toEqual({ records: [record], dropped: 4 });
    expect(checkStored({ records: 1 })).toEqual({ records: [], dropped: 0 });
  });

  it('last as long as the page where the browser has no store', async () => {
    expect(await loadOwn()).toBeNull();
    expect(await saveOwn(data)).toBe(false);
  });

  it('stand in files under a marked id, with their sources, named in the version', () => {
    const ours = { dataVersion: '1', records: [], sources: {} } as unknown as AtlasData;
    const both = withOwn(ours, data);
    expect(both).toMatchObject({
      dataVersion: '1 + mine.csv',
      records: [{ id: 'own:joint-sea-2016' }],
    });
    expect(both.sources['own-source-2-1']).toMatchObject({ title: 'My notes' });
    expect(withOwn(ours, { ...data, set: 'own' }).dataVersion).toBe('mine.csv');
    expect(withOwn(ours, { ...data, set: 'ours' })).toBe(ours);
  });
});
