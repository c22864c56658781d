import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../tools/serve.mjs';

const dir = mkdtempSync(join(tmpdir(), 'joint-reach-serve-'));
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
  site = await serve(dir, 0);
});

afterAll(async () => {
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

it('cuts off what cannot be read after all, and goes on', async () => {
  // It is there to be looked at, and cannot be opened, like a file that vanishes in between.
  const gone = createServer().listen(join(dir, 'gone.txt'));
  await once(gone, 'listening');
  await expect(ask('/gone.txt')).rejects.toThrow();
  gone.close();
  await expect(ask('/', 'GET', { range: 'bytes=3-1' })).rejects.toThrow();
  expect(await ask('/')).toMatchObject({ status: 200, body: 'home' });
});

it('says that a port is taken', async () => {
  const port = Number(new URL(site.url).port);
  await expect(serve(dir, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
