import { answerSteps } from '$lib/core/questions/answer';
import type { ReachDataset } from '$lib/core/reach/dataset';
import { InputError } from '$lib/core/record/input-error';
import type { Answer } from '$lib/core/questions/question';
import type { Steps } from '$lib/core/questions/steps';
import { LoadError, loadDataset } from './load';
import type { Failure, FromWorker, ToWorker } from './protocol';

/** A task works this long before it lets messages in, ms. */
const SLICE_MS = 20;
/** Progress is told only of tasks that take longer than this, ms. */
const SILENT_MS = 500;
const PROGRESS_EVERY_MS = 100;

interface Task {
  id: number;
  steps: Steps<Answer>;
  started: number;
  told: number;
}

interface Surroundings {
  post: (message: FromWorker) => void;
  /** ms */
  now: () => number;
  /** Lets waiting messages in. */
  pause: () => Promise<void>;
}

/**
 * What the worker does with messages, without the worker. Of the open tasks the newest always runs
 * first, so that a drawing asked for while bands are being drawn is not kept waiting; a cancelled
 * one is dropped at the next pause. What was computed for it stays in the tables of the core.
 */
export function createHandler({ post, now, pause }: Surroundings): (message: ToWorker) => void {
  let dataset: Promise<ReachDataset> = Promise.reject(new LoadError('no data were loaded yet'));
  dataset.catch(() => {});
  const open: Task[] = [];
  /** Questions that wait for the data. */
  const waiting = new Set<number>();
  let working = false;

  return (message) => {
    switch (message.type) {
      case 'load':
        dataset = loadDataset(message.source);
        // Told to those who ask; until then it is no unhandled rejection.
        dataset.catch(() => {});
        return;
      case 'cancel': {
        waiting.delete(message.id);
        const index = open.findIndex(({ id }) => id === message.id);
        if (index >= 0) open.splice(index, 1);
        return;
      }
      case 'ask':
        waiting.add(message.id);
        dataset.then(
          (data) => {
            if (!waiting.delete(message.id)) return;
            const steps = answerSteps(data, message.question);
            open.push({ id: message.id, steps, started: now(), told: now() });
            void work();
          },
          (error: unknown) => {
            if (!waiting.delete(message.id)) return;
            post({ type: 'failure', id: message.id, failure: failureOf(error) });
          },
        );
        return;
      default:
        message satisfies never;
    }
  };

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    // A pause before the first step too: of several questions at once the last is the newest.
    await pause();
    for (let task = open.at(-1); task; task = open.at(-1)) {
      if (advance(task)) open.splice(open.indexOf(task), 1);
      await pause();
    }
    working = false;
  }

  /** One slice of work; true when the task is over. */
  function advance(task: Task): boolean {
    const until = now() + SLICE_MS;
    try {
      do {
        const step = task.steps.next();
        if (step.done) {
          post({ type: 'answer', id: task.id, answer: step.value });
          return true;
        }
        if (now() - task.started > SILENT_MS && now() - task.told > PROGRESS_EVERY_MS) {
          task.told = now();
          post({ type: 'progress', id: task.id, progress: step.value });
        }
      } while (now() < until);
      return false;
    } catch (error) {
      post({ type: 'failure', id: task.id, failure: failureOf(error) });
      return true;
    }
  }
}

export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof InputError) return { code: 'input', message, field: error.field };
  if (error instanceof RangeError) return { code: 'input', message };
  return { code: error instanceof LoadError ? 'load' : 'internal', message };
}
