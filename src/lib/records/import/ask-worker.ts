import { afterSilence } from '$lib/site/network/after-silence';
import type { Asked, FromOwnWorker, Told } from './own.worker';

/** So long without a sign, ms. The readers of FlatGeobuf and Parquet may follow a damaged length for ever. */
const SILENCE_MS = 60_000;

/**
 * The page's side of the worker that reads files: the newest question is answered, `close` gives up.
 * A worker that does not start, dies or falls silent says so.
 */
export class FileReading {
  #worker: Worker | null = null;
  #id = 0;
  #fail: (reason: Error) => void = () => {};
  #calm = () => {};

  ask<Type extends Asked['type']>(
    asked: Asked & { type: Type },
    onProgress: (done: number) => void = () => {},
  ): Promise<Told[Type]> {
    this.#fail(given());
    const id = ++this.#id;
    const worker = (this.#worker ??= new Worker(new URL('./own.worker.ts', import.meta.url), {
      type: 'module',
    }));
    const expectSign = () => {
      this.#calm();
      this.#calm = afterSilence(SILENCE_MS, () =>
        this.close(new Error(`not read within ${SILENCE_MS / 1000} s; the file may be damaged`)),
      );
    };
    expectSign();
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      worker.onmessage = ({ data }: MessageEvent<FromOwnWorker>) => {
        if (data.id !== id) return;
        if (data.type === 'progress') {
          expectSign();
          return onProgress(data.done);
        }
        this.#calm();
        if (data.type === 'done') resolve(data.told as Told[Type]);
        else reject(new Error(data.message));
      };
      worker.onerror = ({ message }) => {
        this.close(new Error(message || 'the reader of files stopped'));
      };
      worker.postMessage({ id, asked });
    });
  }

  /** Whether something is asked, or may be without opening its file again. */
  get isOpen(): boolean {
    return this.#worker !== null;
  }

  close(reason: Error = given()): void {
    this.#calm();
    this.#worker?.terminate();
    this.#worker = null;
    this.#fail(reason);
  }
}

const given = () => new DOMException('given up', 'AbortError');

/** Whether an answer was given up, so that nobody waits for it. */
export const isGivenUp = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';
