import { once } from 'node:events';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../tools/serve.mjs';

const dir = mkdtempSync(join(tmpdir(), 'joint-reach-serve-'));
// It is there and cannot be read.
let socket: Server;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(dir, 'record', 'x'), { recursive: true });
  mkdirSync(join(dir, '_app', 'immutable', 'workers'), { recursive: true });
  const put = (file: string, content: string | Buffer) => writeFileSync(join(dir, file), content);
  put('index.html', 'home');
  put('404.html', 'missing');
  put('record/x/index.html', 'record x');
  put('layer.geojson', '{}');
  put('_app/immutable/a.js', '');
  put('.inputs', 'secret');
  put('_headers', readFileSync('static/_headers', 'utf8'));
  put('_app/immutable/workers/w.js', '');
  await once((socket = createServer().listen(join(dir, 'gone.sock'))), 'listening');
  site = await serve(dir, 0);
});

afterAll(async () => {
  socket.close();
  await site.close();
  rmSync(dir, { recursive: true });
});

/** fetch would tidy the path up before it is sent. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}) {
  return new Promise<{ status?: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const sent = request(site.url, { path, method, headers }, (response) => {
        let body = '';
        response.on('data', (chunk) => (body += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body }),
        );
      });
      sent.on('error', reject);
      sent.end();
    },
  );
}

it('gives a page at the address of its folder', async () => {
  expect(await ask('/record/x/?year=2016')).toMatchObject({ status: 200, body: 'record x' });
  expect(await ask('/')).toMatchObject({ status: 200, body: 'home' });
});

it('leads to the one address of the page, query kept', async () => {
  const { status, headers } = await ask('/record/x?year=2016');
  expect([status, headers.location]).toEqual([308, '/record/x/?year=2016']);
});

it.each([
  '/record/nothing',
  '/.inputs',
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/%E0%A4',
  '/a%00.html',
  '/..%5c..%5cetc',
  '/record',
  '/gone.sock',
  `/${'x'.repeat(8000)}`,
])('answers %s with the page of status 404', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 404, body: 'missing' });
});

it.each(['//elsewhere.example/', '//elsewhere.example', '//'])(
  'never sends %s to another host',
  async (path) => {
    expect((await ask(path)).headers.location ?? '/').not.toMatch(/^\/\//);
  },
);

it('names GeoJSON by its media type', async () => {
  expect((await ask('/layer.geojson')).headers['content-type']).toBe('application/geo+json');
});

it('lets a browser keep what carries a hash, and ask again for the rest', async () => {
  expect((await ask('/_app/immutable/a.js')).headers['cache-control']).toContain('immutable');
  expect((await ask('/layer.geojson')).headers['cache-control']).toBe('no-cache');
});

it('sends the headers of static/_headers', async () => {
  const policy = async (path: string) => (await ask(path)).headers['content-security-policy'];
  expect(await policy('/')).toBe("frame-ancestors 'self'");
  expect(await policy('/record/x/')).toBe("frame-ancestors 'self'");
  expect(await policy('/_app/immutable/workers/w.js')).toMatch(/^default-src 'none'/);
  expect((await ask('/')).headers['x-content-type-options']).toBe('nosniff');
});

it('sees a file that comes later, and survives one that vanishes', async () => {
  writeFileSync(join(dir, 'later.txt'), 'later');
  expect(await ask('/later.txt')).toMatchObject({ status: 200, body: 'later' });
  rmSync(join(dir, 'later.txt'));
  expect(await ask('/later.txt')).toMatchObject({ status: 404, body: 'missing' });
});

it('keeps nothing for a year that is not there yet', async () => {
  const { status, headers } = await ask('/_app/immutable/of-the-next-build.js');
  expect([status, headers['cache-control']]).toEqual([404, 'no-cache']);
});

it('answers a HEAD without a body, and other methods by those it knows', async () => {
  const head = await ask('/record/x/', 'HEAD');
  expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '8', '']);
  const post = await ask('/', 'POST');
  expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
});

// As RFC 9110 has it, section 14.
it.each([
  ['bytes=0-2', 206, 'hom', 'bytes 0-2/4'],
  ['bytes=2-', 206, 'me', 'bytes 2-3/4'],
  ['bytes=-1', 206, 'e', 'bytes 3-3/4'],
  ['bytes=1-99', 206, 'ome', 'bytes 1-3/4'],
  ['bytes=99-', 416, '', 'bytes */4'],
  ['bytes=3-1', 200, 'home', undefined],
  ['bytes=0-1,2-3', 200, 'home', undefined],
  ['lines=1', 200, 'home', undefined],
])('answers the range %s with %i', async (range, status, body, position) => {
  const answer = await ask('/', 'GET', { range });
  expect(answer).toMatchObject({ status, body });
  expect(answer.headers['content-range']).toBe(position);
});

it('says that a file is unchanged to whoever names its tag, among others or made weak', async () => {
  const etag = String((await ask('/record/x/')).headers.etag);
  for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
    expect(await ask('/record/x/', 'GET', { 'if-none-match': tags })).toMatchObject({
      status: 304,
      body: '',
    });
  expect((await ask('/record/x/', 'GET', { 'if-none-match': '"other"' })).status).toBe(200);
});

it('follows no link out of its folder', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'joint-reach-outside-'));
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  symlinkSync(join(outside, 'secret.txt'), join(dir, 'secret.txt'));
  symlinkSync(join(dir, 'layer.geojson'), join(dir, 'inside.geojson'));
  expect(await ask('/secret.txt')).toMatchObject({ status: 404, body: 'missing' });
  expect(await ask('/inside.geojson')).toMatchObject({ status: 200, body: '{}' });
  rmSync(outside, { recursive: true });
});

it('never gives half a file while the folder is deleted and built again', async () => {
  const folder = join(dir, 'rebuilt');
  const content = 'x'.repeat(200_000);
  const names = ['a.js', 'b.js', 'c.js'];
  let isOver = false;
  const rebuild = (async () => {
    for (let round = 0; round < (process.env.DEEP ? 100 : 8); round++) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      for (const name of names) {
        // In two halves, as a large file is copied.
        const half = content.length / 2;
        writeFileSync(join(folder, name), content.slice(half));
        await setTimeout(4);
        appendFileSync(join(folder, name), content.slice(half));
      }
      await setTimeout(90);
    }
    isOver = true;
  })();
  const seen = new Map<string, number>();
  const client = async (name: string) => {
    while (!isOver) {
      const { status, headers, body } = await ask(`/rebuilt/${name}`);
      const length = Number(headers['content-length']) === body.length;
      const said = `${status} ${body === 'missing' || body === content} ${length}`;
      seen.set(said, (seen.get(said) ?? 0) + 1);
    }
  };
  await Promise.all([rebuild, ...[...names, ...names].map(client)]);
  expect([...seen.keys()].toSorted()).toEqual(['200 true true', '404 true true']);
});

it('says that a port is taken, on either address, and then holds neither', async () => {
  const port = Number(new URL(site.url).port);
  await expect(serve(dir, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const other = createServer().listen(0, '::1');
  await once(other, 'listening').catch(() => {});
  const address = other.address() as AddressInfo | null;
  if (!address) return;
  await expect(serve(dir, address.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const free = createServer().listen(address.port, '127.0.0.1');
  await once(free, 'listening');
  await Promise.all([other, free].map((server) => once(server.close(), 'close')));
});

it('answers on both addresses of localhost', async () => {
  const { port } = new URL(site.url);
  for (const host of ['127.0.0.1', '[::1]'])
    expect((await fetch(`http://${host}:${port}/record/x/`)).status).toBe(200);
});
