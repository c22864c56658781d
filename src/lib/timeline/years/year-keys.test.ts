import { describe, expect, it, vi } from 'vitest';
import { pageKey, readKey } from './year-keys';

vi.stubGlobal('document', { querySelector: () => null });

const NO_MODIFIERS = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };

describe('readKey', () => {
  it.each([
    ['ArrowRight', {}, { kind: 'move', years: 1 }],
    ['ArrowDown', {}, { kind: 'move', years: -1 }],
    ['PageUp', {}, { kind: 'move', years: 5 }],
    ['ArrowLeft', { shiftKey: true }, { kind: 'extend', years: -1 }],
    ['7', {}, { kind: 'digit', digit: '7' }],
    // Alt+Left is Back, and Ctrl belongs to the browser.
    ['ArrowLeft', { altKey: true }, null],
    ['1', { ctrlKey: true }, null],
    ['Tab', {}, null],
  ])('reads %s with %j as %j', (key, modifiers, move) => {
    expect(readKey({ key, ...NO_MODIFIERS, ...modifiers })).toEqual(move);
  });
});

describe('before an audience', () => {
  it.each([
    [' ', { kind: 'play' }],
    ['2', { kind: 'digit', digit: '2' }],
    ['Home', readKey({ key: 'Home', ...NO_MODIFIERS })],
    // A clicker's, which turn over.
    ['PageDown', null],
    ['f', null],
  ])('%j is %j', (key, move) => {
    expect(pageKey({ key, target: null } as unknown as KeyboardEvent, true)).toEqual(move);
  });
});

describe('anywhere on the page', () => {
  /** Presses a key while the focused element matches a selector. */
  const press = (key: string, focused?: string) => {
    const matches = (selectors: string) =>
      selectors
        .split(/, (?![^(]*\))/)
        .some((selector) => focused !== undefined && selector.startsWith(focused));
    return pageKey({ key, target: { matches } } as unknown as KeyboardEvent, false);
  };

  it.each(['ArrowLeft', 'PageUp', 'Home', 'End', '2'])(
    '%s moves the years from a button',
    (key) => {
      expect(press(key, 'button')).toEqual(readKey({ key, ...NO_MODIFIERS }));
      expect(press(key, 'button')).not.toBeNull();
    },
  );

  it.each(['ArrowLeft', 'Home', '2', ' '])('%j is left to a field', (key) => {
    expect(press(key, 'input')).toBeNull();
  });

  it('what scrolls is left to the page', () => {
    expect(press('ArrowDown')).toBeNull();
  });

  it('Space plays unless it presses the focused element', () => {
    expect(press(' ')).toEqual({ kind: 'play' });
    expect(press(' ', 'a')).toBeNull();
    expect(press(' ', 'button:not([aria-pressed=true])')).toBeNull();
  });
});
