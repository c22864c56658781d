import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
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

/** As `du` counts: a file takes whole blocks. */
const BLOCK = 4096;

it('the built site and its pages stay within tests/budget.json', () => {
  const files = readdirSync('build', { recursive: true, encoding: 'utf8' })
    .map((name) => join('build', name))
    .filter((name) => statSync(name).isFile());
  let bytes = 0;
  const largest: Record<string, number> = { home: 0, record: 0 };
  for (const name of files) {
    const content = readFileSync(name);
    bytes += Math.ceil(content.length / BLOCK) * BLOCK;
    const [, page] = /^build\/(?:(?:ru|zh)\/)?(|record\/[^/]+\/)index\.html$/.exec(name) ?? [];
    if (page === undefined) continue;
    const kind = page ? 'record' : 'home';
    largest[kind] = Math.max(largest[kind]!, gzipSync(content).length / 1000);
  }
  console.log(`build/ ${(bytes / 1e6).toFixed(1)} MB`, largest);
  expect.soft(bytes / 1e6, 'build/, MB').toBeLessThanOrEqual(budget.megabytes.build);
  for (const name of ['compare', 'findings', 'story', 'method']) {
    const { length } = gzipSync(readFileSync(`build/${name}/index.html`));
    expect.soft(length / 1024, `HTML of ${name}, KiB`).toBeLessThanOrEqual(60);
  }
  for (const [kind, kB] of Object.entries(budget.html))
    expect.soft(largest[kind], `HTML of ${kind}, kB`).toBeLessThanOrEqual(kB);
});
