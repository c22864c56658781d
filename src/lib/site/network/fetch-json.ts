import { WAIT_MS } from './after-silence';
import { checkShape, type AnyShape, type Shape } from './shape';

/** Rejects what has another shape: a file of another version, or the page of a proxy that asks to sign in. */
export async function fetchJson<T>(url: string, shape: Shape<T>, fetch = globalThis.fetch) {
  const data = await fetched(url, fetch);
  checkShape(url, data, shape as AnyShape);
  return data as T;
}

async function fetched(url: string, fetch: typeof globalThis.fetch): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}, expected 200`);
    const data = (await response.json()) as unknown;
    if (Object.keys(data ?? {}).length === 0) throw new Error('nothing in it');
    return data;
  } catch (error) {
    const { name, message } = error as Error;
    const late = `no answer within ${WAIT_MS / 1000} s`;
    const reason = { SyntaxError: 'not JSON', TimeoutError: late }[name] ?? message;
    throw new Error(`${url}: ${reason}`, { cause: error });
  }
}
