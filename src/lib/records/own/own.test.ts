import { describe, expect, it } from 'vitest';
import { record } from '$lib/core/record/record.fixture';
import { givenId, isOwnId, loadOwn, ownIndex, saveOwn, type OwnData } from './own';

function memory(room = Infinity) {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
    setItem(key: string, value: string) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
  };
}
const data: OwnData = {
  file: 'mine.csv',
  records: [record('a', '2025-01-01', [[1, 2]])],
};

describe('own records', () => {
  it('are there again after a reload, and gone when cleared', () => {
    const store = memory();
    expect(loadOwn(store)).toBeNull();
    expect(saveOwn(store, data)).toBe(true);
    expect(loadOwn(store)).toEqual(data);
    expect(saveOwn(store, null)).toBe(true);
    expect(loadOwn(store)).toBeNull();
  });

  it('are marked on the map, so that one with an id of ours stays apart from ours', () => {
    const [own] = ownIndex({
      ...data,
      records: [record('joint-sea-2016', '2016-09-12', [[1, 2]])],
    });
    expect(own).toMatchObject({ isOwn: true, start: '2016-09-12', personnel: null });
    expect(isOwnId(own!.id)).toBe(true);
    expect(isOwnId('joint-sea-2016')).toBe(false);
    expect(givenId(own!.id)).toBe('joint-sea-2016');
  });

  it('that do not fit leave nothing half stored', () => {
    const store = memory(10);
    expect(saveOwn(store, data)).toBe(false);
    expect(loadOwn(store)).toBeNull();
  });

  it('are refused without an error where the browser refuses its storage', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const store = { getItem: refuse, setItem: refuse, removeItem: refuse };
    expect(loadOwn(store)).toBeNull();
    expect(saveOwn(store, data)).toBe(false);
    expect(saveOwn(store, null)).toBe(false);
  });

  it('that were stored by something else are ignored', () => {
    const store = memory();
    for (const text of ['{', '1', '{"records":1}']) {
      store.setItem('joint-reach:own:1', text);
      expect(loadOwn(store)).toBeNull();
    }
  });
});
