import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isWithin } from '../tools/build.mjs';
import { reach } from './cli/run.fixture';
import { readJson } from './json';

/** The commands of README's table and of CONTRIBUTING as they are spelled there, each in a fresh clone. */

const TABLE = /^\| command [^]*?\n\n/m;
const [table] = TABLE.exec(readFileSync('README.md', 'utf8'))!;
const commandsOf = (text: string) =>
  [...text.matchAll(/`((?:SET=\S+ )?np[mx] [^`]+)`/g)].map(([, command]) =>
    command!.replace('<set>', 'russia-china').replace('LNG,LAT', '130,40'),
  );
const commands = [
  ...new Set([...commandsOf(table), ...commandsOf(readFileSync('CONTRIBUTING.md', 'utf8'))]),
  // The run of which this is a part.
].filter((command) => command !== 'npm test');

/** They end when they are told to. */
const SERVING = ['npm run dev', 'npm run gallery'];
const PACKED = /^npx --package=(\S+) /;

const clone = mkdtempSync(join(tmpdir(), 'reach-clone-'));
const empty = mkdtempSync(join(tmpdir(), 'reach-empty-'));
const { PATH, HOME, CHROME_PATH } = process.env;
/** Nothing of the npm, Vitest and deep run around it. */
const env = { PATH, HOME, CHROME_PATH, PORT: '0', NO_COLOR: '1' };

function run(command: string, cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd,
    env,
    shell: true,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { status, said: stdout + stderr, stdout };
}

describe.runIf(process.env.DEEP)(
  'in a fresh clone with node_modules',
  { timeout: 1_800_000 },
  () => {
    beforeAll(() => {
      const { status, said } = run(
        `git clone --quiet . ${clone} && git -C ${clone} checkout -qB main`,
        '.',
      );
      expect(status, said).toBe(0);
      symlinkSync(resolve('node_modules'), join(clone, 'node_modules'));
    });
    afterAll(() => [clone, empty].forEach((folder) => rmSync(folder, { recursive: true })));

    it.each(commands.filter((command) => !SERVING.includes(command) && !PACKED.test(command)))(
      '%s succeeds',
      (command) => {
        const { status, said } = run(command, clone);
        expect(status, said).toBe(0);
      },
    );

    it.each(SERVING)('%s serves the atlas', async (command) => {
      const server = spawn(command, { cwd: clone, env, shell: true, detached: true });
      let said = '';
      for (const stream of [server.stdout, server.stderr])
        stream.on('data', (text) => (said += text));
      try {
        const address = /http:\/\/localhost:\d+\//;
        await vi.waitUntil(() => address.test(said) || server.exitCode !== null, 1_700_000);
        const answer = await fetch(address.exec(said)![0]);
        expect([answer.status, await answer.text()]).toEqual([
          200,
          expect.stringContaining('Joint Reach'),
        ]);
      } finally {
        process.kill(-server.pid!);
      }
    });

    it('npm pack makes a command line that runs in an empty folder, with the same numbers', () => {
      const command = commands.find((spelled) => PACKED.test(spelled))!;
      const tarball = join(empty, basename(PACKED.exec(command)![1]!));
      renameSync(join(clone, basename(tarball)), tarball);
      expect(statSync(tarball).size).toBeLessThan(1_000_000);
      const { stdout, said } = run(
        `${command} measures --from 2016`.replace('npx', 'npx --yes --offline'),
        empty,
      );
      expect(said).toBe(stdout);
      expect(stdout).toBe(reach('measures --from 2016').out);
    });
  },
);

it.each([
  [
    'npm run -s blind-sheet -- nope.csv',
    'The number of the sheet is "nope.csv", expected a whole number.',
  ],
  ['npm test -- nosuch', 'There is no check "nosuch"; there are changed, '],
  ['npm run -s add-record', 'Say why, too: npm run add-record -- "Why."'],
])('%s is refused in a sentence', (command, sentence) => {
  const { status, said } = run(command, '.');
  expect([status, said]).toEqual([1, expect.stringContaining(sentence)]);
  expect(said).not.toMatch(/^\s+at /m);
});

/* What Vite, Vitest and ESLint ask for, by their own package.json. */
it.each(['20.18.3', '20.19.0', '21.7.3', '22.12.0', '22.13.0', '23.11.0', '24.0.0', '26.1.0'])(
  'Node %s may install it where its tools may be installed',
  (version) => {
    const asks = (name: string) =>
      readJson<{ engines: { node: string } }>(`${name}/package.json`).engines.node;
    const tools = ['vite', 'vitest', 'eslint'].map((name) => asks(`node_modules/${name}`));
    const isEnough = tools.every((range) => isWithin(version, range));
    expect(isWithin(version, asks('.'))).toBe(isEnough);
  },
);
