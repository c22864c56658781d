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
