import { afterSilence } from '$lib/site/network/after-silence';
import type { Answered, CallName, DataSource, FromWorker, Given, ToWorker } from './calls';

export type Port = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

interface Waiting {
  message: Extract<ToWorker, { id: number }>;
  onProgress: ((done: number) => void) | undefined;
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** A worker tells at once that it has a call; with many records it may then be silent for long, ms. */
const QUIET_MS = { idle: 4500, busy: 60_000 };

/** The page's side of a worker, which starts with the first call. */
export class ReachClient {
  #port: Port | null = null;
  #waiting = new Map<CallName, Waiting>();
  #lastId = 0;
  /** Workers lost one after the other without an answer. */
  #lost = 0;
  #stopListening = () => {};

  /** @param givesUp whether work that nobody waits for any more is given up, with its worker */
  constructor(
    private readonly start: () => Port,
    private readonly source: DataSource,
    private readonly givesUp = false,
  ) {}

  /** Null when a newer call of the same name took its place. Rejects with what went wrong. */
  ask<Name extends CallName>(
    name: Name,
    given: Given<Name>,
    onProgress?: (done: number) => void,
  ): Promise<Answered<Name> | null> {
    const older = this.#waiting.get(name);
    if (older) {
      older.resolve(null as never);
      this.#waiting.delete(name);
      if (this.givesUp) this.#stop();
    }
    return new Promise((resolve, reject) => {
      const message = { id: ++this.#lastId, name, given };
      if (this.#waiting.size === 0) this.#listen(QUIET_MS.idle);
      this.#waiting.set(name, { message, onProgress, resolve, reject });
      try {
        (this.#port ?? this.#begin()).postMessage(message);
      } catch (error) {
        // What cannot be copied to the worker, such as a proxy of Svelte's state.
        this.#waiting.delete(name);
        reject(error as Error);
      }
    });
  }

  /** Ends all calls and the worker; a call after that begins with a new one. */
  close(): void {
    this.#waiting.forEach(({ resolve }) => resolve(null as never));
    this.#waiting.clear();
    this.#stop();
  }

  #begin(): Port {
    const port = (this.#port = this.start());
    port.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (port === this.#port) this.#receive(data);
    });
    port.addEventListener('error', ({ message }) => {
      if (port === this.#port) this.#lose(message || 'the compute worker stopped');
    });
    port.postMessage({ source: this.source });
    return port;
  }

  #listen(ms: number): void {
    this.#stopListening();
    this.#stopListening = afterSilence(ms, () => this.#lose('the compute worker does not answer'));
  }

  /** A worker that does not start, dies or falls silent is replaced once; after that the reader is told. */
  #lose(reason: string): void {
    this.#stop();
    if (this.#waiting.size === 0) return;
    if (this.#lost++ === 0) {
      this.#listen(QUIET_MS.idle);
      const port = this.#begin();
      this.#waiting.forEach(({ message }) => port.postMessage(message));
      return;
    }
    this.#waiting.forEach(({ reject }) => reject(new Error(reason)));
    this.#waiting.clear();
    this.#lost = 0;
  }

  #receive({ id, progress, answer, failure }: FromWorker): void {
    const one = [...this.#waiting.values()].find(({ message }) => message.id === id);
    if (progress !== undefined) one?.onProgress?.(progress);
    if (answer !== undefined || failure !== undefined) {
      this.#lost = 0;
      if (one) this.#waiting.delete(one.message.name);
      if (failure === undefined) one?.resolve(answer as never);
      else one?.reject(new Error(failure));
    }
    if (this.#waiting.size > 0) this.#listen(QUIET_MS.busy);
    else this.#stopListening();
  }

  #stop(): void {
    this.#stopListening();
    this.#port?.terminate();
    this.#port = null;
  }
}

/** In the browser only. */
export function startReach(source: DataSource, givesUp = false): ReachClient {
  const start = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new ReachClient(start, source, givesUp);
}
