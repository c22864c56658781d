import { describe, expect, it } from 'vitest';
import { record } from '$lib/core/record.fixture';
import { clearOwn, loadOwn, saveOwn, type OwnData } from './own';

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
  sources: {},
};

describe('own records', () => {
  it('are there again after a reload, and gone when cleared', () => {
    const store = memory();
    expect(loadOwn(store)).toBeNull();
    expect(saveOwn(store, data)).toBe(true);
    expect(loadOwn(store)).toEqual(data);
    clearOwn(store);
    expect(loadOwn(store)).toBeNull();
  });

  it('that do not fit leave nothing half stored', () => {
    const store = memory(10);
    expect(saveOwn(store, data)).toBe(false);
    expect(loadOwn(store)).toBeNull();
  });

  it('that were stored by something else are ignored', () => {
    const store = memory();
    for (const text of ['{', '1', '{"records":1}']) {
      store.setItem('joint-reach:own:1', text);
      expect(loadOwn(store)).toBeNull();
    }
  });
});
