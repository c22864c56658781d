import { WAIT_MS } from './after-silence';

/** Fields that must be an object or a list; '0' asks for a list that is not empty. */
export type Fields<T> = ((keyof T & string) | '0')[];

/** Rejects what lacks a field: a file of another version, or the page of a proxy that asks to sign in. */
export const fetchJson = <T>(url: string, fields: Fields<T> = [], fetch = globalThis.fetch) =>
  fetchFrom(
    url,
    async (response) => {
      const data = (await response.json()) as T;
      if (Object.keys(data ?? {}).length === 0) throw new Error('nothing in it');
      for (const field of fields as (keyof T & string)[])
        if (!(data[field] instanceof Object)) throw new Error(`no "${field}" in it`);
      return data;
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
    const { name, message } = error as Error;
    const late = `no answer within ${WAIT_MS / 1000} s`;
    const reason = { SyntaxError: 'not JSON', TimeoutError: late }[name] ?? message;
    throw new Error(`${url}: ${reason}`, { cause: error });
  }
}
