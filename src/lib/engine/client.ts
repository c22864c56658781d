import { afterSilence } from '$lib/site/network/after-silence';
import type { Answered, CallName, DataSource, FromWorker, Given, ToWorker } from './calls';

export type Port = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

interface Request {
  message: Extract<ToWorker, { id: number }>;
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** A worker tells at once that it has a call; with many records it may then be silent for long, ms. */
const QUIET_MS = { idle: 4500, busy: 60_000 };

/** The page's side of the worker, which starts with the first call. */
export class ReachClient {
  #port: Port | null = null;
  #requests = new Map<CallName, Request>();
  #lastId = 0;
  #isReplaced = false;
  #stopListening = () => {};

  constructor(
    private readonly start: () => Port,
    private readonly source: DataSource,
  ) {}

  /** Null when a newer call of the same name took its place. Rejects with what went wrong. */
  ask<Name extends CallName>(name: Name, given: Given<Name>): Promise<Answered<Name> | null> {
    this.#requests.get(name)?.resolve(null as never);
    return new Promise((resolve, reject) => {
      const message = { id: ++this.#lastId, name, given };
      if (this.#requests.size === 0) this.#listen(QUIET_MS.idle);
      this.#requests.set(name, { message, resolve, reject });
      try {
        (this.#port ?? this.#begin()).postMessage(message);
      } catch (error) {
        // What cannot be copied to the worker, such as a proxy of Svelte's state.
        this.#requests.delete(name);
        reject(error as Error);
      }
    });
  }

  /** Ends all calls and the worker; a call after that begins with a new one. */
  close(): void {
    this.#requests.forEach(({ resolve }) => resolve(null as never));
    this.#requests.clear();
    this.#stop();
  }

  #begin(): Port {
    const port = this.start();
    this.#port = port;
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
    if (this.#requests.size === 0) return;
    if (this.#isReplaced) {
      this.#requests.forEach(({ reject }) => reject(new Error(reason)));
      this.#requests.clear();
      this.#isReplaced = false;
      return;
    }
    this.#isReplaced = true;
    this.#listen(QUIET_MS.idle);
    const port = this.#begin();
    this.#requests.forEach(({ message }) => port.postMessage(message));
  }

  #receive({ id, answer, failure }: FromWorker): void {
    if (answer !== undefined || failure !== undefined) {
      this.#isReplaced = false;
      const request = [...this.#requests.values()].find(({ message }) => message.id === id);
      if (request) this.#requests.delete(request.message.name);
      if (failure === undefined) request?.resolve(answer as never);
      else request?.reject(new Error(failure));
    }
    if (this.#requests.size > 0) this.#listen(QUIET_MS.busy);
    else this.#stopListening();
  }

  #stop(): void {
    this.#stopListening();
    this.#port?.terminate();
    this.#port = null;
  }
}

/** In the browser only. */
export function startReach(source: DataSource): ReachClient {
  const start = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new ReachClient(start, source);
}
