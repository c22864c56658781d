import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

/* Which builds a change makes stale, in a small tree of its own. */

const root = mkdtempSync(join(tmpdir(), 'joint-reach-stale-'));
const FILES = [
  'geodata/russia-china/set.json',
  'geodata/malabar/set.json',
  'geodata/isles/set.json',
  'geodata/build/build.ts',
  'geodata/validate.test.ts',
  'static/data/events.json',
  'static/data/sets.json',
  'static/icon.svg',
  'src/app.html',
];
const SCRIPT = `
  const { measured, version } = await import('./tools/build.mjs');
  const [shipped, second] = ['russia-china', 'malabar'].map((set) => version(set));
  console.log(JSON.stringify({ shipped, second, measured: measured() }));`;

beforeAll(() => {
  cpSync('tools', join(root, 'tools'), { recursive: true });
  for (const file of FILES) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), '{}');
  }
  const comparison = { sets: ['russia-china', 'malabar'] };
  writeFileSync(join(root, 'geodata/comparison.json'), JSON.stringify(comparison));
});
let before: Record<string, string>;
beforeAll(() => void (before = versions()));
afterAll(() => rmSync(root, { recursive: true }));

function versions(): Record<string, string> {
  const args = ['--input-type=module', '--eval', SCRIPT];
  const { stdout, stderr } = spawnSync('node', args, { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Record<string, string>;
}

it.each([
  // It is compared with the shipped set, whose data hold the comparison.
  ['geodata/malabar/set.json', ['second', 'measured']],
  ['geodata/isles/set.json', []],
  ['geodata/russia-china/set.json', ['shipped', 'measured']],
  ['static/data/events.json', ['shipped', 'measured']],
  ['static/data/sets.json', ['shipped', 'second', 'measured']],
  ['static/icon.svg', ['shipped', 'second']],
  ['src/app.html', ['shipped', 'second']],
  ['geodata/build/build.ts', ['shipped', 'second', 'measured']],
  ['geodata/validate.test.ts', []],
])('a change of %s makes stale: %j', (file, stale) => {
  appendFileSync(join(root, file), '\n');
  const after = versions();
  expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(stale);
  before = after;
});
