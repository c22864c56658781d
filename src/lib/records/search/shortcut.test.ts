import { describe, expect, it } from 'vitest';
import { opensSearch } from './shortcut';

const key = (more: Partial<Parameters<typeof opensSearch>[0]>) => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  defaultPrevented: false,
  target: null,
  ...more,
});
const writing = { tagName: 'INPUT' } as unknown as EventTarget;

describe('the keys of the search', () => {
  it('are ⌘K and Ctrl-K, in any layout, even while writing', () => {
    expect(opensSearch(key({ key: 'k', metaKey: true }), false)).toBe(true);
    expect(opensSearch(key({ key: 'K', ctrlKey: true, target: writing }), false)).toBe(true);
    expect(opensSearch(key({ key: 'л', code: 'KeyK', ctrlKey: true }), true)).toBe(true);
  });
  it('are / where no text is being written', () => {
    expect(opensSearch(key({ key: '/' }), false)).toBe(true);
    expect(opensSearch(key({ key: '/', shiftKey: true }), false)).toBe(true);
    expect(opensSearch(key({ key: '/', target: writing }), false)).toBe(false);
    expect(opensSearch(key({ key: '/' }), true)).toBe(false);
  });
  it('are no other keys', () => {
    expect(opensSearch(key({ key: 'k' }), false)).toBe(false);
    expect(opensSearch(key({ key: 'k', ctrlKey: true, altKey: true }), false)).toBe(false);
    expect(opensSearch(key({ key: 'k', ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(opensSearch(key({ key: '/', metaKey: true }), false)).toBe(false);
    expect(opensSearch(key({ key: '/', defaultPrevented: true }), false)).toBe(false);
  });
});
