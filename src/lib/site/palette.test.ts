import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PALETTES, THEMES } from './palette';

const css = readFileSync('src/app.css', 'utf8');
const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)');
const tokens = (text: string) =>
  Object.fromEntries([...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
const stylesheet = { light: tokens(light), dark: tokens(dark) };

it.each(THEMES)('the map has the colours of the page in the %s theme', (theme) => {
  for (const [name, colour] of Object.entries(PALETTES[theme]))
    expect([name, stylesheet[theme][name]]).toEqual([name, colour]);
});
