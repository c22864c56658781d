import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groups } from 'd3-array';
import { afterAll, expect, it } from 'vitest';
import { changesTold } from '../../geodata/files/changes';
import { readFiles } from '../../geodata/build/disk';
import { makeSet } from '../../geodata/new-set/new-set';
import { atlases } from '../../geodata/checks/plant.fixture';
import { tidy } from '../../geodata/add-record/tidy';
import { validate } from '../../geodata/checks/validate';
import { followDoc, inShell, surprises, type Run } from './walk';

/* The commands of docs/new-set.md in this process; tests/e2e/new-set.spec.ts types them and builds the site. */

const folder = mkdtempSync(join(tmpdir(), 'joint-reach-new-set-'));
mkdirSync(join(folder, 'geodata'));
afterAll(() => rmSync(folder, { recursive: true }));
const set = join(folder, 'geodata', 'isles');

const check = () => {
  const { dataset, problems } = validate(readFiles(set), atlases.land50m);
  if (dataset) problems.push(...changesTold(dataset));
  return { isGood: problems.length === 0, output: problems.join('\n') };
};
const run: Run = async (command, cwd) => {
  const [, words] = /^npm run new-set -- (.*)$/.exec(command) ?? [];
  if (words)
    return makeSet(
      words.replace('isles.csv', join(cwd, 'isles.csv')).split(' '),
      `${cwd}/geodata/`,
    ).then(
      (output) => ({ isGood: true, output }),
      ({ message }: Error) => ({ isGood: false, output: message }),
    );
  const [, reason] = /add-record -- "(.*)"$/.exec(command) ?? [];
  if (reason) {
    for (const [file, text] of tidy(readFiles(set), undefined, '2026-11-29', reason))
      writeFileSync(join(set, file), text);
    return check();
  }
  if (command.startsWith('rm ')) return inShell(command, cwd);
  if (/ (geodata|reach -- directions)$/.test(command)) return check();
  throw new Error(`The page has a command that this test does not know: ${command}`);
};

const told = await followDoc(folder, run);

it('each command of the page says what the page says that it says', () => {
  expect(surprises(told)).toEqual([]);
  expect(told.filter(({ isGood }) => isGood).length).toBeGreaterThan(7);
  expect(told.filter(({ isGood }) => !isGood).length).toBeGreaterThan(4);
});

it('each step ends with a sound set', () => {
  const checks = told.filter(({ command }) => command.startsWith('SET='));
  const steps = groups(checks, ({ step }) => step);
  const unsound = steps.filter(([, commands]) => !commands.at(-1)!.isGood);
  expect(unsound).toEqual([]);
});

it('at the end there are 27 records, and the changelog tells of none that were never published', () => {
  const files = readFiles(set);
  expect([...files.keys()].filter((file) => file.startsWith('events/'))).toHaveLength(27);
  const changelog = readFileSync(join(set, 'CHANGELOG.md'), 'utf8');
  expect(changelog).toContain('- First edition. Twenty-seven invented records.\n');
  expect(changelog).toContain('- Changed: `isles-2001`. It was not reported either.\n');
  expect(changelog).not.toMatch(/invented-20|Five invented/);
});
