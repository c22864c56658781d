import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { GROUPS } from '../../tools/messages-by-language.mjs';
import budget from '../budget.json' with { type: 'json' };

/**
 * Each script that a page asks for by itself: those it names, and what these import, not what they may; and its
 * texts, which are always asked for (tools/messages-by-language.mjs).
 */
function scriptsOf(page: string): string[] {
  const named = (file: string, pattern: RegExp) =>
    [...readFileSync(posix.join('build', file), 'utf8').matchAll(pattern)].map(([, path = '']) =>
      posix.join(posix.dirname(file), path),
    );
  const files = new Set(named(page, /(?:(?:href|src)=|\bimport\()"([^"]+\.js)"/g));
  for (const file of files)
    for (const next of named(file, /\b(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) files.add(next);
  const group = posix.dirname(page) in GROUPS ? posix.dirname(page) : 'common';
  const texts = new RegExp(`["'\`]${group}/en["'\`]:\\(\\)=>.*?import\\(["'\`](.+?)["'\`]`, 'g');
  for (const file of [...files]) for (const table of named(file, texts)) files.add(table);
  return [...files];
}

/** As a server sends them. */
const kilobytes = (file: string) => gzipSync(readFileSync(`build/${file}`)).length / 1024;

it.each(Object.entries(budget.script))('/%s has at most %d kB of script', (name, most) => {
  const scripts = scriptsOf(`${name}/index.html`).map((file) => ({ file, kB: kilobytes(file) }));
  const sum = scripts.reduce((total, { kB }) => total + kB, 0);
  expect(Math.ceil(sum), scripts.map(({ file, kB }) => `${kB.toFixed(1)} ${file}`).join('\n'))
    // Nothing at all is what the page has without a script, not a fault of the search for them.
    .toBeLessThanOrEqual(most);
  expect(scripts.length > 0).toBe(most > 0);
});
