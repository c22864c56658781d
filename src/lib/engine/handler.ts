import { answer } from '$lib/core/questions/answer';
import type { ReachDataset } from '$lib/core/reach/dataset';
import { InputError } from '$lib/core/record/input-error';
import { LoadError, loadDataset } from './load';
import type { DataSource, Failure, FromWorker, ToWorker } from './protocol';

/** Progress is told only of work that takes longer than this, ms. */
const SILENT_MS = 500;
const PROGRESS_EVERY_MS = 100;

interface Surroundings {
  post: (message: FromWorker) => void;
  /** ms */
  now: () => number;
}

/** What the worker does with messages, without the worker: one question after the other. */
export function createHandler({ post, now }: Surroundings): (message: ToWorker) => void {
  let source: DataSource | null = null;
  let dataset: Promise<ReachDataset> | null = null;

  /** What did not come is fetched anew for the next question. */
  function load(): Promise<ReachDataset> {
    if (!source) return Promise.reject(new LoadError('no data were loaded yet'));
    const loading = (dataset ??= loadDataset(source));
    loading.catch(() => {
      if (dataset === loading) dataset = null;
    });
    return loading;
  }

  return (message) => {
    if (message.type === 'load') {
      ({ source } = message);
      dataset = null;
      void load().catch(() => {}); // Told to those who ask.
      return;
    }
    const { id, question } = message;
    post({ type: 'alive', id });
    void load()
      .then((data) => {
        let next = now() + SILENT_MS;
        const found = answer(data, question, (progress) => {
          if (now() < next) return;
          next = now() + PROGRESS_EVERY_MS;
          post({ type: 'progress', id, progress });
        });
        post({ type: 'answer', id, answer: found });
      })
      .catch((error: unknown) => post({ type: 'failure', id, failure: failureOf(error) }));
  };
}

function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof InputError) return { code: 'input', message, field: error.field };
  if (error instanceof RangeError) return { code: 'input', message };
  return { code: error instanceof LoadError ? 'load' : 'internal', message };
}
