import { WAIT_MS } from './after-silence';

/** Fields that must be an object or a list; '0' asks for a list that is not empty. */
export type Fields<T> = ((keyof T & string) | '0')[];

/** Rejects what lacks a field: a file of another version, or the page of a proxy that asks to sign in. */
export async function fetchJson<T>(url: string, fields: Fields<T> = [], fetch = globalThis.fetch) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}, expected 200`);
    const data = (await response.json()) as T;
    if (Object.keys(data ?? {}).length === 0) throw new Error('nothing in it');
    for (const field of fields as (keyof T & string)[])
      if (!(data[field] instanceof Object)) throw new Error(`no "${field}" in it`);
    return data;
  } catch (error) {
    const { name, message } = error as Error;
    const late = `no answer within ${WAIT_MS / 1000} s`;
    const reason = { SyntaxError: 'not JSON', TimeoutError: late }[name] ?? message;
    throw new Error(`${url}: ${reason}`, { cause: error });
  }
}
