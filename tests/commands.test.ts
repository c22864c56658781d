import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reach } from './cli/run.fixture';

/* The commands of CONTRIBUTING, as they are spelled there, in a fresh clone. */

const guide = readFileSync('CONTRIBUTING.md', 'utf8');
const spelled = [...guide.matchAll(/`((?:SET=\S+ )?npm [^`]+)`/g)].map(([, command]) =>
  command!.replace('<set>', 'russia-china').replace('LNG,LAT', '130,40'),
);
/** The runs of which this is a part. */
const WHOLE = ['npm test', 'npm run test:deep'];
const commands = [...new Set(spelled)].filter((command) => !WHOLE.includes(command));
const [PACKED, tarball] = /npx --package=\.\/(\S+) joint-reach/.exec(guide)!;
const SERVING = ['npm run dev', 'npm run gallery'];

const clone = mkdtempSync(join(tmpdir(), 'reach-clone-'));
const empty = mkdtempSync(join(tmpdir(), 'reach-empty-'));
afterAll(() => [clone, empty].forEach((folder) => rmSync(folder, { recursive: true })));
/** Nothing of the npm, the Vitest and the deep run around it. */
const { PATH, HOME, CHROME_PATH } = process.env;
const options = { shell: true, env: { PATH, HOME, CHROME_PATH, PORT: '0', NO_COLOR: '1' } };

/** What a command says that ends with this status. */
function run(command: string, cwd: string, expected = 0): string {
  const ran = spawnSync(command, { ...options, cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const said = ran.stdout + ran.stderr;
  expect(ran.status, said).toBe(expected);
  return said;
}

describe.runIf(process.env.DEEP)('with node_modules alone', { timeout: 3_600_000 }, () => {
  beforeAll(() => {
    run(`git clone --quiet . ${clone} && git -C ${clone} checkout --quiet -B main`, '.');
    symlinkSync(resolve('node_modules'), join(clone, 'node_modules'));
  });

  it.each(commands.filter((command) => !SERVING.includes(command)))('%s succeeds', (command) => {
    run(command, clone);
  });

  it('npm pack makes a command line that runs in an empty folder, with the same numbers', () => {
    expect(statSync(join(clone, tarball!)).size).toBeLessThan(1_000_000);
    const npx = PACKED.replace('npx', 'npx --yes --offline').replace('./', `${clone}/`);
    const said = run(`${npx} measures --from 2016`, empty);
    expect(said).toBe(reach('measures --from 2016').out);
  });

  it.each(SERVING)('%s serves the atlas', async (command) => {
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    const server = spawn(command, { ...options, cwd: clone, detached: true, stdio: [...stdio] });
    let said = '';
    server.stdout?.on('data', (text) => (said += text));
    try {
      const address = /http:\/\/localhost:\d+\//;
      await vi.waitUntil(() => address.test(said) || server.exitCode !== null, 3_400_000);
      const page = await fetch(address.exec(said)?.[0] ?? `nowhere: ${said}`);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<h1')]);
    } finally {
      process.kill(-server.pid!);
    }
  });
});

it.each([
  ['npm test -- nosuch', '"nosuch" is none of: changed, start, '],
  ['npm run -s add-record', 'Say why, too: npm run add-record -- "Why."'],
])('%s is refused in a sentence', (command, sentence) => {
  const said = run(command, '.', 1);
  expect(said).toContain(sentence);
  expect(said).not.toMatch(/^\s+at /m);
});
