import { afterEach, expect, it, vi } from 'vitest';
import { fetchFile, fetchJson } from './fetch-json';

interface Content {
  title: string;
  km: number | null;
  rows: { isPart: boolean }[];
  shares: Record<string, number>;
}
const right: Content = { title: 'a', km: null, rows: [{ isPart: true }], shares: { a: 1 } };
const read = () =>
  fetchJson<Content>('a.json', {
    title: 'text',
    'km?': 'number',
    rows: [{ isPart: 'flag' }],
    shares: { '*': 'number' },
  });

afterEach(() => vi.unstubAllGlobals());

const answer = (response: () => Response | Promise<Response>) =>
  vi.stubGlobal('fetch', () => Promise.resolve(response()));

it.each([right, { ...right, km: 5, rows: [], more: 1 }, { ...right, km: undefined, shares: {} }])(
  'gives what came: %j',
  async (content) => {
    answer(() => Response.json(content));
    expect(await read()).toEqual(JSON.parse(JSON.stringify(content)));
  },
);

it.each([
  ['HTTP 503, expected 200', () => new Response('', { status: 503 })],
  ['not JSON', () => new Response('{"a":')],
  ['no answer within 8 s', () => Promise.reject(new DOMException('late', 'TimeoutError'))],
  ['nothing in it', () => Response.json([])],
  ['nothing in it', () => Response.json(null)],
  ['Failed to fetch', () => Promise.reject(new TypeError('Failed to fetch'))],
])('names the address and what was wrong: %s', async (reason, response) => {
  answer(response);
  await expect(read()).rejects.toThrow(`a.json: ${reason}`);
});

it.each([
  ['its content is [1], expected an object', [1]],
  ['title is missing, expected text', { ...right, title: undefined }],
  ['title is 5, expected text', { ...right, title: 5 }],
  ['km is "5", expected a number', { ...right, km: '5' }],
  ['rows is {}, expected a list', { ...right, rows: {} }],
  ['rows[1] is null, expected an object', { ...right, rows: [...right.rows, null] }],
  ['rows[0].isPart is missing, expected true or false', { ...right, rows: [{}] }],
  ['shares.b is null, expected a number', { ...right, shares: { a: 1, b: null } }],
])('names the field of another shape: %s', async (fault, content) => {
  answer(() => Response.json(content));
  await expect(read()).rejects.toThrow(`a.json: ${fault}`);
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
