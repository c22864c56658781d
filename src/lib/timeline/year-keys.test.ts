import { describe, expect, it } from 'vitest';
import { pageKey, readKey } from './year-keys';

const press = (key: string, held: Partial<Record<'shiftKey' | 'altKey' | 'ctrlKey', true>> = {}) =>
  readKey({ ...{ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false }, ...held });

describe('readKey', () => {
  it('knows the keys of a slider', () => {
    expect(press('ArrowRight')).toEqual({ kind: 'move', years: 1 });
    expect(press('ArrowDown')).toEqual({ kind: 'move', years: -1 });
    expect(press('PageUp')).toEqual({ kind: 'move', years: 5 });
    expect(press('ArrowLeft', { shiftKey: true })).toEqual({ kind: 'extend', years: -1 });
    expect(press('7')).toEqual({ kind: 'digit', digit: '7' });
  });

  it('leaves alone what belongs to the browser: Alt+Left is Back', () => {
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('1', { ctrlKey: true })).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});

describe('before an audience', () => {
  const key = (key: string) => pageKey({ key, target: null } as unknown as KeyboardEvent, true);

  it('a clicker steps by one year, in the order of its slides', () => {
    expect(key('PageDown')).toEqual({ kind: 'move', years: 1 });
    expect(key('PageUp')).toEqual({ kind: 'move', years: -1 });
  });

  it('Space plays, digits and the ends are those of a slider, other keys are left alone', () => {
    expect(key(' ')).toEqual({ kind: 'play' });
    expect(key('2')).toEqual({ kind: 'digit', digit: '2' });
    expect(key('Home')).toEqual(readKey({ key: 'Home' } as KeyboardEvent));
    expect(key('f')).toBeNull();
  });
});

describe('anywhere on the page', () => {
  /** A key where what has the focus is one of these. */
  const key = (key: string, ...is: string[]) => {
    const target = {
      matches: (selector: string) =>
        is.some((one) => selector.split(/, (?![^(]*\))/).some((part) => part.startsWith(one))),
    };
    return pageKey({ key, target } as unknown as KeyboardEvent, false);
  };

  it('arrows, Home, End, pages and digits move the years, whatever has the focus', () => {
    for (const one of ['ArrowLeft', 'PageUp', 'Home', 'End', '2'])
      expect(key(one, 'button')).toEqual(readKey({ key: one } as KeyboardEvent));
  });

  it('nothing is taken from a field, nor what scrolls', () => {
    for (const one of ['ArrowLeft', 'Home', '2', ' ']) expect(key(one, 'input')).toBeNull();
    expect(key('ArrowDown')).toBeNull();
  });

  it('Space plays, where it presses nothing', () => {
    expect(key(' ')).toEqual({ kind: 'play' });
    expect(key(' ', 'a')).toBeNull();
    expect(key(' ', 'button:not([aria-pressed=true])')).toBeNull();
  });
});
