import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLOURS, SHAPES, shapePath } from './colour';

describe('colours', () => {
  it('are all tokens of app.css', () => {
    const css = readFileSync('src/app.css', 'utf8');
    for (const colour of COLOURS) expect(css).toContain(`--${colour}:`);
  });
});

describe('shapes', () => {
  it('differ in outline; a ring is a disc that is not filled', () => {
    expect(new Set(SHAPES.map((shape) => shapePath(shape, 4))).size).toBe(SHAPES.length - 1);
  });
});
