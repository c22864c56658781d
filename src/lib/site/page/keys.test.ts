import { describe, expect, it } from 'vitest';
import { opensSearch } from './keys';

const NONE = { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const opens = (more: object, open = false) =>
  opensSearch({ ...NONE, defaultPrevented: false, target: null, ...more }, open);
const writing = { tagName: 'INPUT' };

describe('the keys of the search', () => {
  it('are ⌘K and Ctrl-K, in any layout, even while writing', () => {
    expect(opens({ key: 'k', metaKey: true })).toBe(true);
    expect(opens({ key: 'K', ctrlKey: true, target: writing })).toBe(true);
    expect(opens({ key: 'л', code: 'KeyK', ctrlKey: true }, true)).toBe(true);
  });
  it('are / where no text is being written', () => {
    expect(opens({ key: '/' })).toBe(true);
    expect(opens({ key: '/', shiftKey: true })).toBe(true);
    expect(opens({ key: '/', target: writing })).toBe(false);
    expect(opens({ key: '/' }, true)).toBe(false);
  });
  it.each([
    { key: 'k' },
    { key: 'k', ctrlKey: true, altKey: true },
    { key: 'k', ctrlKey: true, shiftKey: true },
    { key: '/', metaKey: true },
    { key: '/', defaultPrevented: true },
  ])('are not %j', (key) => expect(opens(key)).toBe(false));
});
