import { afterEach, expect, it, vi } from 'vitest';
import { fetchFile, fetchJson } from './fetch-json';

afterEach(() => vi.unstubAllGlobals());

function answer(response: () => Response | Promise<Response>) {
  const fetch = vi.fn((_url: string, _options: RequestInit) => Promise.resolve(response()));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}
const page = () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } });
const cut = () =>
  new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('cut')) }));

it.each([
  ['HTTP 503, expected 200', () => new Response('', { status: 503 })],
  ['not JSON', () => new Response('{"a":')],
  ['not JSON', page],
  ['cut', cut],
  ['no answer within 20 s', () => Promise.reject(new DOMException('late', 'TimeoutError'))],
  ['Failed to fetch', () => Promise.reject(new TypeError('Failed to fetch'))],
])('names the address and what was wrong: %s', async (reason, response) => {
  answer(response);
  await expect(fetchJson('a.json')).rejects.toThrow(`a.json: ${reason}`);
});

it('asks again past the cache, until it has come', async () => {
  answer(() => new Response('{"a":'));
  await expect(fetchJson('b.json')).rejects.toThrow('not JSON');
  const fetch = answer(() => Response.json({ a: 1 }));
  expect(await fetchJson('b.json')).toEqual({ a: 1 });
  await fetchJson('b.json');
  expect(fetch.mock.calls.map(([, { cache }]) => cache)).toEqual(['reload', 'default']);
});

it('gives a file', async () => {
  answer(() => new Response('a,b', { headers: { 'Content-Type': 'text/csv' } }));
  const file = await fetchFile('of/a.csv', 'a.csv');
  expect([file.name, await file.text()]).toEqual(['a.csv', 'a,b']);
});

it('takes no page for a file', async () => {
  answer(page);
  await expect(fetchFile('a.csv', 'a.csv')).rejects.toThrow('a.csv: a page (text/html)');
});
