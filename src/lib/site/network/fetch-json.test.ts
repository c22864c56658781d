import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SILENCE_MS, fetchJson } from './fetch-json';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A body whose parts come so many ms apart; the last never ends when it is cut. */
function answer(parts: string[], apart: number, ends = true) {
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        signal.addEventListener('abort', () => controller.error(new Error('aborted')));
        for (const part of parts) {
          await new Promise((done) => setTimeout(done, apart));
          controller.enqueue(new TextEncoder().encode(part));
        }
        if (ends) controller.close();
      },
    });
    return Promise.resolve(new Response(body));
  });
}

it('waits as long as something comes', async () => {
  answer(['{"a"', ':', '1', '}'], SILENCE_MS - 600);
  const asked = fetchJson('a.json');
  await vi.advanceTimersByTimeAsync(4 * SILENCE_MS);
  expect(await asked).toEqual({ a: 1 });
});

it('names what stops half-way, a status, and what is no JSON', async () => {
  answer(['{"a"'], 1, false);
  const asked = expect(fetchJson('a.json')).rejects.toThrow('a.json: no answer for 8 s');
  await vi.advanceTimersByTimeAsync(2 * SILENCE_MS);
  await asked;
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 503 })));
  await expect(fetchJson('a.json')).rejects.toThrow('a.json: HTTP 503, expected 200');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"a":')));
  await expect(fetchJson('a.json')).rejects.toThrow('a.json: not JSON');
});
