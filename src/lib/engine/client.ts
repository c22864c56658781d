import type { AnswerTo, Question } from '$lib/core/questions/question';
import type { Progress } from '$lib/core/questions/steps';
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
  onProgress?: (progress: Progress) => void;
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
  channel: string;
  onProgress: AskOptions['onProgress'];
  settle: (outcome: Outcome<never>) => void;
}

/**
 * The page's side of the compute worker: a question in, a promise of its outcome out. Of each channel
 * only the newest question is answered.
 */
export class ReachClient {
  readonly #port: Port;
  readonly #open = new Map<number, Asked>();
  #lastId = 0;

  constructor(port: Port, source: DataSource) {
    this.#port = port;
    port.addEventListener('message', ({ data }) => this.#receive(data));
    // A worker that does not start, or dies, answers nothing: say so instead of waiting for ever.
    port.addEventListener('error', ({ message }) => {
      const text = message || 'the compute worker stopped';
      const failure: Failure = { code: 'internal', message: text };
      for (const id of [...this.#open.keys()]) this.#settle(id, { status: 'failed', failure });
    });
    this.load(source);
  }

  /** Other data from now on; open questions are still answered from the old. */
  load(source: DataSource): void {
    this.#port.postMessage({ type: 'load', source });
  }

  ask<Asks extends Question>(
    question: Asks,
    { channel = question.kind, onProgress }: AskOptions = {},
  ): Promise<Outcome<AnswerTo<Asks>>> {
    this.cancel(channel);
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#open.set(id, { channel, onProgress, settle: resolve });
      try {
        this.#port.postMessage({ type: 'ask', id, question });
      } catch (error) {
        // What cannot be copied to the worker, such as a proxy of Svelte's state.
        const failure: Failure = { code: 'internal', message: String(error) };
        this.#settle(id, { status: 'failed', failure });
      }
    });
  }

  /** Ends the open question of a channel. */
  cancel(channel: string): void {
    for (const [id, asked] of this.#open) {
      if (asked.channel !== channel) continue;
      this.#port.postMessage({ type: 'cancel', id });
      this.#settle(id, { status: 'superseded' });
    }
  }

  close(): void {
    for (const id of [...this.#open.keys()]) this.#settle(id, { status: 'superseded' });
    this.#port.terminate();
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case 'progress':
        this.#open.get(message.id)?.onProgress?.(message.progress);
        return;
      case 'answer':
        // The worker answers a question of a kind with that kind's answer (answer.ts).
        this.#settle(message.id, { status: 'done', answer: message.answer as never });
        return;
      case 'failure':
        this.#settle(message.id, { status: 'failed', failure: message.failure });
        return;
      default:
        message satisfies never;
    }
  }

  #settle(id: number, outcome: Outcome<never>): void {
    const asked = this.#open.get(id);
    this.#open.delete(id);
    asked?.settle(outcome);
  }
}

/** Starts the worker. In the browser only. */
export function startReach(source: DataSource): ReachClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new ReachClient(worker, source);
}
