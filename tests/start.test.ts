import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, vi } from 'vitest';

const isFree = (port: number) =>
  new Promise<boolean>((done) => {
    const server = createServer().on('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });

it.each(['SIGTERM', 'SIGHUP'] as const)(
  'a server that npm runs frees its port when npm alone gets a %s',
  async (signal) => {
    const dir = mkdtempSync(join(tmpdir(), 'joint-reach-start-'));
    const tool = pathToFileURL(resolve('tools/end-with-npm.mjs')).href;
    writeFileSync(join(dir, 'package.json'), '{ "scripts": { "start": "node keep.mjs" } }');
    writeFileSync(
      join(dir, 'keep.mjs'),
      `import { createServer } from 'node:http';
import { endWithNpm } from '${tool}';
const server = createServer().listen(0, '127.0.0.1', () => {
  endWithNpm();
  console.log('port ' + server.address().port);
});`,
    );
    // npm itself, without a shell before it that would get the signal.
    const npm = spawn('npm', ['start'], { cwd: dir });
    const port = await new Promise<number>((done) => {
      npm.stdout.on('data', (text) => {
        const [, digits] = /port (\d+)/.exec(String(text)) ?? [];
        if (digits) done(Number(digits));
      });
    });
    expect(await isFree(port)).toBe(false);
    npm.kill(signal);
    await vi.waitUntil(() => isFree(port), { timeout: 10_000, interval: 200 });
    rmSync(dir, { recursive: true });
  },
);
