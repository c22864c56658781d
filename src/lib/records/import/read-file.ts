import type { ReadResult } from './read';

/** A file that takes longer is given up: no page waits for what it cannot show. */
const PATIENCE_MS = 20_000;

/**
 * Reads a reader's own file in a worker. Rejects when the worker fails, does not answer in time or
 * `signal` aborts; what is wrong in the file is in the result.
 */
export function readFile(file: File, signal?: AbortSignal): Promise<ReadResult> {
  const worker = new Worker(new URL('./own.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ReadResult>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${file.name}: no answer in 20 s`)),
      PATIENCE_MS,
    );
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
    worker.onmessage = ({ data }: MessageEvent<ReadResult>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = ({ message }) => {
      clearTimeout(timer);
      reject(new Error(`${file.name}: ${message}`));
    };
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
