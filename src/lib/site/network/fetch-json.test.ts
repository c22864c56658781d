import { afterEach, expect, it, vi } from 'vitest';
import { fetchJson } from './fetch-json';

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
  ['no answer within 15 s', () => Promise.reject(new DOMException('late', 'TimeoutError'))],
  ['Failed to fetch', () => Promise.reject(new TypeError('Failed to fetch'))],
])('names the address and what was wrong: %s', async (reason, response) => {
  answer(response);
  await expect(fetchJson('a.json')).rejects.toThrow(`a.json: ${reason}`);
});
