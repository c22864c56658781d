import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locales } from '../src/lib/paraglide/runtime';
import { pages } from '../src/lib/site/pages.server';
import { headers } from '../tools/headers.mjs';
import { serve } from '../tools/serve.mjs';

const dir = mkdtempSync(join(tmpdir(), 'joint-reach-serve-'));
/** Of each language; English has no prefix. */
const PAGES = pages.flatMap(({ path }) =>
  locales.map((locale) => (locale === 'en' ? path : `/${locale}${path}`)),
);
let site: Awaited<ReturnType<typeof serve>>;

function put(file: string, content: string): void {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), content);
}

beforeAll(async () => {
  put('404.html', 'missing');
  put('record/x/index.html', 'record x');
  put('layer.geojson', '{}');
  put('_app/immutable/workers/w.js', '');
  put('embed/index.html', 'embed');
  for (const path of PAGES) put(`${path}/index.html`, path);
  put('index.html', 'home');
  put('_headers', headers());
  site = await serve(dir, 0);
});

afterAll(() => {
  site.close();
  rmSync(dir, { recursive: true });
});

/** fetch would tidy the path up before it is sent. */
async function ask(path: string) {
  const [response] = (await once(request(site.url, { path }).end(), 'response')) as [
    IncomingMessage,
  ];
  const { statusCode: status } = response;
  return { status, headers: response.headers, body: await text(response) };
}

it.each([
  ['/', 'home'],
  ['/record/x/?year=2016', 'record x'],
  ['/layer.geojson', '{}'],
])('gives what is at %s', async (path, body) => {
  expect(await ask(path)).toMatchObject({ status: 200, body });
});

it.each([
  ['/record/x?year=2016', '/record/x/?year=2016'],
  ['/index.html', '/'],
  ['/record/x/index.html?year=2016', '/record/x/?year=2016'],
  ['//', '/'],
  ['//record//x', '/record/x/'],
])('leads from %s to the one address of the page', async (path, location) => {
  expect(await ask(path)).toMatchObject({ status: 308, headers: { location } });
});

it.each([
  '/record/nothing',
  '/record',
  '/%E0%A4',
  '/a%00',
  '/../etc/passwd',
  '//elsewhere.example',
])('answers %s with the page of status 404', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 404, body: 'missing' });
});

it('sends the headers of static/_headers, and has a browser ask again for the rest', async () => {
  const worker = await ask('/_app/immutable/workers/w.js');
  expect(worker.headers['content-security-policy']).toMatch(/^default-src 'none'/);
  expect(worker.headers['cache-control']).toContain('immutable');
  const home = await ask('/');
  expect(home.headers['cache-control']).toBe('no-cache');
});

it('lets other sites frame /embed and no other page', async () => {
  const policyOf = async (path: string) => (await ask(path)).headers['content-security-policy'];
  expect(await policyOf('/embed/')).toBeUndefined();
  for (const path of [...PAGES, '/record/x'])
    expect(await policyOf(`${path}/`.replace('//', '/')), path).toBe("frame-ancestors 'self'");
});

it('sees a file that comes later, and survives one that vanishes', async () => {
  put('later.txt', 'später');
  const later = await ask('/later.txt');
  expect(later).toMatchObject({ status: 200, body: 'später' });
  expect(later.headers['content-type']).toBe('text/plain;charset=utf-8');
  rmSync(join(dir, 'later.txt'));
  expect((await ask('/later.txt')).status).toBe(404);
});

it('says that a port is taken, and answers on both addresses of localhost', async () => {
  const { port } = new URL(site.url);
  await expect(serve(dir, Number(port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  for (const host of ['127.0.0.1', '[::1]'])
    expect((await fetch(`http://${host}:${port}/record/x/`)).status).toBe(200);
});
