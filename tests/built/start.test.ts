import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';

/** `npm start` on the built site: npm itself, without a shell before it that would get the signal. */
async function start(port: number | string) {
  const npm = spawn('npm', ['start'], { env: { ...process.env, PORT: String(port) } });
  let said = '';
  const ended = new Promise<number | null>((done) => npm.on('close', done));
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (text) => (said += text));
  await Promise.race([ended, vi.waitUntil(() => said.includes('Joint Reach is at'), 60_000)]);
  return { npm, ended, said };
}

/** A port, held until it is let go. */
async function hold() {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { port, letGo: () => new Promise((done) => server.close(done)) };
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    ({ status }) => status === 200,
    () => false,
  );

it.each(['SIGTERM', 'SIGHUP'] as const)(
  'npm start serves the site, and frees its port when npm alone gets a %s',
  async (signal) => {
    const { port, letGo } = await hold();
    await letGo();
    const { npm, said } = await start(port);
    expect(said).toContain(`Joint Reach is at http://localhost:${port} (Ctrl-C stops it)`);
    expect(await answers(port)).toBe(true);
    npm.kill(signal);
    await vi.waitUntil(async () => !(await answers(port)), { timeout: 10_000, interval: 200 });
  },
  80_000,
);

it('npm start names another port where one is taken', async () => {
  const { port, letGo } = await hold();
  const { ended, said } = await start(port);
  expect(await ended).toBe(1);
  expect(said).toContain(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
  await letGo();
}, 80_000);

it.each([' ', 'abc', '1e3', '70000'])('npm start says that a port cannot be %j', async (port) => {
  const { ended, said } = await start(port);
  expect(await ended).toBe(1);
  expect(said).toContain(`PORT is "${port}", expected a whole number up to 65535.`);
});
