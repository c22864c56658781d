/** By then an answer is here, or the reader is told and can try again. */
const TIMEOUT_MS = 15_000;

export async function fetchJson<Data>(url: string): Promise<Data> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}, expected 200`);
    return (await response.json()) as Data;
  } catch (error) {
    const { name, message } = error as Error;
    const late = `no answer within ${TIMEOUT_MS / 1000} s`;
    const reason = { SyntaxError: 'not JSON', TimeoutError: late }[name] ?? message;
    throw new Error(`${url}: ${reason}`, { cause: error });
  }
}
