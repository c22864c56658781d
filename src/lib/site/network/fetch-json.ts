import { WAIT_MS } from './after-silence';

/**
 * A JSON file with all that is named of it: each field an object or a list ('0': a list that is not empty). What
 * else may stand at its address (of another version, another site's, a page that asks to sign in) is no file.
 */
export async function fetchJson<Data>(
  url: string,
  fields: readonly ((keyof Data & string) | '0')[] = [],
  fetch = globalThis.fetch,
): Promise<Data> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}, expected 200`);
    const data = (await response.json()) as Data | null;
    if (Object.keys(data ?? {}).length === 0) throw new Error('nothing in it');
    for (const field of fields as (keyof Data & string)[])
      if (!(data![field] instanceof Object)) throw new Error(`no "${field}" in it`);
    return data!;
  } catch (error) {
    const { name, message } = error as Error;
    const late = `no answer within ${WAIT_MS / 1000} s`;
    const reason = { SyntaxError: 'not JSON', TimeoutError: late }[name] ?? message;
    throw new Error(`${url}: ${reason}`, { cause: error });
  }
}
