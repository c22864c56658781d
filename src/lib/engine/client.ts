import type { Progress } from '$lib/core/reach/measures';
import type { Answered, Arguments, CallName, DataSource, FromWorker, ToWorker } from './calls';

export type Port = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

interface Request {
  id: number;
  message: ToWorker;
  isLong: boolean;
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** The page's side of the worker, which starts with the first call. */
export class ReachClient {
  #port: Port | null = null;
  #requests = new Map<CallName, Request>();
  #lastId = 0;

  constructor(
    private readonly start: () => Port,
    private readonly source: DataSource,
    private readonly onProgress: (progress: Progress | null) => void = () => {},
  ) {}

  /** Null when superseded by a newer call of the same name. */
  ask<Name extends CallName>(name: Name, args: Arguments<Name>): Promise<Answered<Name> | null> {
    const superseded = this.#requests.get(name);
    superseded?.resolve(null as never);
    this.#requests.delete(name);
    // Nobody waits for it: a new worker takes over the other calls.
    if (superseded?.isLong) this.#restart();
    return new Promise((resolve, reject) => {
      const message: ToWorker = { id: ++this.#lastId, name, args };
      // Rejects where an argument cannot be cloned, such as a Svelte proxy.
      (this.#port ??= this.#begin()).postMessage(message);
      this.#requests.set(name, { id: message.id, message, isLong: false, resolve, reject });
    });
  }

  #restart(): void {
    this.#stop();
    for (const request of this.#requests.values()) {
      request.isLong = false;
      (this.#port ??= this.#begin()).postMessage(request.message);
    }
  }

  /** Ends all calls and the worker. A later call starts a new one. */
  close(): void {
    this.#end(({ resolve }) => resolve(null as never));
  }

  #begin(): Port {
    const port = this.start();
    port.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#receive(data));
    port.addEventListener('error', ({ message }) => {
      const reason = new Error(message || 'the compute worker did not start');
      this.#end(({ reject }) => reject(reason));
    });
    port.postMessage({ source: this.source });
    return port;
  }

  #receive({ id, answer, failure, progress }: FromWorker): void {
    const [name, request] = [...this.#requests].find(([, asked]) => asked.id === id) ?? [];
    if (!name || !request) return;
    if (progress) {
      request.isLong = true;
      this.onProgress(progress);
      return;
    }
    if (request.isLong) this.onProgress(null);
    this.#requests.delete(name);
    if (failure === undefined) request.resolve(answer as never);
    else request.reject(new Error(failure));
  }

  #stop(): void {
    this.#port?.terminate();
    this.#port = null;
    this.onProgress(null);
  }

  #end(settle: (request: Request) => void): void {
    this.#stop();
    this.#requests.forEach(settle);
    this.#requests.clear();
  }
}

export function startReach(
  source: DataSource,
  onProgress: (progress: Progress | null) => void,
): ReachClient {
  const start = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new ReachClient(start, source, onProgress);
}
