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
