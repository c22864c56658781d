import type { AnswerTo, Question } from '$lib/core/questions/question';
import { afterSilence } from '$lib/site/network/after-silence';
import type { OnProgress } from '$lib/core/reach/progress';
import type { DataSource, Failure, FromWorker, ToWorker } from './protocol';

/** How a question ended. Nothing is ever thrown at the asker. */
export type Outcome<Answered> =
  | { status: 'done'; answer: Answered }
  /** A newer question of the same channel, or `cancel`, took its place: show nothing. */
  | { status: 'superseded' }
  | { status: 'failed'; failure: Failure };

export interface AskOptions {
  /** A new question ends the open one of its channel; the question's kind unless given. */
  channel?: string;
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
  channel: string;
  question: Question;
  onProgress: OnProgress | undefined;
  onSilence: (() => void) | undefined;
  settle: (outcome: Outcome<never>) => void;
}

/**
 * The page's side of the compute workers: a question in, a promise of its outcome out. Of each channel
 * only the newest question is answered. What takes seconds has a worker of its own, so that nothing
 * short waits for it.
 */
export class ReachClient {
  readonly #quick: Lane;
  readonly #slow: Lane;
  #lastId = 0;

  constructor(start: () => Port, source: DataSource) {
    this.#quick = new Lane(start, source, false);
    this.#slow = new Lane(start, source, true);
    this.#quick.begin();
  }

  /** Other data from now on; the question being worked on is still answered from the old. */
  load(source: DataSource): void {
    for (const lane of [this.#quick, this.#slow]) lane.load(source);
  }

  ask<Asks extends Question>(
    question: Asks,
    { channel = question.kind, onProgress, onSilence }: AskOptions = {},
  ): Promise<Outcome<AnswerTo<Asks>>> {
    this.cancel(channel);
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const lane = isLong(question) ? this.#slow : this.#quick;
      lane.add({ id, channel, question, onProgress, onSilence, settle: resolve });
    });
  }

  /** Ends the open question of a channel. */
  cancel(channel: string): void {
    for (const lane of [this.#quick, this.#slow]) lane.drop((asked) => asked.channel === channel);
  }

  /** Ends all questions and workers; a question after that begins with a new one. */
  close(): void {
    for (const lane of [this.#quick, this.#slow]) lane.close();
  }
}

function isLong(question: Question): boolean {
  if (question.kind === 'measures') return Boolean(question.bands ?? question.adjusted);
  return question.kind === 'stall' && question.sensitivity === true;
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
      const failure: Failure = {
        code: 'internal',
        message: message || 'the compute worker stopped',
      };
      this.#end({ status: 'failed', failure });
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
      this.begin().postMessage({ type: 'ask', id: asked.id, question: asked.question });
    } catch (error) {
      // What cannot be copied to the worker, such as a proxy of Svelte's state.
      const failure: Failure = { code: 'internal', message: String(error) };
      this.#settle({ status: 'failed', failure });
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
        // The worker answers a question of a kind with that kind's answer (answer.ts).
        return this.#settle({ status: 'done', answer: message.answer as never });
      case 'failure':
        return this.#settle({ status: 'failed', failure: message.failure });
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
