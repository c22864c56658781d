import { describe, expect, it } from 'vitest';
import { emphasize } from './Emphasis.svelte';

describe('emphasized parts of a sentence', () => {
  it('are split off in their order, and nothing of the sentence is lost', () => {
    const pieces = emphasize('11 of 15 then; since 3 of 17.', ['11 of 15', '3 of 17']);
    expect(pieces.filter(({ isStrong }) => isStrong).map(({ text }) => text)).toEqual([
      '11 of 15',
      '3 of 17',
    ]);
    expect(pieces.map(({ text }) => text).join('')).toBe('11 of 15 then; since 3 of 17.');
  });

  it('leave a sentence whole that does not contain them', () => {
    expect(emphasize('No patrol this year.', ['4 of 17', ''])).toEqual([
      { text: 'No patrol this year.', isStrong: false },
    ]);
  });
});
