import { afterEach, expect, it, vi } from 'vitest';
import { fetchFile, fetchJson } from './fetch-json';

afterEach(() => vi.unstubAllGlobals());

const answer = (response: () => Response | Promise<Response>) =>
  vi.stubGlobal('fetch', () => Promise.resolve(response()));

it('gives what came', async () => {
  answer(() => new Response('{"a":1}'));
  expect(await fetchJson('a.json')).toEqual({ a: 1 });
});

it.each([
  ['HTTP 503, expected 200', () => new Response('', { status: 503 })],
  ['not JSON', () => new Response('{"a":')],
  ['no answer within 8 s', () => Promise.reject(new DOMException('late', 'TimeoutError'))],
  ['nothing in it', () => Response.json([])],
  ['nothing in it', () => Response.json(null)],
  ['no "b" in it', () => Response.json({ a: {} })],
  ['no "b" in it', () => Response.json({ a: {}, b: 1 })],
  ['Failed to fetch', () => Promise.reject(new TypeError('Failed to fetch'))],
])('names the address and what was wrong: %s', async (reason, response) => {
  answer(response);
  await expect(fetchJson<{ b: object }>('a.json', ['b'])).rejects.toThrow(`a.json: ${reason}`);
});

it('gives a file', async () => {
  answer(() => new Response('a,b', { headers: { 'Content-Type': 'text/csv' } }));
  const file = await fetchFile('of/a.csv', 'a.csv');
  expect([file.name, await file.text()]).toEqual(['a.csv', 'a,b']);
});

it.each([
  ['HTTP 404, expected 200', () => new Response('', { status: 404 })],
  [
    'a page (text/html), expected a file',
    () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } }),
  ],
  [
    'cut',
    () =>
      new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('cut')) })),
  ],
])('names the address of a file that did not come: %s', async (reason, response) => {
  answer(response);
  await expect(fetchFile('a.csv', 'a.csv')).rejects.toThrow(`a.csv: ${reason}`);
});
