import { afterSilence } from '$lib/site/network/after-silence';
import type { OnProgress } from '$lib/core/reach/progress';
import type { CallName, Given, Told } from './calls';
import type { DataSource, FromWorker, ToWorker } from './protocol';

/** How a call ended. Nothing is ever thrown at the caller. */
export type Outcome<Answered> =
  | { status: 'done'; answer: Answered }
  /** A newer call of the same name took its place: show nothing. */
  | { status: 'superseded' }
  | { status: 'failed'; message: string };

/** The part of a Worker the client needs. */
export interface Port {
  postMessage: (message: ToWorker) => void;
  addEventListener: {
    (type: 'message', listener: (event: { data: FromWorker }) => void): void;
    (type: 'error', listener: (event: { message?: string }) => void): void;
  };
  terminate: () => void;
}

interface Asked {
  id: number;
  name: CallName;
  given: Given<CallName>;
  /** Called for work of more than half a second. */
  onProgress: OnProgress | undefined;
  settle: (outcome: Outcome<never>) => void;
  /** Workers that had it and died. */
  lost: number;
}

/**
 * The page's side of the workers: a call in, a promise of its outcome out; of each name only the newest is
 * answered. Workers start with the first call. Bands take seconds and have one of their own.
 */
export class ReachClient {
  readonly #quick: Lane;
  readonly #slow: Lane;
  #lastId = 0;

  constructor(start: () => Port, source: DataSource) {
    this.#quick = new Lane(start, source, false);
    this.#slow = new Lane(start, source, true);
  }

  /** Other data from now on; the call being worked on is still answered from the old. */
  load(source: DataSource): void {
    for (const lane of [this.#quick, this.#slow]) lane.load(source);
  }

  ask<Name extends CallName>(
    name: Name,
    given: Given<Name>,
    onProgress?: OnProgress,
  ): Promise<Outcome<Told<Name>>> {
    const lane = name === 'bands' ? this.#slow : this.#quick;
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      lane.add({ id, name, given, onProgress, settle: resolve, lost: 0 });
    });
  }

  /** Ends all calls and workers; a call after that begins with a new one. */
  close(): void {
    for (const lane of [this.#quick, this.#slow]) lane.close();
  }
}

const SUPERSEDED = { status: 'superseded' } as const;
/** A worker tells at once that it has a call; with many records it may then be silent for long, ms. */
const QUIET_MS = { untaken: 4500, taken: 60_000 };

/** A worker and the calls that wait for it; the newest goes first. */
class Lane {
  #port: Port | null = null;
  #waiting: Asked[] = [];
  #running: Asked | null = null;
  #calm = () => {};

  /** @param givesUp whether work that nobody waits for any more is given up, with its worker */
  constructor(
    private readonly start: () => Port,
    private source: DataSource,
    private readonly givesUp: boolean,
  ) {}

  load(source: DataSource): void {
    this.source = source;
    this.#port?.postMessage({ type: 'load', source });
  }

  add(asked: Asked): void {
    const isOlder = ({ name }: Asked) => name === asked.name;
    this.#waiting.filter(isOlder).forEach(({ settle }) => settle(SUPERSEDED));
    this.#waiting = [...this.#waiting.filter((one) => !isOlder(one)), asked];
    if (this.#running && isOlder(this.#running)) {
      this.#running.settle(SUPERSEDED);
      this.#running.onProgress = undefined;
      if (this.givesUp) this.#stop();
    }
    // Of several calls at once the last is the newest.
    queueMicrotask(() => this.#next());
  }

  close(): void {
    for (const { settle } of [...this.#waiting, ...(this.#running ? [this.#running] : [])])
      settle(SUPERSEDED);
    this.#waiting = [];
    this.#stop();
  }

  #next(): void {
    if (!this.#running && this.#waiting.length > 0) this.#post(this.#waiting.pop()!);
  }

  #post(asked: Asked): void {
    this.#running = asked;
    const { id, name, given } = asked;
    try {
      this.#listen(QUIET_MS.untaken);
      (this.#port ?? this.#begin()).postMessage({ type: 'ask', id, name, given });
    } catch (error) {
      // What cannot be copied to the worker, such as a proxy of Svelte's state.
      this.#settle({ status: 'failed', message: String(error) });
    }
  }

  #begin(): Port {
    const port = this.start();
    port.addEventListener('message', ({ data }) => port === this.#port && this.#receive(data));
    port.addEventListener('error', ({ message }) => {
      if (port === this.#port) this.#lose(message || 'the compute worker stopped');
    });
    port.postMessage({ type: 'load', source: this.source });
    return (this.#port = port);
  }

  #listen(ms: number): void {
    this.#calm();
    this.#calm = afterSilence(ms, () => this.#lose('the compute worker does not answer'));
  }

  /** A worker that does not start, dies or falls silent is replaced once; after that the reader is told. */
  #lose(message: string): void {
    const running = this.#running;
    this.#stop();
    if (!running) return;
    if (running.lost++ === 0) return this.#post(running);
    running.settle({ status: 'failed', message });
    this.#next();
  }

  #receive(message: FromWorker): void {
    if (message.id === undefined || message.id !== this.#running?.id) return;
    this.#listen(QUIET_MS.taken);
    switch (message.type) {
      case 'alive':
        return;
      case 'progress':
        return this.#running.onProgress?.(message.progress);
      case 'answer':
        // The worker answers a call with what that call gives (calls.ts).
        return this.#settle({ status: 'done', answer: message.answer as never });
      case 'failure':
        return this.#settle({ status: 'failed', message: message.message });
      default:
        message satisfies never;
    }
  }

  /** A call that was overtaken meanwhile is settled already. */
  #settle(outcome: Outcome<never>): void {
    this.#calm();
    this.#running?.settle(outcome);
    this.#running = null;
    this.#next();
  }

  #stop(): void {
    this.#calm();
    this.#port?.terminate();
    this.#port = this.#running = null;
  }
}

/** In the browser only. */
export function startReach(source: DataSource): ReachClient {
  const start = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new ReachClient(start, source);
}
