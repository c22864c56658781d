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

export interface AskOptions {
  /** Called for work of more than half a second. */
  onProgress?: OnProgress;
  /** Called when nothing has been heard for some seconds; an answer may still come. */
  onSilence?: () => void;
}

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
  onProgress: OnProgress | undefined;
  onSilence: (() => void) | undefined;
  settle: (outcome: Outcome<never>) => void;
}

/**
 * The page's side of the compute workers: a call in, a promise of its outcome out. Of each name only the
 * newest is answered. Workers start with the first call.
 */
export class ReachClient {
  readonly #quick: Lane;
  readonly #slow: Lane;
  #lastId = 0;

  constructor(start: () => Port, source: DataSource) {
    this.#quick = new Lane(start, source, false);
    this.#slow = new Lane(start, source, true);
  }

  /** Other data from now on; the question being worked on is still answered from the old. */
  load(source: DataSource): void {
    for (const lane of [this.#quick, this.#slow]) lane.load(source);
  }

  ask<Name extends CallName>(
    name: Name,
    given: Given<Name>,
    { onProgress, onSilence }: AskOptions = {},
  ): Promise<Outcome<Told<Name>>> {
    const lane = name === 'bands' ? this.#slow : this.#quick;
    lane.drop((asked) => asked.name === name);
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      lane.add({ id, name, given, onProgress, onSilence, settle: resolve });
    });
  }

  /** Ends all questions and workers; a question after that begins with a new one. */
  close(): void {
    for (const lane of [this.#quick, this.#slow]) lane.close();
  }
}

const SUPERSEDED = { status: 'superseded' } as const;
/**
 * A worker tells at once that it has a question. One that answered before and does not tell in this time,
 * ms, is dead and replaced; after as long again the reader is told.
 */
const QUIET_MS = 4500;

/** A worker and the questions that wait for it; the newest goes first. */
class Lane {
  #port: Port | null = null;
  #waiting: Asked[] = [];
  #running: Asked | null = null;
  /** Whether this worker has ever spoken; a new one may still be on its way. */
  #spoke = false;
  /** Of the running question: whether the worker has it, and whether it was given to a second one. */
  #isTaken = false;
  #isSecond = false;
  #calm = () => {};

  /** @param givesUp whether work that nobody waits for any more is given up, with its worker */
  constructor(
    private readonly start: () => Port,
    private source: DataSource,
    private readonly givesUp: boolean,
  ) {}

  begin(): Port {
    if (this.#port) return this.#port;
    const port = this.start();
    port.addEventListener('message', ({ data }) => {
      if (port === this.#port) this.#receive(data);
    });
    // A worker that does not start, or dies, answers nothing: say so instead of waiting for ever.
    port.addEventListener('error', ({ message }) => {
      if (port !== this.#port) return;
      if (this.#running && !this.#isSecond) return this.#again();
      this.#end({ status: 'failed', message: message || 'the compute worker stopped' });
    });
    port.postMessage({ type: 'load', source: this.source });
    this.#spoke = false;
    return (this.#port = port);
  }

  load(source: DataSource): void {
    this.source = source;
    this.#port?.postMessage({ type: 'load', source });
  }

  add(asked: Asked): void {
    this.#waiting.push(asked);
    // Of several questions at once the last is the newest.
    queueMicrotask(() => this.#next());
  }

  drop(isDropped: (asked: Asked) => boolean): void {
    const running = this.#running;
    for (const asked of this.#waiting.filter(isDropped)) asked.settle(SUPERSEDED);
    this.#waiting = this.#waiting.filter((asked) => !isDropped(asked));
    if (!running || !isDropped(running)) return;
    running.settle(SUPERSEDED);
    running.onProgress = undefined;
    if (this.givesUp) this.#stop();
  }

  close(): void {
    this.#end(SUPERSEDED);
  }

  /** The running question goes to another worker. */
  #again(): void {
    const running = this.#running;
    this.#stop();
    this.#isSecond = true;
    if (running) this.#post(running);
  }

  #next(): void {
    if (this.#running) return;
    const asked = this.#waiting.pop();
    if (!asked) return;
    this.#isSecond = false;
    this.#post(asked);
  }

  #post(asked: Asked): void {
    this.#running = asked;
    this.#isTaken = false;
    try {
      this.#listen(1);
      const { id, name, given } = asked;
      this.begin().postMessage({ type: 'ask', id, name, given });
    } catch (error) {
      // What cannot be copied to the worker, such as a proxy of Svelte's state.
      this.#settle({ status: 'failed', message: String(error) });
    }
  }

  /** Waits for the running question, for the first or a later stretch of silence. */
  #listen(stretch: number): void {
    this.#calm();
    this.#calm = afterSilence(QUIET_MS, () => {
      if (stretch === 1 && this.#spoke && !this.#isTaken && !this.#isSecond) return this.#again();
      if (stretch === 2 || this.#isSecond) this.#running?.onSilence?.();
      this.#listen(stretch + 1);
    });
  }

  #receive(message: FromWorker): void {
    this.#spoke = true;
    if (message.id === undefined || message.id !== this.#running?.id) return;
    this.#isTaken = true;
    this.#listen(1);
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

  /** A question that was dropped meanwhile is settled already. */
  #settle(outcome: Outcome<never>): void {
    this.#calm();
    this.#running?.settle(outcome);
    this.#running = null;
    this.#next();
  }

  #stop(): void {
    this.#calm();
    this.#port?.terminate();
    this.#port = null;
    this.#running = null;
  }

  #end(outcome: Outcome<never>): void {
    for (const { settle } of [...this.#waiting, ...(this.#running ? [this.#running] : [])]) {
      settle(outcome);
    }
    this.#waiting = [];
    this.#stop();
  }
}

/** Starts the workers when they are needed. In the browser only. */
export function startReach(source: DataSource): ReachClient {
  const start = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new ReachClient(start, source);
}
