import { InputError } from '$lib/core/record/input-error';
import { WAIT_MS } from './after-silence';
import { checkShape, type AnyShape, type Shape } from './shape';

/** Rejects what has another shape: a file of another version, or the page of a proxy that asks to sign in. */
export const fetchJson = <T>(url: string, shape: Shape<T>, fetch = globalThis.fetch) =>
  fetchFrom(
    url,
    async (response) => {
      const data = (await response.json()) as unknown;
      if (Object.keys(data ?? {}).length === 0) throw new Error('nothing in it');
      checkShape(url, data, shape as AnyShape);
      return data as T;
    },
    fetch,
  );

/** Rejects a page that came in place of the file. */
export const fetchFile = (url: string, name: string) =>
  fetchFrom(url, async (response) => {
    const type = response.headers.get('Content-Type') ?? '';
    if (type.includes('html')) throw new Error(`a page (${type}), expected a file`);
    return new File([await response.blob()], name);
  });

async function fetchFrom<T>(
  url: string,
  read: (response: Response) => Promise<T>,
  fetch = globalThis.fetch,
): Promise<T> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}, expected 200`);
    return await read(response);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { name, message } = error as Error;
    const late = `no answer within ${WAIT_MS / 1000} s`;
    const reason = { SyntaxError: 'not JSON', TimeoutError: late }[name] ?? message;
    throw new Error(`${url}: ${reason}`, { cause: error });
  }
}
