const WAIT_MS = 20_000;

/** Requested again past the browser's cache, which may have kept them incomplete. */
const failed = new Set<string>();

export const fetchJson = <T>(url: string, fetch?: typeof globalThis.fetch) =>
  fetchFrom(url, async (response) => (await response.json()) as T, fetch);

/** Rejects a page in place of the file, which not every reader would. */
export const fetchFile = (url: string, name: string) =>
  fetchFrom(url, async (response) => {
    const type = response.headers.get('Content-Type') ?? '';
    if (type.includes('html')) throw new Error(`a page (${type}), expected a file`);
    return new File([await response.blob()], name);
  });

/** @throws an error with the address and the fault */
export async function fetchFrom<T>(
  url: string,
  read: (response: Response) => Promise<T>,
  fetch = globalThis.fetch,
): Promise<T> {
  try {
    const cache = failed.has(url) ? 'reload' : 'default';
    const response = await fetch(url, { cache, signal: AbortSignal.timeout(WAIT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}, expected 200`);
    const content = await read(response);
    failed.delete(url);
    return content;
  } catch (error) {
    failed.add(url);
    const { name, message } = error as Error;
    const late = `no answer within ${WAIT_MS / 1000} s`;
    const reason = { SyntaxError: 'not JSON', TimeoutError: late }[name] ?? message;
    throw new Error(`${url}: ${reason}`, { cause: error });
  }
}
