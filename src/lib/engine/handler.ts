import { fetchJson } from '$lib/site/network/fetch-json';
import { datasetOf, type ReachDataset } from '$lib/core/reach/dataset';
import type { OnProgress } from '$lib/core/reach/progress';
import { CALLS, NEED_HOME, type CallName, type Given, type Told } from './calls';
import type { DataSource, FromWorker, ToWorker } from './protocol';

/** Progress is told only of work that takes longer than this, ms. */
const SILENT_MS = 500;
const PROGRESS_EVERY_MS = 100;

interface Surroundings {
  post: (message: FromWorker) => void;
  /** ms */
  now: () => number;
}

type Call = (
  dataset: ReachDataset,
  given: Given<CallName>,
  onProgress: OnProgress,
) => Told<CallName>;

/** What the worker does with messages, without the worker: one call after the other. */
export function createHandler({ post, now }: Surroundings): (message: ToWorker) => void {
  let source: DataSource | null = null;
  /** With the home land and without. */
  const loaded = new Map<boolean, Promise<ReachDataset>>();

  /** What did not come is fetched anew for the next call. */
  function load(hasHome: boolean): Promise<ReachDataset> {
    if (!source) return Promise.reject(new Error('no data were loaded yet'));
    const loading = loaded.get(hasHome) ?? loadDataset(source, hasHome);
    loaded.set(hasHome, loading);
    loading.catch(() => {
      if (loaded.get(hasHome) === loading) loaded.delete(hasHome);
    });
    return loading;
  }

  return (message) => {
    if (message.type === 'load') {
      ({ source } = message);
      loaded.clear();
      return;
    }
    const { id, name, given } = message;
    post({ type: 'alive', id });
    void load(NEED_HOME.includes(name))
      .then((dataset) => {
        let next = now() + SILENT_MS;
        const answer = (CALLS[name] as Call)(dataset, given, (progress) => {
          if (now() < next) return;
          next = now() + PROGRESS_EVERY_MS;
          post({ type: 'progress', id, progress });
        });
        post({ type: 'answer', id, answer });
      })
      .catch((error: unknown) =>
        post({ type: 'failure', id, message: error instanceof Error ? error.message : `${error}` }),
      );
  };
}

async function loadDataset(source: DataSource, hasHome: boolean): Promise<ReachDataset> {
  const { data, rules, own } = source;
  const read = <File>(name: string) => fetchJson<File>(`${data}/${name}`);
  const [ours, regions, directions, home] = await Promise.all([
    own?.alone ? null : (source.ours ?? read<NonNullable<DataSource['ours']>>('events.json')),
    read<never>('regions.geojson'),
    read<never>('directions.json'),
    hasHome ? read<never>('home.json') : null,
  ]);
  // A reader's records alone are covered as far as they go.
  const atlas = {
    ...{ ...ours, dataVersion: [ours?.dataVersion, own?.name].filter(Boolean).join(' + ') },
    records: [...(ours?.records ?? []), ...(own?.records ?? [])],
  };
  return datasetOf(atlas, { rules, home, regions, directions });
}
