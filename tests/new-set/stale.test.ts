import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measured, version } from '../../tools/build.mjs';

/* Which builds a change makes stale, in a small tree of its own. */

const root = mkdtempSync(join(tmpdir(), 'joint-reach-stale-'));
const CASES: [file: string, stale: string[]][] = [
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
];
const project = process.cwd();
let before: Record<string, string>;
const versions = () => {
  return { shipped: version('russia-china'), second: version('malabar'), measured: measured() };
};
beforeAll(() => {
  for (const [file] of CASES) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), '{}');
  }
  const comparison = { sets: ['russia-china', 'malabar'] };
  writeFileSync(join(root, 'geodata/comparison.json'), JSON.stringify(comparison));
  process.chdir(root);
  before = versions();
});
afterAll(() => {
  process.chdir(project);
  rmSync(root, { recursive: true });
});

it.each(CASES)('a change of %s makes stale: %j', (file, stale) => {
  appendFileSync(join(root, file), '\n');
  const after = versions();
  expect(Object.keys(after).filter((name) => after[name as 'second'] !== before[name])).toEqual(
    stale,
  );
  before = after;
});
