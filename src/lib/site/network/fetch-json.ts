import { afterSilence } from './after-silence';

/** So long without a byte, ms: told as a failure, which the reader can try again. */
export const SILENCE_MS = 8000;

/** JSON of an address; rejects with the address and what was wrong. A slow answer may take any time. */
export async function fetchJson<Data>(url: string): Promise<Data> {
  const control = new AbortController();
  let calm = () => {};
  const heard = () => {
    calm();
    calm = afterSilence(SILENCE_MS, () => control.abort());
  };
  try {
    heard();
    const response = await fetch(url, { signal: control.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}, expected 200`);
    const parts = new TextDecoder();
    let text = '';
    const reader = response.body!.getReader();
    for (;;) {
      heard();
      const { done, value } = await reader.read();
      if (done) return JSON.parse(text + parts.decode()) as Data;
      text += parts.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${url}: not JSON`, { cause: error });
    const reason = error instanceof Error ? error.message : String(error);
    const silent = `no answer for ${SILENCE_MS / 1000} s`;
    throw new Error(`${url}: ${control.signal.aborted ? silent : reason}`, { cause: error });
  } finally {
    calm();
  }
}
