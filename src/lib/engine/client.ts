import { afterSilence } from '$lib/site/network/after-silence';
import { started } from '$lib/site/network/workers';
import type { Answered, Arguments, CallName, DataSource, FromWorker, ToWorker } from './calls';

export type Port = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

interface Request {
  message: Extract<ToWorker, { id: number }>;
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** How long a worker may be silent before it acknowledges a call, and while it computes. */
const MAX_SILENCE_MS = { idle: 4500, busy: 60_000 };

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

  /** Null when a newer call of the same name supersedes this one. */
  ask<Name extends CallName>(name: Name, args: Arguments<Name>): Promise<Answered<Name> | null> {
    this.#requests.get(name)?.resolve(null as never);
    return new Promise((resolve, reject) => {
      const message = { id: ++this.#lastId, name, args };
      if (this.#requests.size === 0) this.#listen(MAX_SILENCE_MS.idle);
      this.#requests.set(name, { message, resolve, reject });
      try {
        (this.#port ?? this.#begin()).postMessage(message);
      } catch (error) {
        // An argument cannot be cloned, such as a proxy of Svelte's state.
        this.#requests.delete(name);
        reject(error as Error);
      }
    });
  }

  /** Ends all calls and the worker. A later call starts a new worker. */
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
      if (port === this.#port) this.#replace(message || 'the compute worker stopped');
    });
    port.postMessage({ source: this.source });
    return port;
  }

  #listen(ms: number): void {
    this.#stopListening();
    this.#stopListening = afterSilence(ms, () =>
      this.#replace('the compute worker does not answer'),
    );
  }

  /** Replaces a worker that died, fell silent or never started; the second time in a row, calls fail. */
  #replace(reason: string): void {
    this.#stop();
    if (this.#requests.size === 0) return;
    if (this.#isReplaced) {
      this.#requests.forEach(({ reject }) => reject(new Error(reason)));
      this.#requests.clear();
      this.#isReplaced = false;
      return;
    }
    this.#isReplaced = true;
    this.#listen(MAX_SILENCE_MS.idle);
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
    if (this.#requests.size > 0) this.#listen(MAX_SILENCE_MS.busy);
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
  return new ReachClient(() => started(start), source);
}
