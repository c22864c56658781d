import { describe, expect, it } from 'vitest';
import { thinPath } from './thin';

describe('a thinned path', () => {
  it('keeps every point that is far enough from the one kept before it', () => {
    expect(thinPath('M0,0L1,0L2,0L2.5,0L5,0', 2)).toBe('M0,0L2,0L5,0');
  });

  it('keeps both ends of a line', () => {
    expect(thinPath('M0,0L0.1,0', 5)).toBe('M0,0L0.1,0');
  });

  it('drops rings that have become too small, and only those', () => {
    expect(thinPath('M0,0L9,0L9,9L0,9ZM20,20L21,20L21,21Z', 2)).toBe('M0,0L9,0L9,9L0,9Z');
  });

  it('of nothing is nothing', () => {
    expect(thinPath('', 2)).toBe('');
  });
});
