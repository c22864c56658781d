import { describe, expect, it } from 'vitest';
import { readKey } from './year-keys';

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
